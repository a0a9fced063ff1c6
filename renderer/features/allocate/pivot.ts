import { FREE, INHERITED_LOCK, lockStates } from '#shared/allocation/locks.ts';
import type { Allocation, Block } from '#shared/allocation/types.ts';

/** How a pivot row's cells stand: none locked, some, all, or all by a parent scenario. */
export const LOCK = { none: 0, some: 1, all: 2, inherited: 3 } as const;

export type PivotView = 'region' | 'category';

/** A group of members with its name: a region with its lines, a category with its lines. */
export interface PivotLabels {
  region(id: string): string;
  line(id: string): string;
}

export interface PivotCategory {
  id: string;
  label: string;
  lines: readonly string[];
}

/** One row of the grid: a sum over regions × lines, or a single pair of them. Amounts are minor units. */
export interface PivotRow {
  readonly id: string;
  readonly label: string;
  /** 0 for the outermost level; −1 for the total row. */
  readonly depth: number;
  readonly regions: readonly string[];
  readonly lines: readonly string[];
  /** One sum a period. */
  readonly amounts: readonly number[];
  readonly total: number;
  /** Of the grand total; null where that is zero. */
  readonly share: number | null;
  /** A {@link LOCK} a period. */
  readonly locks: readonly number[];
  /** True where every pair below is taken over from the parent scenario. */
  readonly inherited: boolean;
  readonly expandable: boolean;
  readonly expanded: boolean;
}

export interface PivotInput {
  readonly allocation: Allocation;
  readonly view: PivotView;
  readonly categories: readonly PivotCategory[];
  readonly labels: PivotLabels;
  readonly totalLabel: string;
  /** True for rows whose children are not shown. */
  isFolded(id: string): boolean;
  /** Pairs (`region/line`) left out while they are zero and unlocked. */
  readonly hidden: ReadonlySet<string>;
  /** True where the scenario has a parent that rows can come from. */
  readonly inherits: boolean;
}

export interface Pivot {
  readonly rows: readonly PivotRow[];
  readonly total: PivotRow;
  /** Ids of all rows that can be folded, shown or not. */
  readonly foldable: readonly string[];
}

export const pairOf = (region: string, line: string): string => `${region}/${line}`;

interface Node {
  id: string;
  label: string;
  regions: readonly string[];
  lines: readonly string[];
  children: readonly Node[];
}

/** The pairs that hold nothing: what a first look at an allocation leaves out. */
export function emptyPairs(allocation: Allocation): ReadonlySet<string> {
  const empty = allocation.rows.filter((row) => row.amounts.every((amount) => amount === 0));
  if (empty.length === allocation.rows.length) return new Set();
  return new Set(empty.map((row) => pairOf(row.region, row.line)));
}

function nodesOf({ allocation, view, categories, labels }: PivotInput): Node[] {
  const leaf = (id: string, region: string, line: string, label: string): Node => ({
    id,
    label,
    regions: [region],
    lines: [line],
    children: [],
  });
  if (view === 'region') {
    return allocation.regions.map((region) => ({
      id: region,
      label: labels.region(region),
      regions: [region],
      lines: allocation.lines,
      children: allocation.lines.map((line) => leaf(pairOf(region, line), region, line, labels.line(line))),
    }));
  }
  return categories.map((category) => ({
    id: `category/${category.id}`,
    label: category.label,
    regions: allocation.regions,
    lines: category.lines,
    children: category.lines.map((line) => ({
      id: `line/${line}`,
      label: labels.line(line),
      regions: allocation.regions,
      lines: [line],
      children: allocation.regions.map((region) =>
        leaf(pairOf(region, line), region, line, labels.region(region)),
      ),
    })),
  }));
}

/** The rows that the grid shows, from the outermost level down, and the total row. */
export function buildPivot(input: PivotInput): Pivot {
  const { allocation, isFolded, hidden } = input;
  const summed = summing(input);
  const rows: PivotRow[] = [];
  const foldable: string[] = [];
  const grand = allocation.rows.reduce(
    (sum, row) => row.amounts.reduce((part, amount) => part + amount, sum),
    0,
  );
  const visit = (node: Node, depth: number): void => {
    const children = node.children.filter((child) => !isHidden(child));
    const expandable = children.length > 0;
    if (expandable) foldable.push(node.id);
    const expanded = expandable && !isFolded(node.id);
    rows.push(summed(node, depth, grand, expandable, expanded));
    if (expanded) for (const child of children) visit(child, depth + 1);
    else for (const child of children) collect(child);
  };
  const collect = (node: Node): void => {
    if (node.children.length > 0) foldable.push(node.id);
    for (const child of node.children) collect(child);
  };
  const isHidden = (node: Node): boolean =>
    hidden.size > 0 &&
    node.regions.every((region) => node.lines.every((line) => hidden.has(pairOf(region, line)))) &&
    summed.isBlank(node);
  for (const node of nodesOf(input)) if (!isHidden(node)) visit(node, 0);
  const all: Node = {
    id: 'total',
    label: input.totalLabel,
    regions: allocation.regions,
    lines: allocation.lines,
    children: [],
  };
  return { rows, total: summed(all, -1, grand, false, false), foldable };
}

interface Summing {
  (node: Node, depth: number, grand: number, expandable: boolean, expanded: boolean): PivotRow;
  /** True where nothing is spent and nothing is locked. */
  isBlank(node: Node): boolean;
}

function summing({ allocation, inherits }: PivotInput): Summing {
  const { periods, rows } = allocation;
  const anyLock = allocation.locks.length > 0;
  const states = lockStates(allocation);
  const index = new Map(rows.map((row, position) => [pairOf(row.region, row.line), position]));
  const positions = (node: Node): number[] =>
    node.regions.flatMap((region) => node.lines.flatMap((line) => index.get(pairOf(region, line)) ?? []));

  const sum = (
    node: Node,
    depth: number,
    grand: number,
    expandable: boolean,
    expanded: boolean,
  ): PivotRow => {
    const places = positions(node);
    const amounts = new Array<number>(periods).fill(0);
    for (const place of places) {
      const source = rows[place]!.amounts;
      for (let period = 0; period < periods; period += 1) amounts[period]! += source[period]!;
    }
    const total = amounts.reduce((running, amount) => running + amount, 0);
    const { id, label, regions, lines } = node;
    const share = grand === 0 ? null : total / grand;
    const locks = amounts.map((_, period) => (anyLock ? lockOf(places, period) : LOCK.none));
    const inherited = inherits && places.every((place) => !rows[place]!.own);
    return {
      id,
      label,
      depth,
      regions,
      lines,
      amounts,
      total,
      share,
      locks,
      inherited,
      expandable,
      expanded,
    };
  };
  const lockOf = (places: readonly number[], period: number): number => {
    let locked = 0;
    let own = 0;
    for (const place of places) {
      const state = states[place * periods + period] ?? FREE;
      if (state !== FREE) locked += 1;
      if (state !== FREE && state !== INHERITED_LOCK) own += 1;
    }
    if (locked === 0) return LOCK.none;
    if (locked < places.length) return LOCK.some;
    return own > 0 ? LOCK.all : LOCK.inherited;
  };
  const isBlank = (node: Node): boolean =>
    positions(node).every(
      (place) =>
        rows[place]!.amounts.every((amount) => amount === 0) &&
        states.subarray(place * periods, (place + 1) * periods).every((state) => state === FREE),
    );
  return Object.assign(sum, { isBlank });
}

/** The cells behind one column of a row; `period` null stands for all periods. */
export function blockOf(row: PivotRow, period: number | null, periods: number): Block {
  return {
    regions: [...row.regions],
    lines: [...row.lines],
    periods: period === null ? Array.from({ length: periods }, (_, position) => position) : [period],
  };
}
