import { ELEMENTWISE } from './expression.ts';

/** How many arguments a function takes, and how a call of it is written. */
export interface Signature {
  readonly least: number;
  readonly most: number;
  readonly usage: string;
}

const USAGES: Readonly<Record<keyof typeof ELEMENTWISE, string>> = {
  hill: 'hill(x, half, shape)',
  saturate: 'saturate(x, scale)',
  clamp: 'clamp(x, low, high)',
  min: 'min(a, b)',
  max: 'max(a, b)',
  abs: 'abs(x)',
  exp: 'exp(x)',
  log: 'log(x)',
  sqrt: 'sqrt(x)',
  sin: 'sin(x)',
  cos: 'cos(x)',
  floor: 'floor(x)',
  ceil: 'ceil(x)',
  round: 'round(x)',
};

/** Functions that look along a dimension or over periods. */
const STRUCTURAL: Readonly<Record<string, Signature>> = {
  sum: { least: 2, most: 2, usage: 'sum(x, dimension)' },
  mean: { least: 2, most: 2, usage: 'mean(x, dimension)' },
  lowest: { least: 2, most: 2, usage: 'lowest(x, dimension)' },
  highest: { least: 2, most: 2, usage: 'highest(x, dimension)' },
  first: { least: 1, most: 1, usage: 'first(x)' },
  final: { least: 1, most: 1, usage: 'final(x)' },
  prev: { least: 2, most: 2, usage: 'prev(x, initial)' },
  lag: { least: 3, most: 3, usage: 'lag(x, n, initial)' },
  cumulate: { least: 1, most: 1, usage: 'cumulate(x)' },
  adstock: { least: 2, most: 3, usage: 'adstock(x, c, initial)' },
  stock: { least: 2, most: 3, usage: 'stock(x, c, initial)' },
};

/** Every function of the language by name. A Map: names of the language's own objects must not be found in it. */
export const FUNCTIONS: ReadonlyMap<string, Signature> = new Map([
  ...Object.entries(STRUCTURAL),
  ...Object.entries(ELEMENTWISE).map(([name, { least, most }]): [string, Signature] => [
    name,
    { least, most, usage: USAGES[name as keyof typeof ELEMENTWISE] },
  ]),
]);
