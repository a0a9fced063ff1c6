import type { Minor } from '../money.ts';
import type { LimitDefinition, LockDefinition, OverrideDefinition } from './document.ts';

/** A scenario with all that it inherits: what a run, the window and a workbook start from. */
export interface ResolvedScenario {
  readonly id: string;
  /** From the scenario up to the one without a parent. */
  readonly lineage: readonly string[];
  readonly discountRate: number;
  readonly budget: Minor | null;
  /** Rows that stand anywhere in the lineage, the nearest first; a pair without a row is zero in every period. */
  readonly rows: readonly ResolvedSpendRow[];
  readonly locks: readonly (LockDefinition & { readonly inherited: boolean })[];
  /** The plan's, then the ancestors' from the top, then its own. */
  readonly limits: readonly LimitDefinition[];
  /** The ancestors' from the top, then its own, in order. */
  readonly overrides: readonly OverrideDefinition[];
}

export interface ResolvedSpendRow {
  readonly region: string;
  readonly line: string;
  readonly amounts: readonly Minor[];
  /** False where the row stands in an ancestor. */
  readonly own: boolean;
}
