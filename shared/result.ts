/** Results as `headroom simulate --json` writes them (docs/cli.md). Values are in the unit of their variable. */
export const ENGINE_VERSION = '1.2.0';

export const SAMPLINGS = ['sobol', 'latin-hypercube', 'random'] as const;
export type Sampling = (typeof SAMPLINGS)[number];

/** The largest run that is taken on. */
export const MOST_TRIALS = 10_000_000;

export const QUANTILE_LEVELS = [0.01, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99] as const;

/** Where a cell is: dimension to member id, and `period` to its number. Only the dimensions of the variable. */
export type At = Record<string, string | number>;

/** Statistics of one cell over all trials; all null where any trial is not finite. */
export interface CellResult {
  at: At;
  mean: number | null;
  /** Divides by n − 1; null for one trial. */
  sd: number | null;
  /** Of the mean, honest for the sampling used. */
  standardError: number | null;
  min: number | null;
  max: number | null;
  /** Level as text to quantile, type 7 (Hyndman and Fan 1996). */
  quantiles: Record<string, number | null>;
  /** Mean of the lowest 5 % and of the highest 5 % (CVaR). */
  tailMean: { '0.05': number | null; '0.95': number | null };
  target?: number;
  /** Share of trials ≥ target. */
  probabilityAtLeastTarget?: number | null;
  /** Missing in results of earlier versions. */
  standardErrors?: StandardErrors;
}

/** Of the figures of a cell but its mean, whose own is `standardError`; null where there is nothing to estimate them from. */
export interface StandardErrors {
  /** Level as text, as in `quantiles`. */
  quantiles: Record<string, number | null>;
  tailMean: { '0.05': number | null; '0.95': number | null };
  /** Where the output has a target. */
  probabilityAtLeastTarget?: number | null;
}

export interface OutputResult {
  variable: string;
  unit: string;
  cells: CellResult[];
}

export interface DriverInput {
  /** `cac[eu]`. */
  input: string;
  /** Spearman's; null where either side is constant. */
  rankCorrelation: number | null;
  /** ρ² / Σρ² over the list; null where the correlation is. */
  contribution: number | null;
  /** Of the rank correlation. Runs of the window have it. */
  rankCorrelationError?: number | null;
  /** Share of the output's variance that goes with this input alone, Var(E[Y|X])/Var(Y). Runs of the window have it. */
  firstOrder?: { estimate: number; standardError: number | null } | null;
}

export interface DriverResult {
  output: string;
  at: At;
  inputs: DriverInput[];
}

export interface RunWarning {
  path: string;
  message: string;
}

/** Of a run with more trials than memory holds, by how much its figures may be off beside their errors. */
export interface Approximation {
  /** No percentile's rank is off by more than this share of the trials. */
  rankError: number;
  /** Drivers are those of so many first trials. */
  driverTrials: number;
}

export interface SimulationResult {
  format: 'headroom-result';
  version: 1;
  engine: string;
  plan: { name: string; sha256: string };
  scenario: string;
  trials: number;
  seed: number;
  sampling: Sampling;
  /** Independent randomisations that standard errors come from; 1 for `random`. */
  randomisations: number;
  threads: number;
  elapsedMs: number;
  outputs: OutputResult[];
  drivers: DriverResult[];
  warnings: RunWarning[];
  /** Where trials were counted in and let go: missing where every figure is exact. */
  approximation?: Approximation;
}

/** The shape of one cell's distribution, for pictures: never raw samples. */
export interface Distribution {
  at: At;
  histogram: { start: number; width: number; counts: number[] } | null;
  /** Quantiles at 0, 0.005, …, 1 (201 values, type 7). */
  curve: number[] | null;
}

/**
 * Which of two is better at every level of ambition (first order), or for everybody who dislikes risk (second order).
 * `better` null and `clear`: both are the same; null and not `clear`: neither is. With a side, `clear` says that nothing
 * speaks against it, else that what does is within two standard errors.
 */
export interface DominanceFinding {
  better: 'scenario' | 'baseline' | null;
  clear: boolean;
}

export interface Dominance {
  first: DominanceFinding;
  second: DominanceFinding;
}

export interface DifferenceCell {
  at: At;
  /** Scenario − baseline, trial by trial. */
  difference: {
    mean: number | null;
    sd: number | null;
    standardError: number | null;
    quantiles: Record<string, number | null>;
  };
  /** Strictly greater. */
  probabilityGreater: number | null;
  /** |difference| ≤ 1e-12 · max(|a|, |b|). */
  probabilityEqual: number | null;
  /** Missing in results of earlier versions. */
  standardErrors?: { quantiles: Record<string, number | null>; probabilityGreater: number | null };
}

export interface ComparisonResult {
  format: 'headroom-comparison';
  version: 1;
  engine: string;
  plan: { name: string; sha256: string };
  trials: number;
  seed: number;
  sampling: Sampling;
  randomisations: number;
  threads: number;
  elapsedMs: number;
  baseline: string;
  pairs: { scenario: string; outputs: { variable: string; unit: string; cells: DifferenceCell[] }[] }[];
  warnings: RunWarning[];
}
