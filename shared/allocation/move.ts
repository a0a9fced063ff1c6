import { type Minor, minorUnits } from '../money.ts';
import { success } from '../outcome.ts';
import { apportion } from './apportion.ts';
import type { Draft } from './draft.ts';
import { type Cells, cellsOf, unknownIn } from './grid.ts';
import { distribute, type Holding, holdingOf, withoutCells } from './holding.ts';
import { refuseMove, refuseNegative, refuseOntoItself, refuseTooLarge, refuseUnknown } from './refusals.ts';
import type { AllocationEdit, Step } from './types.ts';
import type { EditWords } from './words.ts';

type MoveEdit = Extract<AllocationEdit, { type: 'move' }>;

/** A source and a destination between which money moves by itself: one period, or all of them together. */
interface Channel {
  readonly source: Holding;
  readonly target: Holding;
}

/**
 * Moves an amount between two blocks. Where both have the same periods it moves within each of them, in proportion to
 * what the source can give there, so that no period's total changes; else over all of them together. Within a block
 * cells give and take in the proportions that they have.
 */
export function move(draft: Draft, { from, to, amount }: MoveEdit, words: EditWords): Step {
  const { allocation } = draft.grid;
  const unknown = unknownIn(draft.grid, from) ?? unknownIn(draft.grid, to);
  if (unknown) return refuseUnknown(unknown, allocation, words);
  if (amount < 0) return refuseNegative();
  const given = cellsOf(draft.grid, from);
  const taken = cellsOf(draft.grid, to);
  const channels = channelsOf(draft, given, taken);
  if (channels === null) return refuseOntoItself();
  const open = channels.filter(({ target }) => target.free.length > 0);
  const available = open.map(({ source }) => source.held);
  const most = available.reduce((sum, held) => sum + held, 0);
  if (!Number.isSafeInteger(most)) return refuseTooLarge();
  if (amount > most) {
    return refuseMove(minorUnits(most), amount, unionOf(given, taken), allocation, words);
  }
  if (amount > 0) transfer(draft, open, amount, available);
  return success(null);
}

function transfer(
  draft: Draft,
  channels: readonly Channel[],
  amount: Minor,
  available: readonly number[],
): void {
  apportion(amount, available).forEach((part, position) => {
    const channel = channels[position];
    if (!channel || part === 0) return;
    distribute(draft, channel.source, channel.source.held - part);
    distribute(draft, channel.target, channel.target.held + part);
  });
}

/** What gives and what takes, without the cells that would do both; null where the two are the same. */
function channelsOf(draft: Draft, from: Cells, to: Cells): Channel[] | null {
  const [wider, narrower] = [contains(from, to), contains(to, from)];
  if (wider && narrower) return null;
  const same = sameNumbers(from.periods, to.periods);
  const spans = same ? from.periods.map((period) => [period]) : [null];
  return spans.map((span): Channel => {
    const source = holdingOf(draft, span ? { rows: from.rows, periods: span } : from);
    const target = holdingOf(draft, span ? { rows: to.rows, periods: span } : to);
    // Of a row and the group around it, the group's other cells give or take.
    return {
      source: narrower ? source : withoutCells(source, to),
      target: wider ? target : withoutCells(target, from),
    };
  });
}

function contains(outer: Cells, inner: Cells): boolean {
  const rows = new Set(outer.rows);
  const periods = new Set(outer.periods);
  return inner.rows.every((row) => rows.has(row)) && inner.periods.every((period) => periods.has(period));
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, position) => value === b[position]);
}

function unionOf(a: Cells, b: Cells): Cells {
  const ascending = (values: number[]) => [...new Set(values)].sort((x, y) => x - y);
  return { rows: ascending([...a.rows, ...b.rows]), periods: ascending([...a.periods, ...b.periods]) };
}
