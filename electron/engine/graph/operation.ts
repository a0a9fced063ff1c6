/** Operations of two operands, either of which may be a number of the instruction. */
export const BINARY_OPERATIONS = [
  'add',
  'subtract',
  'multiply',
  'divide',
  'power',
  'min',
  'max',
  'less',
  'lessOrEqual',
  'equal',
  'notEqual',
  'and',
  'or',
] as const;

/**
 * The operations of the evaluation graph. Each has a scalar meaning here, which folds constants and is the
 * specification of its block kernel. All are IEEE doubles; comparisons and logic give 0 or 1.
 */
export const OPERATIONS = [
  'constant',
  'uniform',
  'quantile',
  'normalQuantile',
  'normalCdf',
  ...BINARY_OPERATIONS,
  'negate',
  'not',
  'abs',
  'exp',
  'log',
  'sqrt',
  'sin',
  'cos',
  'floor',
  'ceil',
  'round',
  'select',
  'hill',
  'eventRemaining',
  'eventValue',
] as const;

export type Operation = (typeof OPERATIONS)[number];

/** Position of an operation in {@link OPERATIONS}: how a program stores it. */
export const CODE = Object.fromEntries(OPERATIONS.map((name, code) => [name, code])) as Readonly<
  Record<Operation, number>
>;

/** A condition holds where it is neither 0 nor NaN. */
export function holds(value: number): boolean {
  return value !== 0 && !Number.isNaN(value);
}

/** Rounds halves away from zero, as Excel does; exact on doubles. */
export function roundHalfAway(value: number): number {
  const whole = Math.trunc(value);
  return Math.abs(value - whole) >= 0.5 ? whole + Math.sign(value) : whole;
}

/** 1/(1 + (half/x)^shape) for x > 0, 0 for x ≤ 0, NaN for NaN (docs/formula-language.md). */
export function hill(x: number, half: number, shape: number): number {
  if (x > 0) return 1 / (1 + (half / x) ** shape);
  return x <= 0 ? 0 : Number.NaN;
}

/**
 * Periods that an event still lasts, this one included: one less while it is active; a new one of `duration` periods
 * (rounded, at least 1) where `uniform < probability` (clamped to 0..1); else 0. NaN from where the probability is.
 */
export function eventRemaining(
  before: number,
  probability: number,
  uniform: number,
  duration: number,
): number {
  if (Number.isNaN(before) || Number.isNaN(probability)) return Number.NaN;
  if (before > 1) return before - 1;
  return uniform < probability ? Math.max(1, roundHalfAway(duration)) : 0;
}

/** An event's own value: the severity of the event that is active, from the period it starts in; 0 where none is. */
export function eventValue(
  remainingBefore: number,
  remaining: number,
  valueBefore: number,
  severity: number,
): number {
  if (Number.isNaN(remaining)) return Number.NaN;
  if (remaining === 0) return 0;
  return remainingBefore > 1 ? valueBefore : severity;
}

type Scalar = (a: number, b: number, c: number, d: number) => number;

/** Scalar meaning of every operation that depends on its operands alone. */
export const SCALAR: Partial<Readonly<Record<Operation, Scalar>>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  power: (a, b) => a ** b,
  min: (a, b) => Math.min(a, b),
  max: (a, b) => Math.max(a, b),
  less: (a, b) => (a < b ? 1 : 0),
  lessOrEqual: (a, b) => (a <= b ? 1 : 0),
  equal: (a, b) => (a === b ? 1 : 0),
  notEqual: (a, b) => (a !== b ? 1 : 0),
  and: (a, b) => (holds(a) && holds(b) ? 1 : 0),
  or: (a, b) => (holds(a) || holds(b) ? 1 : 0),
  negate: (a) => -a,
  not: (a) => (holds(a) ? 0 : 1),
  abs: (a) => Math.abs(a),
  exp: (a) => Math.exp(a),
  log: (a) => Math.log(a),
  sqrt: (a) => Math.sqrt(a),
  sin: (a) => Math.sin(a),
  cos: (a) => Math.cos(a),
  floor: (a) => Math.floor(a),
  ceil: (a) => Math.ceil(a),
  round: (a) => roundHalfAway(a),
  select: (a, b, c) => (holds(a) ? b : c),
  hill,
  eventRemaining,
  eventValue,
};
