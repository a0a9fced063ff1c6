import { expect, test } from 'vitest';
import { firstPlan, newFixture } from './support.ts';

test('the north star is a change of the plan that is undone, and must be an output', async () => {
  const fixture = newFixture();
  const planId = await firstPlan(fixture);
  const plan = () => fixture.value('plans.get', { planId });
  const { revision, northStar } = await plan();
  expect(northStar).toBeNull();
  const request = { planId, revision, variable: 'customers' };
  expect(await fixture.value('northStar.set', request)).toEqual({ revision: revision + 1 });
  expect(await plan()).toMatchObject({
    northStar: 'customers',
    history: { undo: { action: 'northStar', args: { variable: 'customers' } } },
  });
  expect((await fixture.fault('northStar.set', request)).code).toBe('stalePlan');
  const now = { ...request, revision: revision + 1 };
  // The same again is no change.
  expect(await fixture.value('northStar.set', now)).toEqual({ revision: revision + 1 });
  expect((await fixture.fault('northStar.set', { ...now, variable: 'nothing' })).code).toBe('badRequest');
  await fixture.call('history.undo', { planId });
  expect((await plan()).northStar).toBeNull();
});
