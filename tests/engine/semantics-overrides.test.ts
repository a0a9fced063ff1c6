import { describe, it } from 'vitest';
import { event, expectRule, formula, input, path, type Rule } from './reference/plans.ts';

const two = { variable: 'x', multiply: 2 };
const flat = path('x', ['region.market', 'period'], { process: 'walk', start: 10, drift: 4, volatility: 0 });
const always = event('x', ['region.market', 'period'], { probability: 1, severity: 5, duration: 2 });
const never = event('x', ['region.market', 'period'], { probability: 0, severity: 5 });

const CERTAIN: Rule[] = [
  {
    rule: 'set, multiply, add on an input, in order; everything downstream sees an override',
    variables: [input('x', [], 10), formula('f', ['period'], 'x + period')],
    overrides: [{ variable: 'x', add: 1 }, two, { variable: 'x', add: -2 }],
    expected: { x: 20, f: [20, 21, 22, 23] },
  },
  {
    rule: 'a set forgets what came before it, and what comes after acts on it',
    variables: [input('x', ['region.market'], 10)],
    overrides: [two, { variable: 'x', at: { region: 'eu' }, set: 3 }, { variable: 'x', add: 1 }],
    expected: { 'x[sea]': 21, 'x[eu]': 4, 'x[na]': 21 },
  },
  {
    rule: 'at names members or groups; what it does not name, it covers',
    variables: [input('x', ['region', 'line'], 1)],
    overrides: [
      { variable: 'x', at: { region: 'region.mature' }, add: 1 },
      { variable: 'x', at: { line: 'ads' }, add: 10 },
      { variable: 'x', at: { line: 'line.marketing', region: 'region.market' }, add: 100 },
      { variable: 'x', at: { line: 'line.technology', region: 'hq' }, set: 7 },
    ],
    expected: { 'x[sea,ads]': 111, 'x[eu,ads]': 112, 'x[na,data]': 2, 'x[hq,data]': 7, 'x[hq,ads]': 11 },
  },
  {
    rule: 'from and to are periods, both included; each alone is open to the other side',
    variables: [input('x', ['period'], 1)],
    overrides: [
      { variable: 'x', add: 10, from: 1, to: 2 },
      { variable: 'x', add: 100, from: 2 },
      { variable: 'x', add: 1000, to: 0 },
    ],
    expected: { x: [1001, 11, 111, 101] },
  },
  {
    rule: 'a formula may be overridden, and its own next period reads what is overridden',
    variables: [
      formula('x', ['period'], 'prev(y, 1) * 2'),
      formula('y', ['period'], 'x'),
      formula('z', ['period'], 'cumulate(x)'),
    ],
    overrides: [{ variable: 'x', add: 10, from: 1, to: 1 }],
    expected: { x: [2, 14, 28, 56], z: [2, 16, 44, 100] },
  },
  {
    rule: 'an override applies to what is read of a formula, not to a stock inside it',
    variables: [formula('x', ['period'], 'stock(1, 0.5)')],
    overrides: [{ variable: 'x', set: 100, from: 1, to: 1 }],
    expected: { x: [1, 100, 1.75, 1.875] },
  },
  {
    rule: 'a value override of a path applies to what is read; the path evolves on its own figures',
    variables: [flat, formula('f', ['period'], 'x[eu]')],
    overrides: [
      { variable: 'x', at: { region: 'eu' }, add: 100, from: 1, to: 1 },
      { variable: 'x', at: { region: 'na' }, multiply: 3 },
      { variable: 'x', at: { region: 'sea' }, set: 1, to: 2 },
    ],
    expected: {
      f: [10.5, 111.5, 12.5, 13.5],
      'x[na]': [31.5, 34.5, 37.5, 40.5],
      'x[sea]': [1, 1, 1, 13.5],
    },
  },
  {
    rule: 'a value override of an event applies also while it is inactive, and the event goes on by itself',
    variables: [never, formula('f', ['period'], 'x[eu]')],
    overrides: [
      { variable: 'x', at: { region: 'eu' }, add: 7, from: 2 },
      { variable: 'x', at: { region: 'na' }, multiply: 3 },
      { variable: 'x', at: { region: 'sea' }, set: 2, to: 0 },
    ],
    expected: { f: [0, 0, 7, 7], 'x[na]': [0, 0, 0, 0], 'x[sea]': [2, 0, 0, 0] },
  },
  {
    rule: 'a value override of an event applies while it is active',
    variables: [always],
    overrides: [
      { variable: 'x', at: { region: 'eu' }, multiply: 2, from: 1, to: 2 },
      { variable: 'x', at: { region: 'sea' }, set: 0 },
    ],
    expected: { 'x[eu]': [5, 10, 10, 5], 'x[sea]': [0, 0, 0, 0], 'x[na]': [5, 5, 5, 5] },
  },
  {
    rule: 'field probability: set, multiply, add, clamped afterwards and not in between',
    variables: [
      { ...always, probability: 0.5 },
      { ...always, name: 'y', probability: 0.9 },
    ],
    overrides: [
      { variable: 'x', field: 'probability', at: { region: 'eu' }, multiply: 3 },
      { variable: 'x', field: 'probability', at: { region: 'na' }, add: -0.5 },
      { variable: 'x', field: 'probability', at: { region: 'sea' }, set: 1, from: 3 },
      { variable: 'x', field: 'probability', at: { region: 'sea' }, set: 0, to: 2 },
      { variable: 'y', field: 'probability', multiply: 2 },
      { variable: 'y', field: 'probability', add: -1.8 },
    ],
    expected: {
      'x[eu]': [5, 5, 5, 5],
      'x[na]': [0, 0, 0, 0],
      'x[sea]': [0, 0, 0, 5],
      'y[sea]': [0, 0, 0, 0],
    },
  },
  {
    rule: 'fields severity and duration: from and to name the period in which the event starts; duration before rounding',
    variables: [always],
    overrides: [
      { variable: 'x', field: 'severity', add: 1, from: 1 },
      { variable: 'x', field: 'duration', at: { region: 'na' }, multiply: 0.7, to: 0 },
      { variable: 'x', field: 'duration', at: { region: 'sea' }, set: 2.5 },
      { variable: 'x', field: 'duration', at: { region: 'eu' }, set: -4 },
    ],
    expected: { 'x[sea]': [5, 5, 5, 6], 'x[eu]': [5, 6, 6, 6], 'x[na]': [5, 6, 6, 6] },
  },
  {
    rule: 'fields of a walk: drift from and to name the step that ends in the period; start has none',
    variables: [flat],
    overrides: [
      { variable: 'x', field: 'drift', at: { region: 'eu' }, add: 4, from: 1, to: 2 },
      { variable: 'x', field: 'start', at: { region: 'na' }, multiply: 2 },
      { variable: 'x', field: 'start', at: { region: 'sea' }, set: 0 },
      { variable: 'x', field: 'drift', at: { region: 'sea' }, set: 0, to: 0 },
    ],
    expected: {
      'x[eu]': [10.5, 12.5, 14.5, 15.5],
      'x[na]': [20.5, 21.5, 22.5, 23.5],
      'x[sea]': [0, 1, 2, 3],
    },
  },
  {
    rule: 'fields mean and half_life of a mean-reverting path',
    variables: [
      path('x', ['region.market', 'period'], {
        process: 'mean_reverting',
        start: 16,
        mean: 1,
        half_life: 0.25,
        volatility: 0,
      }),
    ],
    overrides: [
      { variable: 'x', field: 'mean', at: { region: 'eu' }, set: 16 },
      { variable: 'x', field: 'half_life', at: { region: 'na' }, multiply: 0.5, from: 1 },
      { variable: 'x', field: 'start', at: { region: 'sea' }, add: -15 },
    ],
    expected: {
      'x[eu]': [16, 16, 16, 16],
      'x[na]': [0, 1, 2, 3].map((t) => 16 ** (Math.SQRT1_2 * 0.25 ** t)),
      'x[sea]': [1, 1, 1, 1],
    },
  },
];

describe('overrides, worked out by hand', () => {
  it.each(CERTAIN)('$rule', (rule) => expectRule({ trials: 2, ...rule }));
});
