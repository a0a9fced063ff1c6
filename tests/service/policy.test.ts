import { expect, test } from 'vitest';
import { firstPlan, newFixture } from './support.ts';

test('a policy share is a change of the plan: seen in every scenario, named in the history, undone and redone', async () => {
  const fixture = newFixture();
  const planId = await firstPlan(fixture);
  const read = async () => {
    const reply = await fixture.call('allocation.get', { planId, scenario: 'base' });
    if (!reply.ok) throw new Error(reply.error.code);
    return reply.value;
  };
  const { revision } = await read();
  const request = { planId, scenario: 'base', revision, measure: 'long', share: 0.4 } as const;
  expect(await fixture.call('policy.set', request)).toMatchObject({
    ok: true,
    value: {
      revision: revision + 1,
      policy: { long: 0.4, short: null },
      history: { undo: { action: 'policy', args: { measure: 'long', share: 0.4 } } },
    },
  });
  expect(await fixture.call('policy.set', request)).toMatchObject({
    ok: false,
    error: { code: 'stalePlan' },
  });
  await fixture.call('history.undo', { planId });
  expect((await read()).policy.long).toBeNull();
  await fixture.call('history.redo', { planId });
  expect((await read()).policy.long).toBe(0.4);
  const now = { ...request, revision: (await read()).revision };
  // The same again is no change.
  expect(await fixture.call('policy.set', now)).toMatchObject({ value: { revision: now.revision } });
  await fixture.call('policy.set', { ...now, share: null });
  expect((await read()).policy.long).toBeNull();
});
