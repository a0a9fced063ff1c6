import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { oneCheck, playwrightCounts, vitestCounts } from '../../scripts/test-counts.ts';

const folder = mkdtempSync(join(tmpdir(), 'headroom-counts-'));
function report(content: unknown): string {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}
const missing = join(folder, 'missing.json');

const unit = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: tests.map((test, index) => ({ fullName: `test ${index}`, status: test })),
});

describe('counts of the unit tests', () => {
  test.each([
    ['all well', [unit('passed', 'passed', 'passed')], 0, 2, 0],
    ['one failed', [unit('failed', 'passed', 'failed')], 1, 1, 1],
    ['a file that could not be loaded', [unit('failed'), unit('passed', 'passed')], 1, 1, 1],
    ['a failed hook beside tests that were skipped', [unit('failed', 'skipped', 'skipped')], 1, 0, 1],
    ['an error outside of tests', [unit('passed', 'passed')], 1, 1, 1],
  ])('%s', (_what, testResults, code, passed, failed) => {
    expect(vitestCounts(report({ testResults }), code)).toMatchObject({ passed, failed });
  });
  test('a runner that wrote no report failed', () => {
    expect(vitestCounts(missing, 1)).toEqual({ passed: 0, failed: 1, skipped: [] });
  });
  test('skipped tests are named', () => {
    expect(vitestCounts(report({ testResults: [unit('passed', 'skipped')] }), 0).skipped).toEqual([
      'test 0 (skipped)',
    ]);
  });
});

describe('counts of the browser tests', () => {
  const spec = (title: string, status: string, ...annotations: { type: string; description?: string }[]) => ({
    title,
    tests: [{ status, annotations }],
  });
  const suites = [
    {
      title: 'a.spec.ts',
      specs: [spec('one', 'expected'), spec('two', 'flaky')],
      suites: [
        {
          title: 'inner',
          specs: [
            spec('three', 'unexpected'),
            spec('four', 'skipped', { type: 'skip', description: 'no printer' }),
          ],
        },
      ],
    },
  ];
  test('go into nested suites; a flaky test failed', () => {
    expect(playwrightCounts(report({ suites, errors: [] }), 1)).toEqual({
      passed: 1,
      failed: 2,
      skipped: ['four (no printer)'],
    });
  });
  test('an error before the first test is a failure', () => {
    expect(playwrightCounts(report({ suites: [], errors: [{}] }), 1).failed).toBe(1);
    expect(playwrightCounts(missing, 1).failed).toBe(1);
  });
});

test('one check is one test', () => {
  expect([oneCheck(0), oneCheck(2)]).toEqual([
    { passed: 1, failed: 0, skipped: [] },
    { passed: 0, failed: 1, skipped: [] },
  ]);
});
