import type { Label } from './locale.ts';
import type { Minor } from './money.ts';
import type { VariableFormat } from './plan/document.ts';
import type { At, CellResult, DifferenceCell } from './result.ts';
import type { Estimate, OutputView } from './views.ts';
import type { AssumptionRow } from './views-assumptions.ts';
import type { StudyFacts } from './views-results.ts';

/** What the register of risks shows. Values are in the unit of their variable. */

/**
 * What an event costs the headline output: in each trial the headline without the event less the headline with it, on
 * the same random numbers (the other way round where less is better), so that a loss is positive.
 */
export interface EventLoss extends Estimate {
  /** Exceeded in one trial of twenty. */
  readonly p95: number | null;
  readonly p95Error: number | null;
  /**
   * 1 − Var(headline without the event) / Var(headline with it): by how much of itself the variance shrinks without it.
   * Events share variance, so that the shares need not add up to the whole. Null where there is no variance.
   */
  readonly varianceShare: number | null;
  readonly varianceShareError: number | null;
}

export interface EventCell {
  readonly at: At;
  /** That it starts, by period where none is active: the mean over the trials; null where a trial is not finite. */
  readonly probability: readonly (number | null)[];
  /** Share of trials in which it is active in some period. */
  readonly everActive: number | null;
}

export interface RiskView {
  readonly variable: string;
  readonly label: Label;
  readonly unit: string;
  readonly format: VariableFormat;
  readonly note: Label | null;
  readonly source: Label | null;
  /** Its probability, severity and duration as the scenario has them; no duration where it lasts to the end. */
  readonly assumptions: readonly AssumptionRow[];
  readonly cells: readonly EventCell[];
  /** Share of trials in which it is active somewhere. */
  readonly everActive: number | null;
  /** Null where the plan has no headline. */
  readonly loss: EventLoss | null;
}

export interface CoverageCell {
  readonly at: At;
  /** Mean over the trials, by period. */
  readonly coverage: readonly (number | null)[];
  /** More spend that brings each period to full coverage, in minor units; null where it cannot be told. */
  readonly toClose: readonly (Minor | null)[];
}

export interface CoverageView {
  readonly variable: string;
  readonly label: Label;
  readonly cells: readonly CoverageCell[];
}

export interface RisksView extends StudyFacts {
  readonly headline: OutputView | null;
  readonly risks: readonly RiskView[];
  /** Null where the plan names no variable of this role, or one that is over no region and line. */
  readonly coverage: CoverageView | null;
}

/** One output with and without some events, on the same random numbers; of one over time its last period. */
export interface WithoutOutput {
  readonly variable: string;
  readonly with: CellResult;
  readonly without: CellResult;
  /** Without − with. */
  readonly difference: Omit<DifferenceCell, 'at'>;
}

export interface WithoutView {
  readonly events: readonly string[];
  readonly outputs: readonly WithoutOutput[];
}
