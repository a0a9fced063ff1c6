import type { Label } from './locale.ts';
import type { Problem } from './messages/problem.ts';
import { EVENT_FIELDS, PATH_FIELDS, type Quantity, type VariableFormat } from './plan/document.ts';
import type { HistoryState } from './views.ts';

/** What the screen of assumptions shows. Values are in the unit of their variable. */

/** The levels of the percentiles that are shown beside a density. */
export const SHOWN_LEVELS = [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95] as const;

/** The shape of a quantity: a density of equal area 1, probabilities of single values, or one value. */
export type QuantityPicture =
  | { readonly type: 'constant'; readonly value: number }
  | { readonly type: 'density'; readonly x: readonly number[]; readonly y: readonly number[] }
  | { readonly type: 'masses'; readonly x: readonly number[]; readonly y: readonly number[] };

export interface QuantityShape {
  /** By {@link SHOWN_LEVELS}. */
  readonly percentiles: readonly number[];
  readonly picture: QuantityPicture;
}

export interface QuantitySummary extends QuantityShape {
  /** Null where it does not exist or is beyond the doubles. */
  readonly mean: number | null;
}

/** An override of the scenario or of one above it that holds for a row. */
export interface OverrideView {
  readonly scenario: string;
  /** Position among the scenario's own overrides. */
  readonly position: number;
  readonly action: 'set' | 'multiply' | 'add';
  /** The factor or summand; null where it sets a quantity. */
  readonly amount: number | null;
  /** The quantity that it sets, also where a later override takes its place; null where it multiplies or adds. */
  readonly set: Quantity | null;
  readonly note: Label | null;
  readonly source: Label | null;
}

/** The field of a variable that a row is about; `value` is the value itself. */
export const ASSUMPTION_FIELDS = ['value', ...PATH_FIELDS, ...EVENT_FIELDS] as const;
export type AssumptionField = (typeof ASSUMPTION_FIELDS)[number];

/** One assumption: a quantity (or formula) of the model, for the cells and periods in which it and its overrides are the same. */
export interface AssumptionRow {
  readonly id: string;
  readonly variable: string;
  readonly field: AssumptionField;
  readonly label: Label;
  /** Empty where the variable names none. */
  readonly section: Label;
  readonly unit: string;
  readonly format: VariableFormat;
  /** Members by dimension, all of them named; no entry for `period`. */
  readonly at: Readonly<Record<string, readonly string[]>>;
  /** The dimensions of `at` whose every member (of those that the variable has) is covered. */
  readonly whole: readonly string[];
  /** First and last period; null where it holds in all, or the variable has none. */
  readonly periods: readonly [from: number, to: number] | null;
  /** Whether overrides may be for some periods alone. */
  readonly overPeriod: boolean;
  /** Where it stands in the model: the position in `cells`, or null for the variable's own. */
  readonly entry: number | null;
  /** Whether the entry holds for other cells too, which are in other rows. */
  readonly partOfEntry: boolean;
  /** What the model says; null for a value that is worked out (of a formula, path or event). */
  readonly own: Quantity | string | null;
  /** What the scenario has in its place; null where no override sets one. */
  readonly set: Quantity | null;
  /** After `set` or `own`: value × factor + summand. */
  readonly factor: number;
  readonly summand: number;
  readonly overrides: readonly OverrideView[];
  /** Of what holds: an override's where it says something, else the cell's, else the variable's. */
  readonly note: Label | null;
  readonly source: Label | null;
  /** After overrides; null where it is a formula or worked out. */
  readonly shape: QuantityShape | null;
  /** (P95 − P5) / |P50|; null where there is no shape or the median is 0. */
  readonly spread: number | null;
  /** The largest among its cells; null where it is no driver of the headline in the last run. */
  readonly weight: DriverWeight | null;
  /** False for what is shown and cannot be edited here. */
  readonly editable: boolean;
}

/**
 * What weights are: shares of the headline's variance that go with an input alone, with their errors, where the run has
 * them; else the input's part in the sum of squared rank correlations.
 */
export type WeightMeasure = 'firstOrder' | 'contribution';

/** How much an input matters to the headline; may be below nought by chance. */
export interface DriverWeight {
  readonly share: number;
  readonly standardError: number | null;
}

export interface AssumptionsView {
  readonly planId: string;
  readonly scenario: string;
  readonly revision: number;
  /** The scenario and those above it, itself first: where an override may stand. */
  readonly lineage: readonly { readonly id: string; readonly label: Label }[];
  readonly rows: readonly AssumptionRow[];
  /** The headline that weights are of, and whether its run is of the plan as it is; null where there is none. */
  readonly drivers: {
    readonly label: Label;
    readonly current: boolean;
    readonly measure: WeightMeasure;
  } | null;
  /** What dimensions and their members are called. */
  readonly dimensions: readonly {
    readonly id: string;
    readonly label: Label;
    readonly members: readonly { readonly id: string; readonly label: Label }[];
  }[];
  readonly history: HistoryState;
}

/** A quantity as typed: what is wrong with it, or what it comes to. Paths begin at the quantity itself. */
export type QuantityReply =
  | { readonly ok: true; readonly summary: QuantitySummary }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface CorrelationCell {
  /** `fx[sea]`. */
  readonly id: string;
  readonly variable: string;
  readonly label: Label;
  readonly members: readonly string[];
  readonly overPeriod: boolean;
}

/** A choice of more cells than this would not be read. */
export const MOST_CANDIDATES = 1000;

export interface CorrelationsView {
  readonly planId: string;
  readonly revision: number;
  /** Groups of cells that hang together, each with its matrices of rank correlations, row by row. */
  readonly groups: readonly CorrelationGroup[];
  /** Pairs that a run leaves out, since one side is a plain number. */
  readonly ignored: readonly { readonly between: readonly [string, string]; readonly rank: number }[];
  /** Random cells, which may be correlated; the first {@link MOST_CANDIDATES}. */
  readonly candidates: readonly CorrelationCell[];
  readonly history: HistoryState;
}

export interface CorrelationGroup {
  readonly cells: readonly CorrelationCell[];
  /** As the plan states them; null where it names no such pair (which counts as 0). */
  readonly stated: readonly (readonly (number | null)[])[];
  /** As a run uses them. */
  readonly used: readonly (readonly number[])[];
  /** Largest |change| of the repair, in rank terms; 0 where none was needed. */
  readonly largestChange: number;
  readonly repaired: boolean;
}

/** One distribution fitted to data. */
export interface FitView {
  readonly distribution: Quantity;
  readonly method: 'maximum likelihood' | 'moments' | 'percentiles';
  /** 2k − 2 ln L. */
  readonly aic: number;
  readonly logLikelihood: number;
  readonly summary: QuantitySummary;
  /** Theoretical quantile for each point of `FitsView.quantiles`. */
  readonly quantiles: readonly number[];
}

export interface FitsView {
  readonly count: number;
  readonly mean: number;
  readonly sd: number;
  readonly least: number;
  readonly most: number;
  readonly histogram: { readonly start: number; readonly width: number; readonly counts: readonly number[] };
  /** The data's quantiles at (i + ½)/n, at most 100 of them: the other axis of a Q–Q plot. */
  readonly quantiles: readonly number[];
  readonly levels: readonly number[];
  /** The best first. */
  readonly fits: readonly FitView[];
}
