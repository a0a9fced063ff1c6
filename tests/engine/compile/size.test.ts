import { describe, expect, test } from 'vitest';
import type { PlanDocument } from '#shared/plan/document.ts';
import { cellCount } from '../../../electron/engine/compile/size.ts';
import { inlineRunner } from '../../../electron/workers/runner.ts';
import { createSimulator } from '../../../electron/workers/simulator.ts';
import { readPlan } from '../reference/engine.ts';
import { formula, input, planOf } from '../reference/plans.ts';

/** A plan of a few kilobytes that says `side` × `side` × `side` values twice, and sums over them `sums` times. */
function cube(side: number): PlanDocument {
  const ids = ['x', 'y', 'z'];
  const dimensions = ids.map((id) => ({
    id,
    members: Array.from({ length: side }, (_, member) => ({ id: `${id}${member}` })),
  }));
  const plan = planOf({
    variables: [
      input('price', ids, 1),
      formula('cost', ids, 'price * 2'),
      formula('total', [], 'sum(sum(sum(cost, x), y), z)'),
    ],
  });
  return { ...plan, dimensions: [...plan.dimensions, ...dimensions], outputs: [{ variable: 'total' }] };
}

/** The plan's spend: four regions, three lines, four periods. */
const SPEND = 48;

const simulator = createSimulator({ threads: 1, runner: inlineRunner() });
const simulate = (plan: PlanDocument) =>
  simulator.simulate(
    {
      checked: readPlan(plan),
      scenario: 'base',
      trials: 64,
      seed: 1,
      sampling: 'random',
      drivers: 'none',
      keepSamples: false,
    },
    {},
  );

describe('the size of a plan', () => {
  test('is the number of values that it unrolls to', () => {
    expect(cellCount(readPlan(cube(3)).index)).toBe(SPEND + 27 + 27 + 1);
  });

  test('is refused with the figure before anything is unrolled', async () => {
    const start = performance.now();
    expect(await simulate(cube(200))).toMatchObject({
      ok: false,
      faults: [{ code: 'planTooLarge', args: { count: SPEND + 16_000_001, most: 2_000_000 } }],
    });
    expect(performance.now() - start).toBeLessThan(1000);
  });

  test('may be some hundred thousand', async () => {
    expect(await simulate(cube(40))).toMatchObject({ ok: true });
  });
});
