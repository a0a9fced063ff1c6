import fc from 'fast-check';
import { describe, it } from 'vitest';
import { engineValues, expectAgreement } from './reference/engine.ts';
import { evaluateTrials } from './reference/evaluate.ts';
import { randomPlan } from './reference/random-plan.ts';

describe('random plans', () => {
  it('have the same values on the engine and on the reference, in every scenario', async () => {
    await fc.assert(
      fc.asyncProperty(fc.gen(), async (g) => {
        const document = randomPlan(g);
        for (const scenario of ['base', 'variant']) {
          const run = { trials: 3, seed: 99, scenario };
          const engine = await engineValues(document, run);
          const { variables, correlations, scenarios } = document;
          const context = JSON.stringify({ scenario, variables, correlations, scenarios });
          expectAgreement(engine, evaluateTrials(document, scenario, run), 1e-9, context);
        }
      }),
      { numRuns: 200, seed: 20260101 },
    );
  });
});
