import type { Allocation, Block } from './types.ts';

/** A block as positions: indices into `allocation.rows`, and periods; both ascending, each once. */
export interface Cells {
  readonly rows: readonly number[];
  readonly periods: readonly number[];
}

/** A cell that an edit names and the plan does not have. */
export interface UnknownCell {
  readonly region: string;
  readonly line: string;
  readonly period: number;
}

/** Finds rows by region and line. Built once an edit: the order of `rows` is regions first, then lines. */
export interface Grid {
  readonly allocation: Allocation;
  readonly regionAt: ReadonlyMap<string, number>;
  readonly lineAt: ReadonlyMap<string, number>;
}

export function gridOf(allocation: Allocation): Grid {
  return {
    allocation,
    regionAt: new Map(allocation.regions.map((id, position) => [id, position])),
    lineAt: new Map(allocation.lines.map((id, position) => [id, position])),
  };
}

/** Index into `allocation.rows`, or −1 where the plan has no such region, line or period. */
export function rowOf(grid: Grid, region: string, line: string): number {
  const regionAt = grid.regionAt.get(region);
  const lineAt = grid.lineAt.get(line);
  if (regionAt === undefined || lineAt === undefined) return -1;
  return regionAt * grid.allocation.lines.length + lineAt;
}

export function hasPeriod(grid: Grid, period: number): boolean {
  return Number.isInteger(period) && period >= 0 && period < grid.allocation.periods;
}

function ascending(values: Iterable<number>): number[] {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** The first thing that the block names and the plan does not have; null where it has all of it. */
export function unknownIn(grid: Grid, block: Block): UnknownCell | null {
  const region = block.regions.find((id) => !grid.regionAt.has(id));
  const line = block.lines.find((id) => !grid.lineAt.has(id));
  const period = block.periods.find((value) => !hasPeriod(grid, value));
  if (region === undefined && line === undefined && period === undefined) return null;
  return {
    region: region ?? block.regions[0] ?? '',
    line: line ?? block.lines[0] ?? '',
    period: period ?? block.periods[0] ?? 0,
  };
}

/** The block as positions, whatever the order and repetition in which it names them; what is unknown is left out. */
export function cellsOf(grid: Grid, block: Block): Cells {
  const regions = ascending(block.regions.flatMap((id) => grid.regionAt.get(id) ?? []));
  const lines = ascending(block.lines.flatMap((id) => grid.lineAt.get(id) ?? []));
  const width = grid.allocation.lines.length;
  return {
    rows: regions.flatMap((regionAt) => lines.map((lineAt) => regionAt * width + lineAt)),
    periods: ascending(block.periods.filter((period) => hasPeriod(grid, period))),
  };
}
