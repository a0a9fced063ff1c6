/** The functions and operators of docs/formula-language.md on single numbers, as the page words them. */

export function holds(condition: number): boolean {
  return condition !== 0 && !Number.isNaN(condition);
}

const bit = (truth: boolean) => (truth ? 1 : 0);

/** Halves away from zero; exact on doubles. */
export function round(x: number): number {
  if (x < 0) return -round(-x);
  const whole = Math.floor(x);
  return x - whole >= 0.5 ? whole + 1 : whole;
}

function hill(x: number, half: number, shape: number): number {
  if (Number.isNaN(x)) return Number.NaN;
  return x > 0 ? 1 / (1 + (half / x) ** shape) : 0;
}

export const OPERATORS: Readonly<Record<string, (a: number, b: number) => number>> = {
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  pow: (a, b) => a ** b,
  smaller: (a, b) => bit(a < b),
  smallerEq: (a, b) => bit(a <= b),
  larger: (a, b) => bit(a > b),
  largerEq: (a, b) => bit(a >= b),
  equal: (a, b) => bit(a === b),
  unequal: (a, b) => bit(a !== b),
  and: (a, b) => bit(holds(a) && holds(b)),
  or: (a, b) => bit(holds(a) || holds(b)),
  unaryMinus: (a) => -a,
  not: (a) => bit(!holds(a)),
};

export const FUNCTIONS: Readonly<Record<string, (...args: number[]) => number>> = {
  hill: (x, half, shape) => hill(x!, half!, shape!),
  saturate: (x, scale) => 1 - Math.exp(-x! / scale!),
  clamp: (x, low, high) => Math.min(Math.max(x!, low!), high!),
  min: (...all) => Math.min(...all),
  max: (...all) => Math.max(...all),
  abs: (x) => Math.abs(x!),
  exp: (x) => Math.exp(x!),
  log: (x) => Math.log(x!),
  sqrt: (x) => Math.sqrt(x!),
  sin: (x) => Math.sin(x!),
  cos: (x) => Math.cos(x!),
  floor: (x) => Math.floor(x!),
  ceil: (x) => Math.ceil(x!),
  round: (x) => round(x!),
};

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value);

export const AGGREGATIONS: Readonly<Record<string, (values: readonly number[]) => number>> = {
  sum: total,
  mean: (values) => total(values) / values.length,
  lowest: (values) => Math.min(...values),
  highest: (values) => Math.max(...values),
};
