import type { Allocation } from '#shared/allocation/types.ts';
import type { PivotTree } from './pivot-tree.ts';

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
