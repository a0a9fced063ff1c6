import type { Label } from './locale.ts';
import type {
  OverrideDefinition,
  PathProcess,
  Quantity,
  VariableDefinition,
  VariableFormat,
} from './plan/document.ts';
import type { FieldName } from './plan/field-kind.ts';
import type { At, Sampling } from './result.ts';
import type { QuantityPicture } from './views-assumptions.ts';

/** What the service shows the window of where a figure comes from. */

/** One value of the plan over the trials, and in one of them. */
export interface ExplainedCell {
  /** `customers[sea]@3`; for what the calendar gives, such as `discount_factor@3`, its name. */
  name: string;
  /** Null for what the calendar gives. */
  variable: string | null;
  at: At;
  label: Label;
  unit: string;
  format: VariableFormat;
  kind: VariableDefinition['kind'] | 'calendar';
  /** The same in every trial. */
  certain: boolean;
  /** Statistics over all trials; null where one is not finite. */
  mean: number | null;
  standardError: number | null;
  sd: number | null;
  p5: number | null;
  p50: number | null;
  p95: number | null;
  /** Its distribution over the trials; null where there is none to draw. */
  picture: QuantityPicture | null;
  /** In the trial that is looked at; null where it is not finite. */
  inTrial: number | null;
}

/** A formula's text, cut at the names that stand for values; `operands` are positions in the list of operands. */
export type FormulaToken = { text: string } | { text: string; operands: number[] };

export interface ExplainedFormula {
  /** `formula`, or the parameter that it gives. */
  field: string;
  tokens: FormulaToken[];
}

/** What a random input, a path or an event is made from where no formula says it. */
export interface ExplainedParameter {
  field: FieldName;
  value: Quantity;
}

export interface Explanation {
  planId: string;
  revision: number;
  scenario: string;
  trials: number;
  seed: number;
  sampling: Sampling;
  engine: string;
  cell: ExplainedCell;
  note: Label | null;
  source: Label | null;
  formulas: ExplainedFormula[];
  parameters: ExplainedParameter[];
  /** Of a path, null for all else: says what its parameters are measured in. */
  process: PathProcess | null;
  /** Overrides of the scenario that cover this cell, in the order in which they apply. */
  overrides: OverrideDefinition[];
  /** The value before overrides; null where none applies to it. */
  before: ExplainedCell | null;
  operands: ExplainedCell[];
  usedBy: { variable: string; label: Label; at: At }[];
  /** The same variable for every member of one of its dimensions, or in every period, all else alike. */
  along: { dimension: string; cells: ExplainedCell[] }[];
  /** The trial that is looked at, from 0. */
  trial: number;
}

/** How an input differs in the trials of a tail from all others. */
export interface TailShift {
  /** `cac[eu]`. */
  input: string;
  at: At;
  variable: string;
  label: Label;
  unit: string;
  format: VariableFormat;
  inTail: number;
  inRest: number;
  /** Difference of the means in standard deviations of the input, with its standard error. */
  shift: number;
  error: number;
}

export interface TailView {
  trials: number;
  /** The value at which the tail begins. */
  edge: number | null;
  /** The trial that is farthest out, and the one in the middle of the tail; from 0, null where a trial is not finite. */
  extreme: number | null;
  middle: number | null;
  /** The largest shifts first. */
  inputs: TailShift[];
}
