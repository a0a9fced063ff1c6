import { expect, it } from 'vitest';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { DriverInput, Sampling } from '#shared/result.ts';
import { readPlan, simulator } from '../reference/engine.ts';
import { formula, input } from '../reference/plans.ts';
import { truthPlan } from '../truths/plan.ts';

const uniform = { dist: 'uniform', min: 0, max: 1 } as const;

function additive(): PlanDocument {
  const document = truthPlan({
    variables: [
      ...[3, 2, 1].map((sd) => input(`x${sd}`, [], { dist: 'normal', mean: 0, sd } as const)),
      input('idle', [], uniform),
      input('fixed', [], { dist: 'uniform', min: 2, max: 2 }),
      formula('f', [], 'x3 + x2 - x1 + min(0, idle) + fixed'),
    ],
  });
  document.outputs = [{ variable: 'f', headline: true }];
  return document;
}

async function drivers(which: 'all' | 'headline', sampling: Sampling): Promise<DriverInput[]> {
  const reply = await simulator.simulate(
    {
      checked: readPlan(additive()),
      scenario: 'base',
      trials: 4096,
      seed: 2,
      sampling,
      drivers: which,
      keepSamples: false,
    },
    {},
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply.faults));
  return reply.value.drivers[0]!.inputs;
}

it('runs of the window have the same rank correlations as result files, and first-order shares with their errors', async () => {
  for (const sampling of ['sobol', 'random'] as const) {
    const [all, headline] = [await drivers('all', sampling), await drivers('headline', sampling)];
    const plain = headline.map(({ rankCorrelationError: _error, firstOrder: _share, ...rest }) => rest);
    expect(plain).toEqual(all);
    const truths = new Map([
      ['x3', 9 / 14],
      ['x2', 4 / 14],
      ['x1', 1 / 14],
      ['idle', 0],
    ]);
    expect(headline.map((driver) => driver.input).sort()).toEqual(['fixed', 'idle', 'x1', 'x2', 'x3']);
    const fixed = headline.find((driver) => driver.input === 'fixed');
    expect(fixed).toMatchObject({ rankCorrelation: null, rankCorrelationError: null, firstOrder: null });
    for (const { input: name, rankCorrelationError, firstOrder } of headline.filter((one) => one !== fixed)) {
      const { estimate, standardError } = firstOrder!;
      expect(Math.abs(estimate - truths.get(name)!)).toBeLessThan(4 * standardError! + 0.002);
      expect(rankCorrelationError).toBeGreaterThan(0);
    }
  }
});
