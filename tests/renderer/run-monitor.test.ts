import { beforeEach, expect, test } from 'vitest';
import { appError, type Reply } from '#shared/errors.ts';
import type { AppEvent, RunRequest } from '#shared/views.ts';
import type { Carrier } from '../../renderer/service/client.ts';
import { RunMonitor } from '../../renderer/service/runs.ts';

const request: RunRequest = { planId: 'p', scenario: 'base', trials: 100, seed: 1, sampling: 'sobol' };

let emit: (event: AppEvent) => void;
let calls: { name: string; request: unknown }[];
let startReply: Reply<{ runId: string }>;
let beforeStartReply: () => void;
let monitor: RunMonitor;

beforeEach(() => {
  calls = [];
  startReply = { ok: true, value: { runId: 'r1' } };
  beforeStartReply = () => {};
  const client: Carrier = {
    call: (async (name: string, payload: unknown) => {
      calls.push({ name, request: payload });
      if (name !== 'runs.start') return { ok: true, value: null };
      beforeStartReply();
      return startReply;
    }) as unknown as Carrier['call'],
    subscribe: (listener) => {
      emit = listener;
      return () => {};
    },
  };
  monitor = new RunMonitor(client);
});

const state = () => monitor.state('p', 'base');

test('follows a run from its start over its progress to its end', async () => {
  let changes = 0;
  monitor.subscribe(() => {
    changes += 1;
  });
  await monitor.start(request);
  expect(state()).toMatchObject({ status: 'running', runId: 'r1', done: 0, total: 100 });
  emit({ type: 'runProgress', runId: 'r1', done: 40, total: 100, millisecondsLeft: 600 });
  expect(state()).toMatchObject({ done: 40, millisecondsLeft: 600 });
  emit({ type: 'runProgress', runId: 'another', done: 99, total: 100, millisecondsLeft: 1 });
  expect(state()).toMatchObject({ done: 40 });
  emit({ type: 'runFinished', runId: 'r1', planId: 'p', scenario: 'base' });
  expect(state()).toBeNull();
  expect(changes).toBeGreaterThanOrEqual(4);
});

test('a run that ends before its start is answered does not hang', async () => {
  beforeStartReply = () => emit({ type: 'runFinished', runId: 'r1', planId: 'p', scenario: 'base' });
  await monitor.start(request);
  expect(state()).toBeNull();
});

test('a failure stays until it is dismissed, a cancelled run leaves nothing', async () => {
  await monitor.start(request);
  emit({ type: 'runFailed', runId: 'r1', error: appError('runFailed', { reason: 'x' }) });
  expect(state()).toMatchObject({ status: 'failed', error: { code: 'runFailed' } });
  monitor.dismiss('p', 'base');
  await monitor.start(request);
  await monitor.cancel('p', 'base');
  expect(calls.at(-1)).toEqual({ name: 'runs.cancel', request: { runId: 'r1' } });
  emit({ type: 'runFailed', runId: 'r1', error: appError('runCancelled') });
  expect(state()).toBeNull();
});

test('a start that is refused says why, and a second start while one runs is ignored', async () => {
  await monitor.start(request);
  await monitor.start(request);
  expect(calls.filter(({ name }) => name === 'runs.start')).toHaveLength(1);
  emit({ type: 'runFinished', runId: 'r1', planId: 'p', scenario: 'base' });
  startReply = { ok: false, error: appError('runTooLarge') };
  await monitor.start(request);
  expect(state()).toMatchObject({ status: 'failed', error: { code: 'runTooLarge' } });
});
