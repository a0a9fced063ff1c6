import { expect, test } from 'vitest';
import { HistorySteps } from '../../renderer/features/shell/history-steps.ts';

function stepping(fails: (step: number) => boolean, millisecondsEach: number) {
  const log: string[] = [];
  let clock = 0;
  const steps = new HistorySteps<number>({
    take: async (step) => {
      log.push(`${step}`);
      clock += millisecondsEach;
      return !fails(step);
    },
    refresh: async () => {
      log.push('refresh');
    },
    now: () => clock,
  });
  return { log, steps };
}

test('steps follow one another, and what they changed is read once after the last', async () => {
  const { log, steps } = stepping(() => false, 10);
  const work = steps.add(1);
  expect([steps.add(2), steps.add(3)]).toEqual([null, null]);
  expect(steps.busy).toBe(true);
  await work;
  expect(log).toEqual(['1', '2', '3', 'refresh']);
  expect(steps.busy).toBe(false);
});

test('whoever holds the keys down sees it go on', async () => {
  const { log, steps } = stepping(() => false, 200);
  const work = steps.add(1);
  for (const step of [2, 3, 4, 5]) expect(steps.add(step)).toBeNull();
  await work;
  expect(log).toEqual(['1', '2', 'refresh', '3', '4', 'refresh', '5', 'refresh']);
});

test('a step that cannot be taken drops those behind it, and the next one starts anew', async () => {
  const { log, steps } = stepping((step) => step === 2, 10);
  const work = steps.add(1);
  expect(steps.add(2)).toBeNull();
  expect(steps.add(3)).toBeNull();
  await work;
  expect(log).toEqual(['1', '2', 'refresh']);
  await steps.add(4);
  expect(log).toEqual(['1', '2', 'refresh', '4', 'refresh']);
});
