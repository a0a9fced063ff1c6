import type { AllocationEdit, Block, Gesture } from '#shared/allocation/types.ts';
import { type Minor, minorUnits } from '#shared/money.ts';
import {
  type AmountFault,
  type DecimalMark,
  decimalMarkOfBlock,
  type ParsedAmount,
  parseAmount,
  parseTyped,
} from './amount-input.ts';
import type { CellText } from './clipboard.ts';
import { LOCK, type PivotRow } from './pivot-row.ts';
import type { Bounds } from './selection.ts';
import { amountAt, blockAt, columnCount, periodsOf, type Sheet, totalColumn } from './sheet.ts';

/** Amount for everything behind one cell of the grid. */
export interface Write {
  readonly block: Block;
  readonly amount: Minor;
}

export type PasteFault =
  | { fault: 'doesNotFit'; rows: number; columns: number }
  | { fault: 'computedColumn' }
  | { fault: AmountFault | 'negative'; text: string };

const sizeOf = ({ regions, lines, periods }: Block) => regions.length * lines.length * periods.length;

/**
 * One edit for all writes. Larger blocks go first, so that where a total and cells below it are both given, the cells
 * have the last word.
 */
export function editOf(writes: readonly Write[], as?: Gesture): AllocationEdit | null {
  const [first] = writes;
  if (!first) return null;
  const gesture = as === undefined ? {} : { as };
  if (writes.every(({ block }) => sizeOf(block) === 1)) {
    const cells = writes.map(({ block, amount }) => ({
      region: block.regions[0]!,
      line: block.lines[0]!,
      period: block.periods[0]!,
      amount,
    }));
    return { type: 'set', cells, ...gesture };
  }
  if (writes.length === 1) {
    return { type: 'spread', block: first.block, amount: first.amount, ...gesture };
  }
  const spreads = [...writes].sort((a, b) => sizeOf(b.block) - sizeOf(a.block));
  return { type: 'spreadMany', spreads, ...gesture };
}

/** Writes for every cell of the bounds that takes input. */
function writesOver(
  sheet: Sheet,
  { top, bottom, left, right }: Bounds,
  amountFor: (row: number, column: number) => Minor | null,
): Write[] {
  const writes: Write[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const block = blockAt(sheet, row, column);
      const amount = block && amountFor(row, column);
      if (block && amount !== null) writes.push({ block, amount });
    }
  }
  return writes;
}

/** A typed text as the amount of every cell in the bounds; `+5%` is of what each of them holds. */
export function typedEdit(
  sheet: Sheet,
  bounds: Bounds,
  text: string,
): { edit: AllocationEdit | null } | PasteFault {
  const content = text.trim() === '' ? '0' : text;
  let fault: AmountFault | null = null;
  const writes = writesOver(sheet, bounds, (row, column) => {
    const parsed = parseTyped(content, amountAt(sheet, row, column) ?? minorUnits(0), sheet.decimals);
    if (parsed.ok) return parsed.amount;
    fault ??= parsed.fault;
    return null;
  });
  return fault === null ? { edit: editOf(writes, writes.length > 1 ? 'fill' : undefined) } : { fault, text };
}

export function clearEdit(sheet: Sheet, bounds: Bounds): AllocationEdit | null {
  return editOf(
    writesOver(sheet, bounds, () => minorUnits(0)),
    'clear',
  );
}

/** Copies the first row of the range to the rows below it; of a single row, from the row above. */
export function fillDownEdit(sheet: Sheet, bounds: Bounds): AllocationEdit | null {
  const source = bounds.top === bounds.bottom ? bounds.top - 1 : bounds.top;
  if (source < 0) return null;
  const below = { ...bounds, top: source + 1 };
  return editOf(
    writesOver(sheet, below, (_row, column) => amountAt(sheet, source, column)),
    'fill',
  );
}

/** Copies the first column of the range to the columns right of it; of a single column, from the column to the left. */
export function fillRightEdit(sheet: Sheet, bounds: Bounds): AllocationEdit | null {
  const source = bounds.left === bounds.right ? bounds.left - 1 : bounds.left;
  if (source < 0) return null;
  const beside = { ...bounds, left: source + 1, right: Math.min(bounds.right, totalColumn(sheet) - 1) };
  return editOf(
    writesOver(sheet, beside, (row) => amountAt(sheet, row, source)),
    'fill',
  );
}

/**
 * The writes that a pasted block asks for, laid from the top left of the range and repeated where the range is a
 * multiple of it. Nothing is cut off: a block that reaches beyond the grid is refused whole.
 */
export function pasteEdit(
  sheet: Sheet,
  bounds: Bounds,
  cells: readonly (readonly CellText[])[],
): { edit: AllocationEdit | null } | PasteFault {
  const height = cells.length;
  const width = Math.max(...cells.map((row) => row.length));
  const repeat = (span: number, size: number) => (span % size === 0 ? span : size);
  const rows = repeat(bounds.bottom - bounds.top + 1, height);
  const columns = repeat(bounds.right - bounds.left + 1, width);
  if (bounds.top + rows > sheet.rows.length || bounds.left + columns > columnCount(sheet)) {
    return { fault: 'doesNotFit', rows: height, columns: width };
  }
  if (bounds.left + columns > totalColumn(sheet) + 1) return { fault: 'computedColumn' };
  const mark = decimalMarkOfBlock(cells.map((row) => row.map(({ text }) => text)));
  const writes: Write[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const cell = cells[row % height]?.[column % width];
      const block = blockAt(sheet, bounds.top + row, bounds.left + column);
      if (!cell || cell.text.trim() === '' || !block) continue;
      const { text } = cell;
      const parsed = amountIn(cell, sheet.decimals, mark);
      if (!parsed.ok) return { fault: parsed.fault, text };
      if (parsed.amount < 0) return { fault: 'negative', text };
      writes.push({ block, amount: parsed.amount });
    }
  }
  return { edit: editOf(writes, 'paste') };
}

/** The amount of a pasted cell: its own number rounded to the minor unit, as results of formulas are, else its text. */
function amountIn({ text, value }: CellText, decimals: number, mark: DecimalMark): ParsedAmount {
  if (value !== null) {
    const minor = Math.round(value * 10 ** decimals);
    return Number.isSafeInteger(minor)
      ? { ok: true, amount: minorUnits(minor === 0 ? 0 : minor) }
      : { ok: false, fault: 'tooLarge' };
  }
  return isDash(text) ? { ok: true, amount: minorUnits(0) } : parseAmount(text, decimals, mark);
}

/** Accounting formats show zero as a dash. */
const isDash = (text: string) => /^[-–—]$/.test(text.trim());

/** Locks what the range covers, or unlocks it where all of it is locked already; null where it covers no amounts. */
export function lockEdit(sheet: Sheet, { top, bottom, left, right }: Bounds): AllocationEdit | null {
  const rows = sheet.rows.slice(top, bottom + 1);
  const last = Math.min(right, totalColumn(sheet));
  const covered = new Set<number>();
  for (let column = Math.min(left, last); column <= last; column += 1) {
    for (const period of periodsOf(sheet, column) ?? []) covered.add(period);
  }
  const periods = [...covered].sort((a, b) => a - b);
  const locked = rows.every((row) => periods.every((period) => (row.locks[period] ?? 0) >= LOCK.all));
  const blocks = mergedBlocks(rows).map(({ regions, lines }) => ({ regions, lines, periods }));
  return blocks.length === 0 ? null : { type: locked ? 'unlock' : 'lock', blocks };
}

/** Rows put together: those of the same regions into one block, then blocks of the same lines. */
function mergedBlocks(rows: readonly PivotRow[]): { regions: string[]; lines: string[] }[] {
  const byRegions = new Map<string, { regions: string[]; lines: Set<string> }>();
  for (const { regions, lines } of rows) {
    const key = regions.join('/');
    const block = byRegions.get(key) ?? { regions: [...regions], lines: new Set<string>() };
    for (const line of lines) block.lines.add(line);
    byRegions.set(key, block);
  }
  const byLines = new Map<string, { regions: Set<string>; lines: string[] }>();
  for (const { regions, lines } of byRegions.values()) {
    const key = [...lines].sort().join('/');
    const block = byLines.get(key) ?? { regions: new Set<string>(), lines: [...lines] };
    for (const region of regions) block.regions.add(region);
    byLines.set(key, block);
  }
  return [...byLines.values()].map(({ regions, lines }) => ({ regions: [...regions], lines }));
}
