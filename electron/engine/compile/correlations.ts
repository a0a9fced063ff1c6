import type { RunNotice } from '#shared/messages/run.ts';
import type { PlanIndex } from '#shared/plan/index.ts';
import { repairedCorrelation } from '../random/correlation.ts';
import { Cells } from './cells.ts';
import { type DrawTable, drawIdentity } from './draws.ts';

/** A whole cell that a correlation names. */
export interface CorrelatedCell {
  readonly cells: Cells;
  readonly cell: number;
  readonly identity: string;
}

/** Cells that hang together, with the lower Cholesky factor of their Pearson matrix (row-major). */
export interface CorrelatedGroup {
  readonly members: readonly CorrelatedCell[];
  readonly factor: Float64Array;
}

/** Where a cell stands in the Gaussian copula of the plan. */
export interface Copula {
  /** By identity of the cell. */
  readonly places: ReadonlyMap<string, { readonly group: CorrelatedGroup; readonly row: number }>;
  readonly notices: readonly RunNotice[];
}

/** Reads `fx[sea]` of a valid document. */
export function parseCell(index: PlanIndex, text: string): CorrelatedCell {
  const [name = '', rest = ''] = text.replaceAll(/[\s\]]/g, '').split('[');
  const ids = rest === '' ? [] : rest.split(',');
  const cells = new Cells(index, index.variables.get(name)!);
  const memberOn = (dimension: string) =>
    ids.map((id) => index.memberOf.get(id)!).find((member) => member.dimension === dimension)!.position;
  const cell = cells.numberOf(memberOn);
  return { cells, cell, identity: cells.identityOf(cell) };
}

function isRandomCell(side: CorrelatedCell, table: DrawTable): boolean {
  const { kind } = side.cells.variable.definition;
  if (kind === 'path') return true;
  return table.has(drawIdentity(side.cells, side.cell, side.cells.variable.overPeriod ? 0 : -1, 'value'));
}

/** Two random cells with their rank correlation. */
export interface CorrelatedPair {
  readonly a: CorrelatedCell;
  readonly b: CorrelatedCell;
  readonly rank: number;
}

/** The pairs of the plan; one with a side that is a plain number is left out, and noticed. */
export function readPairs(index: PlanIndex, table: DrawTable, notices: RunNotice[]): CorrelatedPair[] {
  const pairs: CorrelatedPair[] = [];
  index.document.correlations?.forEach((correlation, position) => {
    const a = parseCell(index, correlation.between[0]);
    const b = parseCell(index, correlation.between[1]);
    const plain = [a, b].find((side) => !isRandomCell(side, table));
    if (!plain) {
      pairs.push({ a, b, rank: correlation.rank });
      return;
    }
    const other = plain === a ? b : a;
    const args = { input: plain.cells.nameOf(plain.cell), other: other.cells.nameOf(other.cell) };
    notices.push({ path: `correlations[${position}]`, code: 'correlationIgnored', args });
  });
  return pairs;
}

/** Cells connected by pairs, each group and the groups in order of identity: what is unrelated changes nothing. */
function connected(pairs: readonly CorrelatedPair[]): CorrelatedCell[][] {
  const cells = new Map<string, CorrelatedCell>();
  const parent = new Map<string, string>();
  const rootOf = (identity: string): string => {
    const up = parent.get(identity) ?? identity;
    return up === identity ? identity : rootOf(up);
  };
  for (const { a, b } of pairs) {
    cells.set(a.identity, a);
    cells.set(b.identity, b);
    parent.set(rootOf(a.identity), rootOf(b.identity));
  }
  const groups = new Map<string, CorrelatedCell[]>();
  for (const identity of [...cells.keys()].sort()) {
    const root = rootOf(identity);
    groups.set(root, [...(groups.get(root) ?? []), cells.get(identity)!]);
  }
  return [...groups.values()];
}

/** Cells that hang together, with their rank correlations (row-major; 0 where no pair is named, 1 on the diagonal). */
export interface RankGroup {
  readonly members: readonly CorrelatedCell[];
  readonly ranks: Float64Array;
}

/** Gathers pairs into groups, each with its matrix. */
export function rankGroups(pairs: readonly CorrelatedPair[]): RankGroup[] {
  return connected(pairs).map((members) => {
    const size = members.length;
    const rows = new Map(members.map((member, row) => [member.identity, row]));
    const ranks = new Float64Array(size * size);
    for (let row = 0; row < size; row++) ranks[row * size + row] = 1;
    for (const { a, b, rank } of pairs) {
      const i = rows.get(a.identity);
      const j = rows.get(b.identity);
      if (i === undefined || j === undefined) continue;
      ranks[i * size + j] = rank;
      ranks[j * size + i] = rank;
    }
    return { members, ranks };
  });
}

/** Builds the plan's copula: one matrix for each group of connected cells, repaired where it is not a correlation matrix. */
export function buildCopula(index: PlanIndex, table: DrawTable): Copula {
  const notices: RunNotice[] = [];
  const pairs = readPairs(index, table, notices);
  const places = new Map<string, { group: CorrelatedGroup; row: number }>();
  let largestChange = 0;
  for (const { members, ranks } of rankGroups(pairs)) {
    const repaired = repairedCorrelation(ranks, members.length);
    if (repaired.repaired) largestChange = Math.max(largestChange, repaired.largestChange);
    const group = { members, factor: repaired.cholesky };
    members.forEach((member, row) => {
      places.set(member.identity, { group, row });
    });
  }
  if (largestChange > 1e-6) {
    const args = { change: largestChange.toPrecision(3) };
    notices.push({ path: 'correlations', code: 'correlationRepaired', args });
  }
  return { places, notices };
}
