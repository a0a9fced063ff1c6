import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PlanDocument } from '#shared/plan/document.ts';
import { engineValues, expectAgreement } from './reference/engine.ts';
import { evaluateTrials } from './reference/evaluate.ts';

const sample = JSON.parse(
  readFileSync(new URL('../../resources/sample-plan.json', import.meta.url), 'utf8'),
) as PlanDocument;

describe('the sample plan: every value of every variable, against the reference evaluator', () => {
  it.each(sample.scenarios.map(({ id }) => id))('scenario %s', async (scenario) => {
    const run = { trials: scenario === 'base' ? 6 : 3, seed: 20260101, scenario };
    const engine = await engineValues(sample, run);
    expect(engine.size).toBeGreaterThan(2000);
    expectAgreement(engine, evaluateTrials(sample, scenario, run));
  });
});
