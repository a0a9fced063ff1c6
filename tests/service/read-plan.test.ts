import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readPlanText, readPlanValue } from '../../electron/service/read-plan.ts';

const sample = readFileSync(new URL('../../resources/sample-plan.json', import.meta.url), 'utf8');

function pathsOf(change: (plan: Record<string, never>) => void): string[] {
  const plan = JSON.parse(sample);
  change(plan);
  const fromValue = readPlanValue(plan);
  const fromText = readPlanText(`\uFEFF${JSON.stringify(plan)}`);
  if (fromValue.ok || fromText.ok) throw new Error('accepted');
  expect(fromText.faults).toEqual(fromValue.faults);
  return fromValue.faults.map(({ path }) => path);
}

describe('a document with faults of both kinds', () => {
  it('has those of its formulas named with those of its scenarios', () => {
    const paths = pathsOf((plan: Record<string, Record<string, unknown>[]>) => {
      const formula = plan.variables!.findIndex(({ kind }) => kind === 'formula');
      plan.variables![formula]!.formula = '1 +';
      plan.scenarios![1]!.overrides = [{ variable: 'cacc', multiply: 2 }];
      plan.outputs![0]!.variable = 'nvp';
    });
    expect(paths).toHaveLength(3);
    expect(paths[0]).toMatch(/^variables\[\d+\]\.formula$/);
    expect(paths).toContain('scenarios[1].overrides[0].variable');
    expect(paths).toContain('outputs[0].variable');
  });

  it('has its formulas left for later where they have nothing sound to look at', () => {
    const paths = pathsOf((plan: Record<string, Record<string, unknown>[]>) => {
      plan.dimensions![0]!.members = [];
    });
    expect(paths.every((path) => !path.endsWith('.formula'))).toBe(true);
  });

  it('is not read at all where it is not JSON', () => {
    const read = readPlanText('{');
    expect(read.ok ? [] : read.faults.map(({ path }) => path)).toEqual(['']);
  });
});
