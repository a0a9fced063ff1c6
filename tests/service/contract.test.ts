import { describe, expect, it } from 'vitest';
import { CONTRACT } from '#shared/contract.ts';
import { APP_MESSAGES } from '#shared/messages/app.ts';
import { canonicalJson } from '#shared/plan/canonical.ts';
import { fileOf } from '../plan-file.ts';
import { type Fixture, newFixture } from './support.ts';

/** Calls that the host answers. */
const OF_HOST = /^(files\.(save|print)$|file\.|backups\.|diagnostics\.)/;

/** Everything that the store file holds, as text. */
function contents({ store }: Fixture): string {
  const plans = store.plans.list().map((plan) => ({
    ...plan,
    ...store.plans.document(plan.id),
    changes: store.history.list(plan.id, 1000),
    runs: store.runs.list(plan.id),
  }));
  return canonicalJson({ plans, window: store.settings.get('window') });
}

const block = { regions: ['sea'], lines: ['brand'], periods: [0] };
const edit = (value: unknown, more = {}) => ({
  planId: 'PLAN',
  scenario: 'base',
  revision: 0,
  edit: value,
  ...more,
});
const cell = (more: object) =>
  edit({ type: 'set', cells: [{ region: 'sea', line: 'brand', period: 0, amount: 1, ...more }] });
const spread = (more: object) => edit({ type: 'spread', block: { ...block, ...more }, amount: 1 });
const run = (more: object) => ({
  planId: 'PLAN',
  scenario: 'base',
  trials: 10,
  seed: 1,
  sampling: 'sobol',
  ...more,
});
const hostileKey = JSON.parse('{"planId":"PLAN","__proto__":{"polluted":true}}') as object;

/** Requests that no window of ours sends: what is wrong, the call and the payload. `PLAN` stands for a plan's id. */
const MALFORMED: [what: string, name: string, payload: unknown][] = [
  ['no payload', 'plans.list', undefined],
  ['null', 'plans.list', null],
  ['an array', 'plans.list', []],
  ['text', 'plans.list', 'all'],
  ['an extra key', 'plans.list', { all: true }],
  ['an unknown call', 'plans.everything', {}],
  ['no name', '', {}],
  ['a call of the host', 'files.save', { token: 'x' }],
  ['another call of the host', 'files.print', { name: 'x' }],
  ['a name from the prototype', 'constructor', {}],
  ['another one', '__proto__', {}],
  ['a method’s name', 'hasOwnProperty', {}],
  ['a missing id', 'plans.get', {}],
  ['an id that is a number', 'plans.get', { planId: 5 }],
  ['an empty id', 'plans.get', { planId: '' }],
  ['an endless id', 'plans.get', { planId: 'x'.repeat(65) }],
  ['a key named like the prototype', 'plans.delete', hostileKey],
  ['an unknown source', 'plans.create', { from: 'web', locale: 'en' }],
  ['an unknown language', 'plans.create', { from: 'empty', locale: 'fr' }],
  ['a name that is too long', 'plans.rename', { planId: 'PLAN', name: 'x'.repeat(201) }],
  ['an empty name', 'plans.rename', { planId: 'PLAN', name: '' }],
  ['a name of blanks', 'plans.rename', { planId: 'PLAN', name: ' \n\u0000 ' }],
  ['a file that is no text', 'import.plan', { fileName: 'a.json', data: { format: 'headroom-plan' } }],
  ['a theme that is not ours', 'settings.set', { theme: 'pink', locale: null }],
  ['a missing setting', 'settings.set', { theme: 'dark' }],
  ['a revision below zero', 'allocation.edit', edit({ type: 'spread', block, amount: 1 }, { revision: -1 })],
  [
    'a revision that is not whole',
    'allocation.edit',
    edit({ type: 'spread', block, amount: 1 }, { revision: 0.5 }),
  ],
  ['an unknown edit', 'allocation.edit', edit({ type: 'double', block })],
  ['an edit without cells', 'allocation.edit', edit({ type: 'set', cells: [] })],
  ['half a cent', 'allocation.edit', cell({ amount: 0.5 })],
  ['an amount that is text', 'allocation.edit', cell({ amount: '5' })],
  ['an amount that is not a number', 'allocation.edit', cell({ amount: Number.NaN })],
  ['an endless amount', 'allocation.edit', cell({ amount: Number.POSITIVE_INFINITY })],
  ['an amount beyond exact ones', 'allocation.edit', cell({ amount: 2 ** 53 })],
  ['a period below zero', 'allocation.edit', cell({ period: -1 })],
  ['a period beyond any plan', 'allocation.edit', cell({ period: 120 })],
  ['a region that is no text', 'allocation.edit', cell({ region: ['sea'] })],
  ['an extra key in a cell', 'allocation.edit', cell({ lock: true })],
  ['a block without lines', 'allocation.edit', spread({ lines: [] })],
  ['a block of everything', 'allocation.edit', spread({ periods: 'all' })],
  ['a factor below zero', 'allocation.edit', edit({ type: 'scale', block, factor: -1 })],
  [
    'a factor that is not finite',
    'allocation.edit',
    edit({ type: 'scale', block, factor: Number.POSITIVE_INFINITY }),
  ],
  ['no spreads', 'allocation.edit', edit({ type: 'spreadMany', spreads: [] })],
  ['a move to nowhere', 'allocation.edit', edit({ type: 'move', from: block, amount: 1 })],
  ['a move of half a cent', 'allocation.edit', edit({ type: 'move', from: block, to: block, amount: 0.5 })],
  [
    'a course of a shape that is not ours',
    'allocation.edit',
    edit({ type: 'profile', shape: 'wild', parts: [{ block, weights: [1] }] }),
  ],
  [
    'a weight that is not finite',
    'allocation.edit',
    edit({ type: 'profile', shape: 'flat', parts: [{ block, weights: [Number.POSITIVE_INFINITY] }] }),
  ],
  ['a copy of nothing', 'allocation.edit', edit({ type: 'copy', from: 'base', rows: [], skipLocked: true })],
  ['a gesture that is not ours', 'allocation.edit', edit({ type: 'spread', block, amount: 1, as: 'magic' })],
  ['a course of no variable', 'courses.get', { planId: 'PLAN', scenario: 'base', variable: 'spend' }],
  ['a lock with an amount', 'allocation.edit', edit({ type: 'lock', blocks: [block], amount: 1 })],
  ['a lock on nothing', 'allocation.edit', edit({ type: 'lock', blocks: [] })],
  ['no trials', 'runs.start', run({ trials: 0 })],
  ['too many trials', 'runs.start', run({ trials: 10_000_001 })],
  ['a part of a trial', 'runs.start', run({ trials: 1.5 })],
  ['a seed below zero', 'runs.start', run({ seed: -1 })],
  ['an unknown way of sampling', 'runs.start', run({ sampling: 'halton' })],
  ['a limit of none', 'history.list', { planId: 'PLAN', limit: 0 }],
  ['a limit of too many', 'history.list', { planId: 'PLAN', limit: 1001 }],
  [
    'a run id that is missing',
    'export.workbook',
    { job: 'a', planId: 'PLAN', scenario: 'base', locale: 'en' },
  ],
];

/** Well-formed requests that the state of things forbids, with the error that says so. */
const IMPOSSIBLE: [code: string, name: string, payload: unknown][] = [
  ['planNotFound', 'plans.get', { planId: 'none' }],
  ['planNotFound', 'plans.restore', { planId: 'none' }],
  ['planNotFound', 'history.undo', { planId: "'; DROP TABLE plans; --" }],
  ['scenarioNotFound', 'allocation.get', { planId: 'PLAN', scenario: 'none' }],
  ['scenarioNotFound', 'allocation.edit', { ...cell({}), scenario: '__proto__' }],
  ['scenarioNotFound', 'runs.start', run({ scenario: 'none' })],
  ['stalePlan', 'allocation.edit', { ...cell({}), revision: 7 }],
  ['editRefused', 'allocation.edit', cell({ region: 'mars' })],
  ['editRefused', 'allocation.edit', cell({ amount: -1 })],
  ['editRefused', 'allocation.edit', cell({ amount: Number.MAX_SAFE_INTEGER })],
  ['editRefused', 'allocation.edit', edit({ type: 'move', from: block, to: block, amount: 1 })],
  [
    'editRefused',
    'allocation.edit',
    edit({ type: 'profile', shape: 'flat', parts: [{ block, weights: [-1] }] }),
  ],
  [
    'editRefused',
    'allocation.edit',
    edit({
      type: 'copy',
      from: 'x',
      rows: [{ region: 'sea', line: 'brand', amounts: [1] }],
      skipLocked: true,
    }),
  ],
  ['scenarioNotFound', 'courses.get', { planId: 'PLAN', scenario: 'none', variable: 'reach' }],
  ['nothingToUndo', 'history.undo', { planId: 'PLAN' }],
  ['nothingToRedo', 'history.redo', { planId: 'PLAN' }],
  ['runNotFound', 'runs.get', { runId: 'none' }],
  ['runNotFound', 'runs.cancel', { runId: 'none' }],
  ['runNotFound', 'runs.distribution', { runId: 'none', variable: 'reach' }],
  [
    'runNotFound',
    'export.workbook',
    { job: 'a', planId: 'PLAN', scenario: 'base', runId: 'none', locale: 'en' },
  ],
  ['invalidPlan', 'import.plan', fileOf('a.json', '{')],
  ['invalidPlan', 'import.plan', fileOf('a.json', '{"format":"headroom-plan","version":1}')],
  ['invalidPlan', 'import.plan', fileOf('a.json', '['.repeat(100_000))],
];

async function send(fixture: Fixture, name: string, payload: unknown) {
  const { plans } = await fixture.value('plans.list', {});
  const named =
    typeof payload === 'object' && payload !== null && 'planId' in payload && payload.planId === 'PLAN'
      ? Object.defineProperty(payload, 'planId', { value: plans[0]!.id, enumerable: true })
      : payload;
  return fixture.service.handle(name, named);
}

describe('the contract', () => {
  it('has an answer to every call but the host’s', async () => {
    const { service } = newFixture();
    for (const name of Object.keys(CONTRACT)) {
      const reply = await service.handle(name, 'nonsense');
      if (reply.ok) throw new Error(`${name} took nonsense`);
      expect(reply.error.code).toBe('badRequest');
      // Only a call that has a handler gets as far as its schema.
      expect(String(reply.error.args.detail).startsWith(`${name}:`)).toBe(!OF_HOST.test(name));
    }
  });

  it('says where a request is at fault', async () => {
    const reply = await send(newFixture(), 'allocation.edit', cell({ amount: 0.5 }));
    expect(reply).toMatchObject({
      error: {
        code: 'badRequest',
        args: { detail: expect.stringMatching(/^allocation\.edit: edit\.cells\.0\.amount /) },
      },
    });
  });

  it.each(MALFORMED)('refuses %s (%s) and changes nothing', async (_what, name, payload) => {
    const fixture = newFixture();
    const before = contents(fixture);
    expect(await send(fixture, name, payload)).toMatchObject({ ok: false, error: { code: 'badRequest' } });
    expect(contents(fixture)).toBe(before);
    expect(fixture.events).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it.each(IMPOSSIBLE)('answers %s (%s) and changes nothing', async (code, name, payload) => {
    const fixture = newFixture();
    const before = contents(fixture);
    const reply = await send(fixture, name, payload);
    expect(reply).toMatchObject({ ok: false, error: { code } });
    expect(Object.keys(APP_MESSAGES)).toContain(code);
    expect(contents(fixture)).toBe(before);
    expect(fixture.simulator.requests).toEqual([]);
  });

  it('answers a fault of the disk as an error, not an exception', async () => {
    const fixture = newFixture();
    fixture.store.plans.setDeleted = () => {
      throw new Error('unexpected');
    };
    const reply = await send(fixture, 'plans.delete', { planId: 'PLAN' });
    expect(reply).toEqual({ ok: false, error: { code: 'internal', args: { detail: 'Error: unexpected' } } });
  });
});
