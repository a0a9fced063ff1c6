import type { AllocationEdit, Block, RowAmounts } from '#shared/allocation/types.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { MessageArguments } from '#shared/messages/message.ts';
import type { ChangeDescription } from '#shared/views.ts';

/**
 * What the history remembers of an edit, for the window to put into words: `regions`, `lines` (how many), `region`,
 * `line` (the id where it is one), `from`, `to` (first and last period), `cells` (how many), and `amount` (minor units)
 * or `factor` where there is one. Of a move these tell where from, and `toRegions`, `toRegion`, … where to; of a
 * profile `shape` tells which; of a copy `source` is the scenario that the rows come from.
 */
export function editArguments(edit: AllocationEdit): MessageArguments {
  switch (edit.type) {
    case 'set': {
      const [only, ...others] = edit.cells;
      const amount = others.length === 0 && only ? { amount: only.amount } : {};
      return { ...extent(edit.cells.map(blockOf)), cells: edit.cells.length, ...amount };
    }
    case 'spread':
      return { ...ofBlock(edit.block), amount: edit.amount };
    case 'spreadMany':
      return { ...extent(edit.spreads.map(({ block }) => block)), totals: edit.spreads.length };
    case 'scale':
      return { ...ofBlock(edit.block), factor: edit.factor };
    case 'move':
      return { ...ofBlock(edit.from), ...target(edit.to), amount: edit.amount };
    case 'profile':
      return { ...extent(edit.parts.map(({ block }) => block)), shape: edit.shape };
    case 'copy':
      return { ...extent([rowsBlock(edit.rows)]), source: edit.from };
    case 'lock':
    case 'unlock':
      return { ...extent(edit.blocks), cells: distinctCells(edit.blocks) };
    default:
      return assertNever(edit);
  }
}

function blockOf({ region, line, period }: { region: string; line: string; period: number }): Block {
  return { regions: [region], lines: [line], periods: [period] };
}

/** Where a move leads, under names of its own: `toRegions`, `toLine`, `toFrom`, … */
function target(block: Block): MessageArguments {
  const named = Object.entries(extent([block]));
  return Object.fromEntries(
    named.map(([key, value]) => [`to${key[0]?.toUpperCase()}${key.slice(1)}`, value]),
  );
}

function rowsBlock(rows: readonly RowAmounts[]): Block {
  const periods = rows[0]?.amounts.map((_, period) => period) ?? [];
  return { regions: rows.map(({ region }) => region), lines: rows.map(({ line }) => line), periods };
}

/** What the history calls an edit: the gesture that it was made by, else its type. */
export function editAction(edit: AllocationEdit): ChangeDescription['action'] {
  return 'as' in edit && edit.as !== undefined ? edit.as : edit.type;
}

function ofBlock(block: Block): MessageArguments {
  const { regions, lines, periods } = block;
  return { ...extent([block]), cells: regions.length * lines.length * periods.length };
}

/** Blocks may overlap; each cell counts once. */
function distinctCells(blocks: readonly Block[]): number {
  const cells = new Set<string>();
  for (const { regions, lines, periods } of blocks) {
    for (const region of regions) {
      for (const line of lines) for (const period of periods) cells.add(`${region} ${line} ${period}`);
    }
  }
  return cells.size;
}

function extent(blocks: readonly Block[]): MessageArguments {
  const regions = new Set(blocks.flatMap((block) => block.regions));
  const lines = new Set(blocks.flatMap((block) => block.lines));
  const periods = [...new Set(blocks.flatMap((block) => block.periods))].sort((a, b) => a - b);
  return {
    ...named('region', regions),
    ...named('line', lines),
    from: periods[0] ?? 0,
    to: periods.at(-1) ?? 0,
  };
}

function named(what: 'region' | 'line', ids: ReadonlySet<string>): MessageArguments {
  const [only = ''] = ids;
  return { [`${what}s`]: ids.size, ...(ids.size === 1 ? { [what]: only } : {}) };
}
