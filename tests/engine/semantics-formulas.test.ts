import { describe, it } from 'vitest';
import { expectRule, formula, input, type Rule } from './reference/plans.ts';

const grid = (name: string, over: string[]) =>
  input(name, over, 0, [
    { at: { region: 'sea' }, value: 1 },
    { at: { region: 'eu', line: 'brand' }, value: 2 },
    { at: { region: 'region.mature', line: 'ads' }, value: 3 },
  ]);
const byPeriod = (name: string, values: readonly number[]) =>
  input(
    name,
    ['period'],
    undefined,
    values.map((value, period) => ({ at: { period }, value })),
  );
const constant = (name: string, text: string) => formula(name, [], text);

const PLACES: Rule[] = [
  {
    rule: 'Dimensions align by name, whatever the order of the axes',
    variables: [
      grid('a', ['region', 'line']),
      grid('b', ['line', 'region']),
      formula('f', ['line.marketing', 'region.market'], 'a * 10 + b'),
      formula('g', ['region.market', 'line'], 'a - b'),
    ],
    expected: { 'f[ads,sea]': 11, 'f[brand,eu]': 22, 'f[ads,na]': 33, 'f[brand,na]': 0, 'g[eu,brand]': 0 },
  },
  {
    rule: 'the value at given members, in any order; dimensions not named stay open',
    variables: [
      grid('a', ['region', 'line']),
      constant('f', 'a[brand, eu] * 10 + a[eu, brand]'),
      formula('g', ['region.market'], 'a[ads]'),
      formula('h', ['period'], 'spend[ads, sea] + spend[hq, data]'),
    ],
    expected: { f: 22, 'g[sea]': 1, 'g[eu]': 3, h: [105, 205, 305, 405] },
  },
  {
    rule: 'In brackets and after a dot only members and groups are looked up: in, to, end, e are names there',
    variables: [
      input(
        'q',
        ['odd'],
        undefined,
        ['in', 'to', 'end', 'e'].map((odd, i) => ({ at: { odd }, value: i + 1 })),
      ),
      input('e', [], 50),
      input('i', [], 60),
      constant('f', 'q[in] + 10 * q[to] + 100 * q[end] + 1000 * q[e] + e + i'),
    ],
    expected: { f: 4321 + 110 },
  },
  {
    rule: 'region.market is every region with some attribute equal to market: variables over a group',
    variables: [
      formula('f', ['region.market', 'period'], 'sum(spend, line)'),
      formula('g', ['period'], 'sum(f, region.mature) * 1000 + sum(f, region.market)'),
      formula('h', ['region.emerging'], 'sum(f, period)'),
      formula('k', ['region.mature', 'line.technology', 'period'], 'spend + 1'),
    ],
    expected: {
      'f[sea]': [110, 220, 330, 440],
      'f[na]': [0, 0, 0, 0],
      g: [1111, 2222, 3333, 4694.25],
      'h[sea]': 1100,
      'k[na,data]': [1, 1, 1, 1],
    },
  },
  {
    rule: 'A dimension of over that the expression does not leave open: the same value for each member',
    variables: [input('x', [], 4), formula('f', ['region', 'period'], 'x / 2')],
    expected: { 'f[hq]': [2, 2, 2, 2], 'f[na]@3': 2 },
  },
];

const TIME: Rule[] = [
  {
    rule: 'prev, lag: initial is read in the period where it is used',
    variables: [
      byPeriod('season', [1, 2, 3, 4]),
      formula('x', ['period'], 'season * 100'),
      formula('p', ['period'], 'prev(x, season)'),
      formula('l', ['period'], 'lag(x, 2, season)'),
      formula('far', ['period'], 'lag(x, 9, -season)'),
    ],
    expected: { p: [1, 100, 200, 300], l: [1, 2, 100, 200], far: [-1, -2, -3, -4] },
  },
  {
    rule: 'adstock s = (1 − c)·x + c·s₋₁; c is read in the current period and initial in period 0',
    variables: [
      byPeriod('c', [0.5, 0.25, 0.75, 0]),
      byPeriod('start', [8, 1000, 1000, 1000]),
      formula('s', ['period'], 'adstock(spend[sea, ads], c, start)'),
      formula('zero', ['period'], 'adstock(spend[sea, ads], c)'),
    ],
    expected: { s: [54, 163.5, 197.625, 400], zero: [50, 162.5, 196.875, 400] },
  },
  {
    rule: 'stock g = c·g₋₁ + x; c is read in the current period and initial in period 0',
    variables: [
      byPeriod('c', [0.5, 0.25, 2, 0]),
      byPeriod('start', [8, 1000, 1000, 1000]),
      formula('g', ['region.emerging', 'period'], 'stock(spend[ads], c, start)'),
      formula('zero', ['period'], 'stock(1, c)'),
    ],
    expected: { 'g[sea]': [104, 226, 752, 400], zero: [1, 1.25, 3.5, 1] },
  },
  {
    rule: 'cumulate: running total, this period included; first and final; lowest, highest, mean over period',
    variables: [
      byPeriod('x', [3, -5, 1, 7]),
      formula('c', ['period'], 'cumulate(x)'),
      constant('f', 'first(x) * 100 + final(x)'),
      constant('least', 'lowest(cumulate(x), period)'),
      constant('most', 'highest(x, period)'),
      constant('m', 'mean(x, period)'),
      formula('share', ['period'], 'x / sum(x, period)'),
    ],
    expected: { c: [3, -2, -1, 6], f: 307, least: -2, most: 7, m: 1.5, share: [0.5, -5 / 6, 1 / 6, 7 / 6] },
  },
  {
    rule: 'lowest, highest, mean, sum over members and groups, one inside the other',
    variables: [
      grid('a', ['region', 'line']),
      constant('all', 'sum(sum(a, region), line)'),
      constant('top', 'highest(mean(a, line.marketing), region.market)'),
      constant('bottom', 'lowest(sum(a, region), line)'),
      constant('mixed', 'sum(a[ads] * a[brand], region.market)'),
    ],
    expected: { all: 3 + 5 + 3, top: 2.5, bottom: 1, mixed: 1 + 6 },
  },
  {
    rule: 'A cycle that passes prev goes forward period by period; order is found from the references',
    variables: [
      formula('double', ['period'], 'single * 2'),
      formula('single', ['period'], 'prev(double, 1) + 1'),
      formula('debt', ['period'], 'stock(prev(interest, 0), 1, 100)'),
      formula('interest', ['period'], 'debt * 0.1'),
    ],
    expected: {
      single: [2, 5, 11, 23],
      double: [4, 10, 22, 46],
      debt: [100, 110, 121, 133.1],
      interest: [10, 11, 12.1, 13.31],
    },
  },
  {
    rule: 'A cycle through an aggregation over members, and lag of different lengths',
    variables: [
      formula('each', ['region.market', 'period'], 'prev(total, 3) / 3 + spend[ads]'),
      formula('total', ['period'], 'sum(each, region.market) - lag(each[eu], 2, 0)'),
    ],
    expected: { total: [104, 306, 607, 1011.25 - 104 / 3 - 2], 'each[na]': [1, 104 / 3, 102, 607 / 3] },
  },
  ...([1, 3, 6, 12] as const).map(
    (monthsPerPeriod): Rule => ({
      rule: `period, years, year_fraction, discount_factor = (1 + rate)^−(years + year_fraction/2): ${monthsPerPeriod} months`,
      monthsPerPeriod,
      discountRate: 0.21,
      variables: [
        formula('f', ['period'], 'period * 1000 + years * 12 + year_fraction * 0.12'),
        formula('d', ['period'], 'discount_factor'),
        constant('length', 'year_fraction'),
      ],
      expected: {
        f: [0, 1, 2, 3].map((t) => t * 1000 + t * monthsPerPeriod + monthsPerPeriod / 100),
        d: [0, 1, 2, 3].map((t) => 1.1 ** ((-2 * monthsPerPeriod * (t + 0.5)) / 12)),
        length: monthsPerPeriod / 12,
      },
    }),
  ),
];

describe('places', () => {
  it.each(PLACES)('$rule', (rule) => expectRule({ trials: 1, ...rule }));
});

describe('time', () => {
  it.each(TIME)('$rule', (rule) => expectRule({ trials: 1, ...rule }));
});
