import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Problem, problemText } from '#shared/messages/problem.ts';
import { findJsonFault } from '#shared/plan/json-text.ts';
import { parsePlan, parsePlanText } from '#shared/plan/parse.ts';
import { type Broken, changed, REMOVED } from './broken.ts';
import { BROKEN_DISTRIBUTIONS } from './broken-distributions.ts';
import { BROKEN_FRAME } from './broken-frame.ts';
import { BROKEN_REFERENCES, BROKEN_SCENARIOS } from './broken-scenarios.ts';
import { BROKEN_VARIABLES } from './broken-variables.ts';
import { smallPlan } from './small-plan.ts';

const TABLES: readonly (readonly [string, readonly Broken[]])[] = [
  ['frame and names', BROKEN_FRAME],
  ['variables', BROKEN_VARIABLES],
  ['distributions', BROKEN_DISTRIBUTIONS],
  ['references', BROKEN_REFERENCES],
  ['scenarios', BROKEN_SCENARIOS],
];

function problemsOf(value: unknown): Problem[] {
  const parsed = parsePlan(value);
  return parsed.ok ? [] : parsed.faults;
}

function problemsOfText(text: string): Problem[] {
  const parsed = parsePlanText(text);
  return parsed.ok ? [] : parsed.faults;
}

/** `path: words`, which a failing test shows. */
function lines(problems: readonly Problem[]): string[] {
  return problems.map((problem) => `${problem.path}: ${problemText(problem, 'en')}`);
}

describe.each(TABLES)('broken %s', (_name, table) => {
  it.each(table)('$what', ({ changes, path, says }) => {
    const problems = problemsOf(changed(changes));
    const here = problems.filter((problem) => problem.path === path);
    expect(lines(problems).some((line) => line.startsWith(`${path}: `))).toBe(true);
    expect(here.map((problem) => problemText(problem, 'en')).join('\n')).toMatch(says);
    for (const problem of problems) {
      expect(problemText(problem, 'en')).not.toMatch(/\{[a-zA-Z]+\}/);
      expect(problemText(problem, 'zh-CN')).not.toMatch(/\{[a-zA-Z]+\}/);
      expect(problemText(problem, 'zh-CN')).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe('a valid plan', () => {
  it('is returned as it stands', () => {
    const plan = smallPlan();
    expect(lines(problemsOf(plan))).toEqual([]);
    expect(plan).toEqual(smallPlan());
    expect(parsePlanText(`\uFEFF${JSON.stringify(plan, null, 2)}`)).toEqual({ ok: true, value: plan });
  });

  it.each<[string, string, unknown]>([
    ['no optional lists', 'correlations', REMOVED],
    ['null as meta', 'meta', null],
    ['meta on a cell', 'variables[1].cells[0].meta', JSON.parse('{"__proto__": 1}')],
    ['meta within a distribution', 'variables[1].value.meta', ['x']],
    ['an at that names nothing', 'scenarios[1].overrides[0].at', {}],
    ['an equal duplicate, sides swapped', 'correlations[1]', { between: ['fx[eu]', 'fx[sea]'], rank: 0.6 }],
    ['amounts that are cents but for rounding', 'scenarios[0].spend[0].amounts[0]', 0.1 + 0.2],
    ['a gbm with formulas', 'variables[3].start', '1 + 0 * cac'],
    ['a walk from below zero', 'variables[3]', { ...smallPlan().variables[3], process: 'walk', start: -1 }],
    ['a constant by equal ends', 'variables[1].value', { dist: 'pert', min: 2, mode: 2, max: 2 }],
    ['percentiles at the edge', 'variables[1].value', { dist: 'percentiles', p10: 0, p50: 0.16658, p90: 1 }],
    [
      'a truncation that keeps enough',
      'variables[1].value',
      { dist: 'normal', mean: 0, sd: 1, truncate: [4.7, null] },
    ],
    [
      'an override of a formula',
      'scenarios[1].overrides[0]',
      { variable: 'new_customers', add: 5, from: 3, to: 3 },
    ],
    [
      'a duration for one member of a permanent event',
      'scenarios[1].overrides[0]',
      { variable: 'tariff', field: 'duration', set: 2 },
    ],
    ['a member named like a unit word', 'dimensions[1].members[2].id', 'in'],
  ])('may have %s', (_what, path, value) => {
    const problems = problemsOf(changed([[path, value]]));
    const expected = path === 'dimensions[1].members[2].id' ? ['scenarios[1].limits[0].at.line'] : [];
    expect(problems.map((problem) => problem.path)).toEqual(expected);
  });

  it('covers its cells by several entries together', () => {
    const variable = {
      name: 'x',
      kind: 'input',
      over: ['region', 'line', 'period'],
      unit: '1',
      cells: [
        { at: { region: 'region.market', line: 'line.marketing' }, value: 1 },
        { at: { line: 'data', region: 'region.market' }, value: 2 },
        ...[0, 1, 2, 3].map((period) => ({ at: { region: 'group', period }, value: 3 })),
      ],
    };
    const plan = smallPlan();
    expect(lines(problemsOf({ ...plan, variables: [...plan.variables, variable] }))).toEqual([]);
    const less = { ...variable, cells: variable.cells.filter((_, position) => position !== 4) };
    expect(lines(problemsOf({ ...plan, variables: [...plan.variables, less] }))).toEqual([
      'variables[9].value: there is no value for x[group, ads] @ 2: neither "value" nor an entry of "cells" covers it',
    ]);
  });
});

describe('a document with several faults', () => {
  it('has all of them reported, in one go', () => {
    const plan = changed([
      ['currency', 'XYZ'],
      ['variables[1].value.p90', 1],
      ['outputs[1].variable', 'nothing_like_it'],
      ['scenarios[1].overrides[0].variable', 'cca'],
    ]);
    expect(problemsOf(plan).map((problem) => problem.path)).toEqual([
      'currency',
      'variables[1].value.p90',
      'outputs[1].variable',
      'scenarios[1].overrides[0].variable',
    ]);
  });

  it('is not reproached for what follows from a fault elsewhere', () => {
    expect(problemsOf(changed([['variables[1].unit', REMOVED]])).map((problem) => problem.path)).toEqual([
      'variables[1].unit',
    ]);
    expect(
      problemsOf(changed([['dimensions[0].members[0].id', 'X']])).map((problem) => problem.path),
    ).toEqual(['dimensions[0].members[0].id']);
  });

  it('has at most a thousand listed, and the rest counted', () => {
    const outputs = Array.from({ length: 1500 }, () => ({ variable: 'nobody', target: 'x' }));
    const problems = problemsOf({ ...smallPlan(), outputs });
    expect(problems).toHaveLength(1001);
    expect(problems.at(-1)?.code).toBe('moreProblems');
  });
});

describe('text', () => {
  it.each<[string, RegExp]>([
    ['', /ends too early, in line 1, column 1;/],
    ['{"a": 1,}', /unexpected "}" in line 1, column 9/],
    ['{\n  "a": tru\n}', /unexpected "t" in line 2, column 8/],
    ['{\r\n"a" 1}', /unexpected "1" in line 2, column 5/],
    ['[1 2]', /unexpected "2" in line 1, column 4/],
    ['[1,]', /unexpected "]" in line 1, column 4/],
    ['{a: 1}', /unexpected "a" in line 1, column 2/],
    ["{'a': 1}", /unexpected "'" in line 1, column 2/],
    ['[01]', /unexpected "1" in line 1, column 3/],
    ['["\\x"]', /unexpected "\\\\" in line 1, column 3/],
    ['["a\tb"]', /unexpected "\\t" in line 1, column 4/],
    ['["abc', /ends too early, in line 1, column 6/],
    ['[[1]', /ends too early/],
    ['{} {}', /unexpected "{" in line 1, column 4/],
    ['[1] // note', /unexpected "\/" in line 1, column 5/],
    ['[NaN]', /unexpected "N" in line 1, column 2/],
    ['[😀]', /unexpected "😀" in line 1, column 2/],
  ])('%j', (text, says) => {
    const parsed = parsePlanText(text);
    expect(parsed.ok ? [] : parsed.faults.map((fault) => problemText(fault, 'en')).join()).toMatch(says);
  });

  it('is refused where it nests too deeply, without exhausting the stack', () => {
    const deep = parsePlanText(`{"meta":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(deep.ok ? [] : deep.faults.map((fault) => fault.code)).toEqual(['tooDeep']);
    const within = { ...smallPlan(), meta: JSON.parse(`${'['.repeat(199)}${']'.repeat(199)}`) as unknown };
    expect(lines(problemsOf(within))).toEqual([]);
  });

  it('finds the fault of long texts without exhausting the stack', () => {
    const parsed = parsePlanText(`"${'\\n'.repeat(2_000_000)}`);
    expect(parsed.ok ? [] : parsed.faults.map((fault) => fault.code)).toEqual(['jsonEndsEarly']);
  });

  it('with half a surrogate pair is refused, since it has no canonical form', () => {
    const parsed = parsePlanText(JSON.stringify(smallPlan()).replace('"Small"', '"\\ud800"'));
    expect(parsed.ok ? [] : parsed.faults.map(({ path, code }) => [path, code])).toEqual([
      ['name', 'brokenText'],
    ]);
  });

  it('has its fault found exactly where the platform refuses it', () => {
    const text = JSON.stringify(smallPlan());
    const pieces = fc.constantFrom('', ',', '}', ']', '"', '\\', '0', '-', ':', 'e', '\u0001');
    fc.assert(
      fc.property(fc.nat(text.length - 1), pieces, (at, piece) => {
        const broken = text.slice(0, at) + piece + text.slice(at + 1);
        let isJson = true;
        try {
          JSON.parse(broken);
        } catch {
          isJson = false;
        }
        expect(findJsonFault(broken) === null).toBe(isJson);
        const codes = problemsOfText(broken).map((problem) => problem.code);
        expect(codes.includes('notJson') || codes.includes('jsonEndsEarly')).toBe(!isJson);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a key that stands twice', () => {
  it('counts as it stands last', () => {
    const text = JSON.stringify(smallPlan()).replace('"name":"Small"', '"name":"First","name":"Last"');
    expect(parsePlanText(text)).toEqual({ ok: true, value: { ...smallPlan(), name: 'Last' } });
  });
});

describe('hostile values', () => {
  const circle: Record<string, unknown> = { ...smallPlan() };
  circle.meta = { circle };

  it.each<[string, unknown, string]>([
    ['undefined', undefined, 'notJsonValue'],
    ['a function', () => 1, 'notJsonValue'],
    ['a date in meta', { ...smallPlan(), meta: new Date(0) }, 'notJsonValue'],
    ['a map', new Map(), 'notJsonValue'],
    ['a bigint', { ...smallPlan(), discountRate: 1n }, 'notJsonValue'],
    ['NaN', { ...smallPlan(), discountRate: Number.NaN }, 'notFinite'],
    ['infinity', { ...smallPlan(), discountRate: Number.POSITIVE_INFINITY }, 'notFinite'],
    ['a circle', circle, 'tooDeep'],
    ['a list', [], 'notObject'],
    ['null', null, 'notObject'],
  ])('%s', (_what, value, code) => {
    expect(problemsOf(value).map((problem) => problem.code)).toContain(code);
  });

  const hostileKey = fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'length',
    'at',
    'dist',
  );
  const hostile = fc.oneof(
    { weight: 3, arbitrary: fc.jsonValue({ depthSize: 'medium' }) },
    { weight: 1, arbitrary: fc.dictionary(hostileKey, fc.jsonValue()) },
    { weight: 1, arbitrary: fc.anything() },
  );

  it('are refused and never thrown at', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        expect(parsePlan(value).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('in any place of a valid plan never throw, and every message can be put into words', () => {
    const places = placesOf(smallPlan());
    fc.assert(
      fc.property(fc.constantFrom(...places), hostile, (path, value) => {
        for (const problem of problemsOf(changed([[path, value]]))) {
          // What a document says may itself look like a placeholder.
          const args = Object.fromEntries(Object.keys(problem.args).map((name) => [name, 'x']));
          expect(problemText({ ...problem, args }, 'zh-CN')).not.toMatch(/\{[a-zA-Z]+\}/);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('never throw where any part is missing', () => {
    for (const path of placesOf(smallPlan())) {
      expect(() => parsePlan(changed([[path, REMOVED]]))).not.toThrow();
    }
  });
});

/** The path of every value in a document. */
function placesOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    const place = Array.isArray(value) ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
    return [place, ...placesOf(entry, place)];
  });
}
