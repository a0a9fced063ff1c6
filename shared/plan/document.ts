import type { Label } from '../locale.ts';

/** The plan document, format `headroom-plan` version 1, exactly as it stands in JSON (docs/plan-format.md). */
export interface PlanDocument {
  format: 'headroom-plan';
  version: 1;
  name: string;
  /** ISO 4217. */
  currency: string;
  calendar: Calendar;
  /** Effective, per year. */
  discountRate: number;
  dimensions: DimensionDefinition[];
  variables: VariableDefinition[];
  correlations?: CorrelationDefinition[];
  outputs: OutputDefinition[];
  limits?: LimitDefinition[];
  scenarios: ScenarioDefinition[];
  roles?: Roles;
  meta?: unknown;
}

export interface Calendar {
  /** `YYYY-MM`. */
  start: string;
  monthsPerPeriod: 1 | 3 | 6 | 12;
  /** 1 to 120. */
  periods: number;
  meta?: unknown;
}

/** `note` and `source` of the things that may carry them. */
export interface Annotated {
  note?: Label;
  source?: Label;
  meta?: unknown;
}

export interface MemberDefinition {
  id: string;
  label?: Label;
  attributes?: Record<string, string | number | boolean>;
  meta?: unknown;
}

export interface DimensionDefinition {
  id: string;
  label?: Label;
  groups?: { id: string; label?: Label; meta?: unknown }[];
  members: MemberDefinition[];
  meta?: unknown;
}

/** What a cell, override, limit or lock covers: dimension to member (`sea`) or group (`region.market`); in input cells also `period` to a number. */
export type Place = Record<string, string | number>;

export type VariableFormat = 'currency' | 'percent' | 'number' | 'days';

interface VariableBase extends Annotated {
  name: string;
  over: string[];
  unit: string;
  label?: Label;
  section?: Label;
  format?: VariableFormat;
}

export interface AllocationVariable extends VariableBase {
  kind: 'allocation';
}

export interface InputVariable extends VariableBase {
  kind: 'input';
  value?: Quantity;
  cells?: ({ at: Place; value: Quantity } & Annotated)[];
}

/** A number or a formula. */
export type Parameter = number | string;

export type PathProcess = 'gbm' | 'walk' | 'mean_reverting';
export const PATH_PARAMETERS = {
  gbm: ['start', 'drift', 'volatility'],
  walk: ['start', 'drift', 'volatility'],
  mean_reverting: ['start', 'mean', 'half_life', 'volatility'],
} as const satisfies Record<PathProcess, readonly string[]>;
export const PATH_FIELDS = [
  'start',
  'drift',
  'volatility',
  'mean',
  'half_life',
] as const satisfies PathParameterName[];
export type PathParameterName = (typeof PATH_PARAMETERS)[PathProcess][number];

export interface PathVariable extends VariableBase, Partial<Record<PathParameterName, Parameter>> {
  kind: 'path';
  process: PathProcess;
  cells?: ({ at: Place } & Partial<Record<PathParameterName, Parameter>> & Annotated)[];
}

export interface EventFields {
  probability?: Parameter;
  severity?: Quantity;
  duration?: Quantity;
  permanent?: boolean;
}

export const EVENT_FIELDS = ['probability', 'severity', 'duration'] as const satisfies (keyof EventFields)[];

export interface EventVariable extends VariableBase, EventFields {
  kind: 'event';
  cells?: ({ at: Place } & EventFields & Annotated)[];
}

export interface FormulaVariable extends VariableBase {
  kind: 'formula';
  formula: string;
}

export type VariableDefinition =
  | AllocationVariable
  | InputVariable
  | PathVariable
  | EventVariable
  | FormulaVariable;

/** Both ends belong to it; null is open. */
export type Truncation = [low: number | null, high: number | null];

export type DistributionShape =
  | { dist: 'constant'; value: number }
  | { dist: 'uniform'; min: number; max: number }
  | { dist: 'triangular'; min: number; mode: number; max: number }
  | { dist: 'pert'; min: number; mode: number; max: number; shape?: number }
  | { dist: 'normal'; mean: number; sd: number }
  | { dist: 'lognormal'; mean: number; sd: number }
  | { dist: 'lognormal'; p10: number; p90: number }
  | { dist: 'beta'; alpha: number; beta: number; min?: number; max?: number }
  | { dist: 'gamma'; shape: number; scale: number }
  | { dist: 'exponential'; mean: number }
  | { dist: 'weibull'; shape: number; scale: number }
  | { dist: 'percentiles'; p10: number; p50: number; p90: number; min?: number; max?: number }
  | { dist: 'poisson'; mean: number }
  | { dist: 'bernoulli'; p: number }
  | { dist: 'discrete'; values: number[]; weights: number[] }
  | { dist: 'samples'; values: number[] };

export type Distribution = DistributionShape & { truncate?: Truncation; meta?: unknown };

/** A plain number or a distribution. */
export type Quantity = number | Distribution;

export interface CorrelationDefinition extends Annotated {
  between: [string, string];
  /** Spearman's rank correlation, −1 to 1. */
  rank: number;
}

export interface OutputDefinition {
  variable: string;
  label?: Label;
  target?: number;
  better?: 'higher' | 'lower';
  headline?: boolean;
  meta?: unknown;
}

export interface LimitDefinition extends Annotated {
  label?: Label;
  at?: Place;
  min?: number | null;
  max?: number | null;
  of?: 'amount' | 'share';
  each?: 'period' | 'plan';
  from?: number;
  to?: number;
}

export interface SpendRow extends Annotated {
  region: string;
  line: string;
  /** One amount a period, in the main unit of the currency. */
  amounts: number[];
}

export interface LockDefinition {
  at?: Place;
  from?: number;
  to?: number;
  meta?: unknown;
}

export type OverrideField = PathParameterName | (typeof EVENT_FIELDS)[number];

export interface OverrideDefinition extends Annotated {
  variable: string;
  at?: Place;
  field?: OverrideField;
  set?: Quantity;
  multiply?: number;
  add?: number;
  from?: number;
  to?: number;
}

export interface ScenarioDefinition {
  id: string;
  label?: Label;
  parent?: string;
  note?: Label;
  discountRate?: number;
  /** In the main unit of the currency. */
  budget?: number;
  spend?: SpendRow[];
  locks?: LockDefinition[];
  overrides?: OverrideDefinition[];
  limits?: LimitDefinition[];
  meta?: unknown;
}

export interface Roles {
  revenue?: string;
  contribution?: string;
  coverage?: string;
  customers?: string;
  acquisition?: string;
  lifetime_value?: string;
  meta?: unknown;
}
