import { type Broken, broken, REMOVED } from './broken.ts';

const OVERRIDE = 'scenarios[1].overrides[0]';

/** An override in place of the first one. */
function override(what: string, value: object, key: string, says: RegExp): Broken {
  return broken(what, [OVERRIDE, value], says, key === '' ? OVERRIDE : `${OVERRIDE}.${key}`);
}

/** Two sides in place of the first pair's. */
function pair(what: string, between: unknown, says: RegExp, path = 'correlations[0].between'): Broken {
  return broken(what, ['correlations[0].between', between], says, path);
}

/** Correlations, outputs, limits, roles. */
export const BROKEN_REFERENCES: readonly Broken[] = [
  broken('a pair without rank', ['correlations[0].rank', REMOVED], /is missing/),
  broken('a rank above 1', ['correlations[0].rank', 1.01], /between −1 and 1/),
  broken('a rank as text', ['correlations[0].rank', '0.5'], /between −1 and 1/),
  broken('no pair', ['correlations[0].between', REMOVED], /is missing/),
  pair('three sides', ['fx[sea]', 'fx[eu]', 'fx[sea]'], /two cells/),
  pair('one text', 'fx[sea]', /two cells/),
  pair('a number as side', ['fx[sea]', 4], /must name one cell/, 'correlations[0].between[1]'),
  pair('a side that is no cell', ['fx[sea', 'fx[eu]'], /must name one cell/, 'correlations[0].between[0]'),
  pair('an unknown variable', ['fxx[sea]', 'fx[eu]'], /did you mean "fx"/, 'correlations[0].between[0]'),
  pair('an unknown member', ['fx[sae]', 'fx[eu]'], /did you mean "sea"/, 'correlations[0].between[0]'),
  pair(
    'a member that the variable lacks',
    ['fx[group]', 'fx[eu]'],
    /no member "group"/,
    'correlations[0].between[0]',
  ),
  pair('no whole cell', ['fx', 'fx[eu]'], /also varies by region/, 'correlations[0].between[0]'),
  pair(
    'a dimension twice',
    ['fx[sea, eu]', 'fx[eu]'],
    /"region" stands here twice/,
    'correlations[0].between[0]',
  ),
  pair('a group', ['fx[region.market]', 'fx[eu]'], /no member "region.market"/, 'correlations[0].between[0]'),
  pair('a formula', ['total', 'fx[eu]'], /"total" is of kind "formula"/, 'correlations[0].between[0]'),
  pair('an event', ['outage', 'fx[eu]'], /kind "event"/, 'correlations[0].between[0]'),
  pair('the allocation', ['spend[sea, ads]', 'fx[eu]'], /kind "allocation"/, 'correlations[0].between[0]'),
  pair('a mixed pair', ['cac[sea]', 'fx[eu]'], /one side is over period/),
  pair('a cell with itself', ['fx[eu]', 'fx[ eu ]'], /same cell "fx\[eu\]"/),
  broken(
    'a contradictory pair',
    ['correlations[1]', { between: ['fx[eu]', 'fx[sea]'], rank: 0.5 }],
    /stands at correlations\[0\] with rank 0.6/,
    'correlations[1].rank',
  ),
  broken('a number as correlation', ['correlations[1]', 4], /must be an object/),

  broken('no outputs', ['outputs', REMOVED], /is missing/),
  broken('an output without variable', ['outputs[1].variable', REMOVED], /is missing/),
  broken('an unknown output', ['outputs[1].variable', 'totals'], /did you mean "total"/),
  broken('the allocation as output', ['outputs[1].variable', 'spend'], /cannot be an output/),
  broken('an output twice', ['outputs[1].variable', 'total'], /already taken at outputs\[0\].variable/),
  broken('two headlines', ['outputs[1].headline', true], /outputs\[0\] is it already/),
  broken('a target as text', ['outputs[0].target', '0'], /must be a number/),
  broken('an unknown direction', ['outputs[0].better', 'highr'], /did you mean "higher"/),

  broken('an unknown key of a limit', ['limits[0].minimum', 1], /no key "minimum"/),
  broken('a limit over periods', ['limits[0].at.period', 1], /use "from" and "to"/),
  broken('a limit on an unknown line', ['limits[0].at.line', 'adds'], /did you mean "ads"/),
  broken('a limit on an unknown group', ['limits[0].at.line', 'line.market'], /no group "market"/),
  broken('a limit from beyond the horizon', ['limits[0].from', 4], /0 to 3, but is 4/),
  broken(
    'a limit back in time',
    [
      ['limits[0].from', 2],
      ['limits[0].to', 1],
    ],
    /"from" \(2\) comes after "to" \(1\)/,
  ),
  broken('a limit of neither', ['limits[0].of', 'amounts'], /did you mean "amount"/),
  broken('a limit in each year', ['limits[0].each', 'year'], /one of period, plan/),
  broken('a share above 1', ['limits[1].max', 50], /between 0 and 1/),
  broken('a negative share', ['limits[1].min', -0.1], /between 0 and 1/),
  broken('a limit as text', ['limits[0].min', '100'], /number or null/),
  broken('a limit that none can meet', ['limits[0].max', 99], /"min" \(100\) is greater than "max" \(99\)/),

  broken('an unknown role', ['roles.profit', 'total'], /no key "profit"/),
  broken('a role for an unknown variable', ['roles.revenue', 'totl'], /did you mean "total"/),
  broken('a list as roles', ['roles', []], /must be an object/),
];

/** Scenarios: family, spend, locks, overrides. */
export const BROKEN_SCENARIOS: readonly Broken[] = [
  broken('no scenarios', ['scenarios', REMOVED], /is missing/),
  broken('an empty list of scenarios', ['scenarios', []], /at least one/),
  broken('a scenario without id', ['scenarios[1].id', REMOVED], /is missing/),
  broken('a scenario id with a space', ['scenarios[1].id', 'trade war'], /no valid name/),
  broken('a scenario twice', ['scenarios[1].id', 'base'], /already taken/),
  broken('two roots', ['scenarios[1].parent', REMOVED], /"base" has none already/),
  broken('no root', ['scenarios[0].parent', 'war'], /every one here has a parent/, 'scenarios'),
  broken('a circle', ['scenarios[0].parent', 'war'], /war → base → war/, 'scenarios[1].parent'),
  broken('its own parent', ['scenarios[1].parent', 'war'], /war → war/),
  broken('an unknown parent', ['scenarios[1].parent', 'bsae'], /did you mean "base"/),
  broken('an unknown key', ['scenarios[1].override', []], /did you mean "overrides"/),
  broken('a discount rate below −1', ['scenarios[1].discountRate', -2], /greater than −1/),
  broken('a negative budget', ['scenarios[0].budget', -1], /not be negative/),
  broken('a budget in tenths of cents', ['scenarios[0].budget', 0.001], /smallest unit of USD/),

  broken('spend as an object', ['scenarios[0].spend', {}], /must be a list/),
  broken('a row without line', ['scenarios[0].spend[0].line', REMOVED], /is missing/),
  broken('a row of an unknown region', ['scenarios[0].spend[0].region', 'seaa'], /did you mean "sea"/),
  broken(
    'a row of a group',
    ['scenarios[0].spend[0].line', 'line.marketing'],
    /no member "line.marketing" of line/,
  ),
  broken(
    'a row whose region is a line',
    ['scenarios[0].spend[0].region', 'ads'],
    /no member "ads" of region/,
  ),
  broken(
    'a pair twice',
    ['scenarios[0].spend[1].region', 'sea'],
    /row already at scenarios\[0\].spend\[0\]/,
    'scenarios[0].spend[1]',
  ),
  broken('an amount too few', ['scenarios[0].spend[0].amounts', [1, 2, 3]], /must be 4 amounts.*there are 3/),
  broken('an amount too many', ['scenarios[0].spend[0].amounts', [1, 2, 3, 4, 5]], /there are 5/),
  broken('one amount for all', ['scenarios[0].spend[0].amounts', 100], /must be a list/),
  broken('a negative amount', ['scenarios[0].spend[0].amounts[2]', -5], /not be negative, but this is -5/),
  broken('an amount as text', ['scenarios[0].spend[0].amounts[2]', '100'], /must be a number/),
  broken(
    'half a cent',
    ['scenarios[0].spend[0].amounts[2]', 1.005],
    /1.005 is not a whole number.*USD.*2 decimals/,
  ),
  broken(
    'a cent of a yen',
    [
      ['currency', 'JPY'],
      ['scenarios[0].spend[0].amounts[2]', 1.01],
    ],
    /JPY; at most 0/,
  ),
  broken('an amount beyond exact numbers', ['scenarios[0].spend[0].amounts[2]', 1e15], /too large/),
  broken('an unknown key of a row', ['scenarios[0].spend[0].amount', 1], /did you mean "amounts"/),

  broken('a lock on an unknown region', ['scenarios[0].locks[0].at.region', 'see'], /did you mean "sea"/),
  broken('a lock on a period', ['scenarios[0].locks[0].at.period', 1], /use "from" and "to"/),
  broken('a lock to beyond the horizon', ['scenarios[0].locks[0].to', 9], /0 to 3, but is 9/),
  broken('an unknown key of a lock', ['scenarios[0].locks[0].until', 2], /no key "until"/),

  override('an override without variable', { multiply: 2 }, 'variable', /is missing/),
  override('an unknown variable', { variable: 'cca', multiply: 2 }, 'variable', /did you mean "cac"/),
  override(
    'the allocation overridden',
    { variable: 'spend', multiply: 2 },
    'variable',
    /write its amounts under "spend"/,
  ),
  override(
    'an override that does nothing',
    { variable: 'cac' },
    '',
    /exactly one of "set", "multiply" and "add"; this has 0/,
  ),
  override('an override that does two things', { variable: 'cac', multiply: 2, add: 1 }, '', /this has 2/),
  override(
    'a distribution as factor',
    { variable: 'cac', multiply: { dist: 'constant', value: 2 } },
    'multiply',
    /must be a number/,
  ),
  override('a formula as value', { variable: 'cac', set: '2 * 3' }, 'set', /number or a distribution/),
  override(
    'a broken distribution',
    { variable: 'cac', set: { dist: 'uniform', min: 1, max: 0 } },
    'set.max',
    /min ≤ max/,
  ),
  override(
    'a distribution on a formula',
    { variable: 'total', set: { dist: 'constant', value: 1 } },
    'set',
    /only on an input/,
  ),
  override(
    'a distribution on a path',
    { variable: 'fx', set: { dist: 'constant', value: 1 } },
    'set',
    /only on an input/,
  ),
  override(
    'a distribution on an event’s value',
    { variable: 'outage', set: { dist: 'constant', value: 1 } },
    'set',
    /only on an input/,
  ),
  override(
    'a distribution on a probability',
    { variable: 'outage', field: 'probability', set: { dist: 'constant', value: 1 } },
    'set',
    /only on an input/,
  ),
  override(
    'a field of an input',
    { variable: 'cac', field: 'mean', multiply: 2 },
    'field',
    /"cac" is of kind "input"/,
  ),
  override(
    'a field of a formula',
    { variable: 'total', field: 'start', multiply: 2 },
    'field',
    /kind "formula"/,
  ),
  override(
    'a field of another process',
    { variable: 'fx', field: 'half_life', multiply: 2 },
    'field',
    /it has: start, drift, volatility/,
  ),
  override(
    'a field of a path on an event',
    { variable: 'outage', field: 'drift', multiply: 2 },
    'field',
    /probability, severity, duration/,
  ),
  override(
    'an unknown field',
    { variable: 'fx', field: 'volatilty', multiply: 2 },
    'field',
    /did you mean "volatility"/,
  ),
  override(
    'a negative volatility',
    { variable: 'fx', field: 'volatility', set: -1 },
    'set',
    /must not be negative/,
  ),
  override('a start of 0', { variable: 'fx', field: 'start', set: 0 }, 'set', /greater than 0/),
  override('a start times 0', { variable: 'fx', field: 'start', multiply: 0 }, 'multiply', /greater than 0/),
  override(
    'a start from a period',
    { variable: 'fx', field: 'start', set: 1, from: 1 },
    'from',
    /"start" is where a path begins/,
  ),
  override(
    'periods on what has none',
    { variable: 'cac', multiply: 2, from: 1 },
    'from',
    /"cac" is not over period/,
  ),
  override(
    'a last period on what has none',
    { variable: 'total', multiply: 2, to: 1 },
    'to',
    /"total" is not over period/,
  ),
  override('periods back in time', { variable: 'fx', multiply: 2, from: 2, to: 1 }, 'to', /comes after/),
  override('a period beyond the horizon', { variable: 'fx', multiply: 2, from: 4 }, 'from', /0 to 3/),
  override(
    'a period in at',
    { variable: 'season', at: { period: 1 }, multiply: 2 },
    'at.period',
    /use "from" and "to"/,
  ),
  override(
    'a dimension that the variable lacks',
    { variable: 'season', at: { region: 'eu' }, multiply: 2 },
    'at.region',
    /does not vary/,
  ),
  override(
    'a member that the variable lacks',
    { variable: 'cac', at: { region: 'group' }, multiply: 2 },
    'at.region',
    /does not exist for/,
  ),
  override('an unknown key', { variable: 'cac', factor: 2, multiply: 1 }, 'factor', /no key "factor"/),
  broken(
    'a duration on a permanent event',
    [
      ['variables[5].cells', []],
      [OVERRIDE, { variable: 'tariff', field: 'duration', set: 2 }],
    ],
    /permanent and has no duration/,
    `${OVERRIDE}.field`,
  ),
  broken('a limit of a scenario', ['scenarios[1].limits[0].at.line', 'dta'], /did you mean "data"/),
];
