import { describe, expect, it } from 'vitest';
import type { VariableDefinition } from '#shared/plan/document.ts';
import { accepted, check, formula, pathOf, problemsOf } from './plans.ts';

const MARKETS = ['region.market'];

function expressionOf(text: string, over: string[] = []): unknown {
  return accepted(formula(text, over)).expressions.get(pathOf(0));
}

const number = (value: number) => ({ type: 'number', value });
const variable = (name: string, fixed: [string, number][] = []) => ({
  type: 'variable',
  name,
  fixed: new Map(fixed),
});

describe('resolved formulas', () => {
  it('fixes members by position, in any order', () => {
    const both = variable('spend', [
      ['region', 1],
      ['line', 0],
    ]);
    expect(expressionOf('spend[sea, ads]', ['period'])).toEqual(both);
    expect(expressionOf('spend[ads, sea]', ['period'])).toEqual(both);
    expect(expressionOf('spend[ads]', ['region', 'period'])).toEqual(variable('spend', [['line', 0]]));
    expect(expressionOf('quirk[in] + quirk[constructor]')).toMatchObject({
      left: variable('quirk', [['odd', 0]]),
      right: variable('quirk', [['odd', 6]]),
    });
  });

  it('aggregates over dimensions, groups and periods', () => {
    const of = (name: string, dimension: string, members: number[], operand: unknown) => {
      return { type: 'aggregate', name, dimension, members, operand };
    };
    expect(expressionOf('sum(scale, line)')).toEqual(of('sum', 'line', [0, 1, 2], variable('scale')));
    expect(expressionOf('mean(fee, line.marketing)')).toEqual(of('mean', 'line', [0, 1], variable('fee')));
    expect(expressionOf('lowest(season, period)')).toEqual(
      of('lowest', 'period', [0, 1, 2, 3], variable('season')),
    );
    expect(expressionOf('highest(cac, region.market)')).toEqual(
      of('highest', 'region', [1, 2, 3], variable('cac')),
    );
    expect(expressionOf('sum(quirk, odd.in)')).toMatchObject({ members: [0, 1, 2, 3, 4, 5, 6] });
    expect(expressionOf('sum(quirk, odd.and)')).toMatchObject({ members: [0] });
  });

  it('replaces the members of the formula inside an aggregation', () => {
    expect(problemsOf(formula('scale / sum(scale, line)', ['line.compliance']))).toEqual([]);
    expect(problemsOf(formula('sum(fee, line.marketing) * scale', ['line']))).toEqual([]);
    expect(problemsOf(formula('sum(scale * fee, line.acquisition)', MARKETS))).toEqual([]);
  });

  it('knows every kind of function', () => {
    expect(expressionOf('hill(season, a, 2)', ['period'])).toEqual({
      type: 'call',
      name: 'hill',
      args: [variable('season'), variable('a'), number(2)],
    });
    expect(expressionOf('first(season) - final(season)')).toMatchObject({
      left: { type: 'edge', name: 'first', operand: variable('season') },
      right: { type: 'edge', name: 'final' },
    });
    expect(expressionOf('prev(season, a)', ['period'])).toEqual({
      type: 'recall',
      operand: variable('season'),
      periods: 1,
      initial: variable('a'),
    });
    expect(expressionOf('lag(season, 3, 0)', ['period'])).toMatchObject({ type: 'recall', periods: 3 });
    expect(expressionOf('cumulate(a)', ['period'])).toEqual({ type: 'cumulate', operand: variable('a') });
    expect(expressionOf('adstock(a, 0.5)', ['period'])).toEqual({
      type: 'carry',
      name: 'adstock',
      operand: variable('a'),
      carryover: number(0.5),
      initial: number(0),
    });
    expect(expressionOf('stock(a, b, c)', ['period'])).toMatchObject({
      name: 'stock',
      initial: variable('c'),
    });
    const every = 'min(a,b,c)+max(a,b)+abs(a)+exp(a)+log(a)+sqrt(a)+sin(a)+cos(a)+floor(a)+ceil(a)+round(a)';
    expect(problemsOf(formula(`${every}+saturate(a,b)+clamp(a,b,c)`))).toEqual([]);
  });

  it('knows calendar names, operators and conditions', () => {
    expect(expressionOf('year_fraction')).toEqual({ type: 'calendar', name: 'year_fraction' });
    expect(expressionOf('not a ? -b : 2 ^ c')).toEqual({
      type: 'condition',
      test: { type: 'unary', operator: 'not', operand: variable('a') },
      whenTrue: { type: 'unary', operator: '-', operand: variable('b') },
      whenFalse: { type: 'binary', operator: '^', left: number(2), right: variable('c') },
    });
    expect(problemsOf(formula('years * discount_factor + period', ['period']))).toEqual([]);
    expect(problemsOf(formula('e + pi'))).toEqual([]);
  });
});

const path = (fields: object, over: string[] = ['period']): VariableDefinition =>
  ({
    name: 'fx',
    kind: 'path',
    over,
    unit: '1',
    process: 'gbm',
    start: 1,
    drift: 0,
    volatility: 0.1,
    ...fields,
  }) as VariableDefinition;
const event = (fields: object, over: string[] = ['period']): VariableDefinition =>
  ({
    name: 'shock',
    kind: 'event',
    over,
    unit: '1',
    probability: 0.1,
    severity: 1,
    ...fields,
  }) as VariableDefinition;

describe('formulas in paths and events', () => {
  it('are found under their paths, numbers left out', () => {
    const fx = path({ drift: 'a', cells: [{ at: { region: 'sea' }, start: 'cac', volatility: 0 }] }, [
      'region.market',
      'period',
    ]);
    const shock = event({
      probability: 'a / 10',
      cells: [
        { at: {}, probability: 'b' },
        { at: {}, severity: 2 },
      ],
    });
    expect([...accepted(fx, shock).expressions.keys()]).toEqual([
      pathOf(0, 'drift'),
      pathOf(0, 'cells[0].start'),
      pathOf(1, 'probability'),
      pathOf(1, 'cells[0].probability'),
    ]);
  });

  it('take the members that their cell covers', () => {
    const cell = (region: string) =>
      path({ cells: [{ at: { region }, start: 'cac' }] }, ['region', 'period']);
    expect(problemsOf(cell('sea'))).toEqual([]);
    expect(problemsOf(cell('region.market'))).toEqual([]);
    expect(problemsOf(cell('group'))[0]).toMatch(/cells\[0\]\.start variableAbsent: .*group/);
    expect(problemsOf(path({ start: 'cac' }, ['region', 'period']))[0]).toMatch(/\.start variableAbsent/);
  });

  const REFUSED: readonly [VariableDefinition, RegExp][] = [
    [path({ drift: 'season' }), /\.drift parameterOverPeriod: .*"season"/],
    [path({ drift: 'final(season)' }), /parameterOverPeriod/],
    [path({ drift: 'sum(spend[sea, ads], period)' }), /parameterOverPeriod: .*"spend"/],
    [path({ drift: 'years' }), /parameterOverPeriod: .*"years"/],
    [path({ drift: 'period' }), /parameterOverPeriod/],
    [path({ drift: 'discount_factor' }), /parameterOverPeriod/],
    [path({ drift: 'cumulate(a)' }), /parameterOverPeriod: .*"cumulate"/],
    [path({ drift: 'prev(a, 0)' }), /parameterOverPeriod: .*"prev"/],
    [path({ drift: 'fx' }), /parameterOverPeriod: .*"fx"/],
    [path({ drift: 'cac' }), /dimensionLeftOpen: "cac" varies by region, but "fx" does not/],
    [path({ cells: [{ at: {}, volatility: 'a +' }] }), /cells\[0\]\.volatility valueMissingAfter/],
    [event({ probability: 'cac' }), /\.probability dimensionLeftOpen: .*"shock" does not/],
    [event({ probability: 'a <' }), /\.probability valueMissingAfter/],
    [event({ probability: 'cac' }, ['region', 'period']), /\.probability variableAbsent/],
  ];
  it.each(REFUSED)('refuses %j', (definition, says) => {
    const problems = problemsOf(definition);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(says);
  });

  it('lets a path use year_fraction and random inputs, an event spend and earlier periods', () => {
    expect(problemsOf(path({ drift: 'a * year_fraction' }))).toEqual([]);
    const probability = 'spend[ads] / 100 + prev(shock, 0) + years';
    expect(problemsOf(event({ probability }, ['region', 'period']))).toEqual([]);
  });
});

it('gives column, start and end with each problem', () => {
  const checked = check(formula('a + demnad'));
  expect(checked.ok ? [] : checked.faults).toEqual([
    {
      path: pathOf(0),
      code: 'nameUnknownNear',
      args: { found: 'demnad', near: 'demand', column: 5, start: 4, end: 10 },
    },
  ]);
});
