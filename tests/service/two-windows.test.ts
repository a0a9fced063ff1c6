import fc from 'fast-check';
import { expect, it } from 'vitest';
import { amountNow, firstPlan, newFixture, setOneCell } from './support.ts';

/** What a window does: types, takes a step through the history, or hears of what the other one did. */
const action = fc.record({
  window: fc.constantFrom(0, 1),
  kind: fc.constantFrom('edit', 'edit', 'undo', 'redo', 'hear', 'hear'),
});

it('two windows of one plan: what either one undoes is what it shows, and no edit that was taken is lost', async () => {
  const fixture = newFixture();
  const original = await firstPlan(fixture);
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 30 }), async (actions) => {
      const { id: planId } = await fixture.value('plans.duplicate', { planId: original, name: 'copy' });
      // What the plan must hold: values that are done, values that are undone, and how often it changed.
      const done: number[] = [];
      let undone: number[] = [];
      let revision = 0;
      const seen = [0, 0];
      const taken: number[] = [];
      const edit = { planId, scenario: 'base' };
      for (const [at, { window, kind }] of actions.entries()) {
        const known = seen[window] ?? 0;
        if (kind === 'hear') {
          seen[window] = revision;
          continue;
        }
        const current = known === revision;
        const reply =
          kind === 'edit'
            ? await fixture.call('allocation.edit', { ...edit, revision: known, edit: setOneCell(at + 1) })
            : await fixture.call(`history.${kind}`, { planId, revision: known });
        const possible = kind === 'edit' || (kind === 'undo' ? done : undone).length > 0;
        expect(reply.ok).toBe(current && possible);
        if (!reply.ok) {
          if (!current) expect(reply.error.code).toBe('stalePlan');
          continue;
        }
        if (kind === 'edit') {
          done.push(at + 1);
          taken.push(at + 1);
          undone = [];
        } else if (kind === 'undo') undone.unshift(done.pop() ?? 0);
        else done.push(undone.shift() ?? 0);
        revision += 1;
        seen[window] = revision;
        if (done.length > 0) expect(await amountNow(fixture, planId)).toBe(done.at(-1));
      }
      const { changes } = await fixture.value('history.list', { planId, limit: 200 });
      const kept = changes.filter(({ action: what }) => what === 'set').map(({ args }) => args.amount);
      expect(kept.toReversed()).toEqual(taken);
    }),
    { numRuns: 25 },
  );
});
