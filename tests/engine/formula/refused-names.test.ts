import { describe, expect, it } from 'vitest';
import { formula, pathOf, problemsOf } from './plans.ts';

const MARKETS = ['region.market'];

/** Formula, what its variable is over, and code and message of its one problem. */
const REFUSED: readonly [text: string, over: string[], code: string, says: RegExp][] = [
  // Names.
  ['demnad', [], 'nameUnknownNear', /Did you mean "demand"\?/],
  ['Spend', [], 'nameUnknownNear', /Did you mean "spend"\?/],
  ['a + sesaon', ['period'], 'nameUnknownNear', /column 5\)\. Did you mean "season"/],
  ['year_fractoin', [], 'nameUnknownNear', /year_fraction/],
  ['completely_different', [], 'nameUnknown', /no variable "completely_different"/],
  ['constructor', ['odd'], 'memberAsValue', /member of "odd"/],
  ['toString', [], 'nameUnknown', /no variable "toString"/],
  ['__proto__', [], 'nameUnknown', /__proto__/],
  ['hasOwnProperty', [], 'nameUnknown', /hasOwnProperty/],
  ['true', [], 'constantUnknown', /no built-in constant "true"/],
  ['tau', [], 'constantUnknown', /write the number/],
  ['Infinity', [], 'constantUnknown', /Infinity/],
  ['NaN', [], 'constantUnknown', /NaN/],
  ['sum', [], 'functionNotCalled', /write sum\(x, dimension\)/],
  ['a * max', [], 'functionNotCalled', /write max\(a, b\)/],
  ['abs[sea]', [], 'functionNotCalled', /abs\(x\)/],
  ['region', [], 'dimensionAsValue', /as in sum\(x, region\)/],
  ['line * 2', [], 'dimensionAsValue', /"line" is a dimension/],
  ['sea', [], 'memberAsValue', /member of "region".*x\[sea\]/],
  ['years[sea]', ['period'], 'functionIndexed', /"years" is not a variable/],
  ['spend(sea)', [], 'variableCalled', /spend\[…\]/],
  ['a(b)', [], 'variableCalled', /multiply with \*/],
  ['summ(scale, line)', [], 'functionUnknownNear', /Did you mean "sum"\?/],
  ['summ(scale, line.marketing)', [], 'functionUnknownNear', /Did you mean "sum"\?/],
  ['SUM(scale, line)', [], 'functionUnknownNear', /"sum"/],
  ['average(scale, line)', [], 'functionUnknown', /no function "average"/],
  ['constructor(a)', [], 'functionUnknown', /no function "constructor"/],
  ['valueOf(a)', [], 'functionUnknown', /no function/],
  ['period(a)', [], 'functionUnknown', /no function "period"/],
  // Arguments.
  ['abs()', [], 'argumentCount', /"abs" has 0 arguments.*abs\(x\)/],
  ['abs(a, b)', [], 'argumentCount', /has 2 arguments/],
  ['max(a)', [], 'argumentCount', /max\(a, b\)/],
  ['hill(a, b)', [], 'argumentCount', /hill\(x, half, shape\)/],
  ['clamp(a, b, c, d)', [], 'argumentCount', /has 4/],
  ['sum(scale)', [], 'argumentCount', /sum\(x, dimension\)/],
  ['sum(spend, line, region)', ['region', 'period'], 'argumentCount', /has 3/],
  ['prev(a)', ['period'], 'argumentCount', /prev\(x, initial\)/],
  ['lag(a, 1)', ['period'], 'argumentCount', /lag\(x, n, initial\)/],
  ['stock(a)', ['period'], 'argumentCount', /stock\(x, c, initial\)/],
  ['adstock(a, b, c, d)', ['period'], 'argumentCount', /adstock\(x, c, initial\)/],
  ['cumulate(a, b)', ['period'], 'argumentCount', /cumulate\(x\)/],
  ['lag(season, 0, 0)', ['period'], 'lagNotWhole', /whole number of at least 1/],
  ['lag(season, 1.5, 0)', ['period'], 'lagNotWhole', /column 13/],
  ['lag(season, -1, 0)', ['period'], 'lagNotWhole', /written out/],
  ['lag(season, a, 0)', ['period'], 'lagNotWhole', /written out/],
  ['lag(season, 1 + 1, 0)', ['period'], 'lagNotWhole', /written out/],
  ['lag(season, 1e300, 0)', ['period'], 'lagNotWhole', /whole number/],
  // Aggregations.
  ['sum(scale, lime)', [], 'dimensionUnknownNear', /Did you mean "line"\?/],
  ['sum(season, periods)', [], 'dimensionUnknownNear', /"period"/],
  ['sum(scale, marketing)', [], 'dimensionUnknown', /no dimension "marketing"/],
  ['sum(scale, sea)', [], 'dimensionUnknown', /no dimension "sea"/],
  ['sum(scale, constructor)', [], 'dimensionUnknown', /constructor/],
  ['sum(scale, line.marketting)', [], 'groupUnknownNear', /in line .*Did you mean "marketing"\?/],
  ['sum(scale, line.Marketing)', [], 'groupUnknownNear', /"marketing"/],
  ['sum(scale, line.market)', [], 'groupUnknown', /no group "market" in line/],
  ['sum(season, period.q1)', [], 'groupUnknown', /in period/],
  ['sum(scale, line.constructor)', [], 'groupUnknown', /constructor/],
  ['sum(scale, 2)', [], 'aggregateWithoutDimension', /must be a dimension or a group/],
  ['mean(scale, a + b)', [], 'aggregateWithoutDimension', /mean\(x, dimension\)/],
  ['sum(a, line)', [], 'aggregateNotVarying', /does not vary by line/],
  ['sum(scale, region)', ['line'], 'aggregateNotVarying', /does not vary by region/],
  ['sum(scale[ads], line)', [], 'aggregateNotVarying', /nothing to aggregate/],
  ['sum(sum(scale, line), line)', [], 'aggregateNotVarying', /"sum"/],
  ['sum(scale, period)', ['line'], 'aggregateNotVarying', /by period/],
  ['highest(2, line)', [], 'aggregateNotVarying', /"highest"/],
  ['first(a)', [], 'aggregateNotVarying', /"first" does not vary by period/],
  ['final(year_fraction)', [], 'aggregateNotVarying', /by period/],
  ['final(first(season))', [], 'aggregateNotVarying', /"final"/],
  // Indexes.
  ['scale[brnad]', [], 'memberUnknownNear', /Did you mean "brand"\?/],
  ['scale[nowhere]', [], 'memberUnknown', /no member "nowhere"/],
  ['cac[marketing]', [], 'groupInBrackets', /sum\(cac, line\.marketing\)/],
  ['scale[line]', [], 'groupInBrackets', /sum\(scale, line\)/],
  ['season[period]', [], 'groupInBrackets', /sum\(season, period\)/],
  ['scale[sea]', [], 'indexNotVarying', /"scale" does not vary by region/],
  ['a[sea]', [], 'indexNotVarying', /\[sea\] cannot be taken/],
  ['scale[ads, brand]', [], 'indexTwice', /two members of line/],
  ['scale[ads, ads]', [], 'indexTwice', /each dimension once/],
  ['cac[group]', [], 'variableAbsent', /only for region\.market, but is read here for group/],
  ['fee[privacy]', [], 'variableAbsent', /line\.marketing.*privacy/],
  // Dimensions left open.
  ['scale', [], 'dimensionLeftOpen', /"scale" varies by line, but "result" does not.*sum\(scale, line\)/],
  ['fee', ['region'], 'dimensionLeftOpen', /sum\(fee, line\.marketing\)/],
  ['spend[sea]', ['period'], 'dimensionLeftOpen', /by line/],
  ['season', [], 'dimensionLeftOpen', /by period.*sum\(season, period\)/],
  ['period', [], 'dimensionLeftOpen', /final\(period\)/],
  ['years * 2', ['line'], 'dimensionLeftOpen', /"years" varies by period/],
  ['discount_factor', [], 'dimensionLeftOpen', /by period/],
  ['cumulate(a)', [], 'dimensionLeftOpen', /"cumulate\(…\)" varies by period.*final\(cumulate\(…\)\)/],
  ['prev(a, 0)', ['line'], 'dimensionLeftOpen', /"prev\(…\)"/],
  ['stock(a, 0.5)', [], 'dimensionLeftOpen', /"stock\(…\)"/],
  ['adstock(a, scale, 0)', ['period'], 'dimensionLeftOpen', /"scale" varies by line/],
  ['prev(a, scale)', ['period'], 'dimensionLeftOpen', /"scale" varies by line/],
  ['a ? b : scale', [], 'dimensionLeftOpen', /by line/],
  ['not scale', [], 'dimensionLeftOpen', /by line/],
  ['max(a, -scale)', [], 'dimensionLeftOpen', /by line/],
  // Cells that do not exist.
  ['cac', ['region'], 'variableAbsent', /only for region\.market, but is read here for group as well/],
  ['cac + a', ['region', 'period'], 'variableAbsent', /group/],
  ['fee', ['line'], 'variableAbsent', /privacy/],
  ['scale * fee', ['line.compliance'], 'variableAbsent', /line\.marketing/],
  ['sum(cac, region)', [], 'variableAbsent', /for group as well/],
  ['sum(scale * fee, line)', MARKETS, 'variableAbsent', /privacy/],
  ['sum(fee, line.compliance)', [], 'variableAbsent', /privacy/],
  ['final(prev(demand, 0))', ['region'], 'variableAbsent', /group/],
];

describe('formulas whose names or dimensions do not fit', () => {
  it.each(REFUSED)('%s over %j: %s', (text, over, code, says) => {
    const problems = problemsOf(formula(text, over));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^variables\\[\\d+\\]\\.formula ${code}: `));
    expect(problems[0]).toMatch(says);
    expect(problems[0]).toContain(pathOf(0));
  });

  it('reports every fault of a formula and of every formula', () => {
    const problems = problemsOf(formula('demnad + scael + cac[group]'), formula('a b', [], 'other'));
    expect(problems.map((problem) => problem.split(':')[0])).toEqual([
      `${pathOf(0)} nameUnknownNear`,
      `${pathOf(0)} nameUnknownNear`,
      `${pathOf(0)} variableAbsent`,
      `${pathOf(1)} operatorMissing`,
    ]);
  });

  it('reports each open dimension once', () => {
    const problems = problemsOf(formula('spend + spend * scale'));
    expect(problems.map((problem) => /varies by (\w+)/.exec(problem)?.[1])).toEqual([
      'region',
      'line',
      'period',
    ]);
  });

  it('keeps a bounded number of problems of a hostile formula', () => {
    const text = Array.from({ length: 500 }, (_, i) => `x${i}`).join('+');
    expect(problemsOf(formula(text))).toHaveLength(20);
  });
});
