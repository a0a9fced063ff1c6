import type { Allocation } from '#shared/allocation/types.ts';
import { summing } from './pivot-sums.ts';
import { type PivotNode, type PivotTree, pairOf } from './pivot-tree.ts';

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
  /** What the parent scenario spends on the same pairs; null without a parent. */
  readonly before: number | null;
  /** A {@link LOCK} a period. */
  readonly locks: readonly number[];
  /** True where every pair below is taken over from the parent scenario. */
  readonly inherited: boolean;
  readonly expandable: boolean;
  readonly expanded: boolean;
}

export interface PivotInput {
  readonly tree: PivotTree;
  readonly allocation: Allocation;
  /** True for rows whose children are not shown. */
  isFolded(id: string): boolean;
  /** Pairs (`region/line`) left out while they are zero and unlocked. */
  readonly hidden: ReadonlySet<string>;
  /** True where the scenario has a parent that rows can come from. */
  readonly inherits: boolean;
  /** The parent scenario's allocation, to compare with; null where there is none or it is not read yet. */
  readonly parent: Allocation | null;
  /** What was shown before: rows in which nothing differs are taken over, so that the grid need not draw them again. */
  readonly previous: Pivot | null;
}

export interface Pivot {
  readonly rows: readonly PivotRow[];
  readonly total: PivotRow;
  /** Ids of all rows that can be folded, shown or not. */
  readonly foldable: readonly string[];
  /** What it was made of, to tell what differs in the next. */
  readonly of: Pick<PivotInput, 'tree' | 'allocation' | 'inherits' | 'parent'>;
}

/** The pairs that hold nothing: what a first look at an allocation leaves out. */
export function emptyPairs(allocation: Allocation): ReadonlySet<string> {
  const empty = allocation.rows.filter((row) => row.amounts.every((amount) => amount === 0));
  if (empty.length === allocation.rows.length) return new Set();
  return new Set(empty.map((row) => pairOf(row.region, row.line)));
}

/** The rows that the grid shows, from the outermost level down, and the total row. */
export function buildPivot(input: PivotInput): Pivot {
  const { tree, allocation, inherits, parent, isFolded, hidden } = input;
  const summed = summing(input);
  const rows: PivotRow[] = [];
  const foldable: string[] = [];
  const visit = (node: PivotNode, depth: number): void => {
    const children = node.children.filter((child) => !isHidden(child));
    const expandable = children.length > 0;
    if (expandable) foldable.push(node.id);
    const expanded = expandable && !isFolded(node.id);
    rows.push(summed.row(node, depth, expandable, expanded));
    if (expanded) for (const child of children) visit(child, depth + 1);
    else for (const child of children) collect(child);
  };
  const collect = (node: PivotNode): void => {
    if (node.children.length > 0) foldable.push(node.id);
    for (const child of node.children) collect(child);
  };
  const isHidden = (node: PivotNode): boolean =>
    hidden.size > 0 &&
    node.regions.every((region) => node.lines.every((line) => hidden.has(pairOf(region, line)))) &&
    summed.isBlank(node);
  for (const node of tree.nodes) if (!isHidden(node)) visit(node, 0);
  const total = summed.row(tree.all, -1, false, false);
  return { rows, total, foldable, of: { tree, allocation, inherits, parent } };
}
