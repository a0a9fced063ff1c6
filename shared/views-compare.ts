import type { Label } from './locale.ts';
import type { Minor } from './money.ts';
import type { OverrideDefinition, VariableFormat } from './plan/document.ts';
import type {
  At,
  CellResult,
  DifferenceCell,
  Distribution,
  Dominance,
  RunWarning,
  Sampling,
} from './result.ts';
import type { Estimate } from './views.ts';

/** What the service shows the window of scenarios side by side. The first scenario is the baseline of the others. */

/** Scenarios that are compared at once: at least two. */
export const MOST_COMPARED = 5;

/** One scenario against the baseline on common random numbers, trial by trial. */
export interface Contrast extends Omit<DifferenceCell, 'at'> {
  /** Share of trials in which the scenario is better than the baseline: greater, or less where less is better. */
  beats: Estimate;
}

/** One cell of an output in every scenario, and of each but the first its contrast with the first. */
export interface ComparedCell {
  at: At;
  of: CellResult[];
  against: Contrast[];
}

export interface ComparisonView {
  planId: string;
  /** The plan's, when it was compared. */
  revision: number;
  scenarios: string[];
  trials: number;
  seed: number;
  sampling: Sampling;
  engine: string;
  elapsedMs: number;
  outputs: { variable: string; cells: ComparedCell[] }[];
  warnings: RunWarning[];
}

/** Shapes of one cell: all scenarios over the same bins, for pictures. */
export interface ComparedCellView {
  variable: string;
  at: At;
  /** Null where a trial of any scenario is not finite. */
  bins: { start: number; width: number } | null;
  /** For each scenario, by bin; what lies outside the bins (the outermost half percent at either end) is left out. */
  counts: number[][];
  /** Quantiles at 0, 0.005, …, 1 of each scenario. */
  curves: (number[] | null)[];
  /** Of each scenario but the first. */
  against: { contrast: Contrast; shape: Omit<Distribution, 'at'>; dominance: Dominance | null }[];
}

/** One thing in which a scenario differs from the baseline. */
export type CauseView =
  | { type: 'spend'; category: string; label: Label; before: Minor; after: Minor }
  | {
      type: 'override';
      variable: string;
      label: Label;
      unit: string;
      format: VariableFormat;
      before: readonly OverrideDefinition[];
      after: readonly OverrideDefinition[];
    }
  | { type: 'discountRate'; before: number; after: number };

export interface BridgePartView extends Estimate {
  cause: CauseView;
  /** What the sampling of orders adds to the error; null where every order was accounted for. */
  orderError: number | null;
}

/** From the baseline's mean to the scenario's, cause by cause. */
export interface BridgeView {
  baseline: Estimate;
  scenario: Estimate;
  difference: Estimate;
  parts: BridgePartView[];
  evaluations: number;
  everyOrder: boolean;
}

/** In what a scenario differs from the baseline. */
export interface DifferenceView {
  scenario: string;
  causes: CauseView[];
  /** Pairs of region and line with different spend: one amount a period. */
  rows: { region: string; line: string; before: Minor[]; after: Minor[] }[];
}
