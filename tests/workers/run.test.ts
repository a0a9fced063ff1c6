import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BLOCK } from '../../electron/engine/interpret/interpreter.ts';
import { ColumnMemory } from '../../electron/workers/columns.ts';
import { chunksOf, Run, sharesOf } from '../../electron/workers/run.ts';
import type { Runner } from '../../electron/workers/runner.ts';

const runner: Runner = {
  threads: 2,
  run: () => Promise.reject(new Error('no task here')),
  close: async () => {},
};

function newRun(signal?: AbortSignal): Run {
  const surroundings = {
    runner,
    columns: new ColumnMemory(),
    directionNumbers: new Uint32Array(32),
    memoryLimit: 1024,
  };
  const request = { trials: 8, seed: 1, sampling: 'random' } as const;
  return new Run(surroundings, request, signal ? { signal } : {});
}

const items = Array.from({ length: 100 }, (_, position) => position);
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 1));

it('hands results back in the order of the items, however long each takes', async () => {
  const results = await newRun().inParallel(items, async (item) => {
    if (item % 3 === 0) await aWhile();
    return item * 2;
  });
  expect(results).toEqual(items.map((item) => item * 2));
});

it('starts nothing more once an item has failed, and fails once, whatever else fails with it', async () => {
  let started = 0;
  const failing = newRun().inParallel(items, async (item) => {
    started += 1;
    await aWhile();
    if (item >= 4) throw new Error(`item ${item}`);
  });
  await expect(failing).rejects.toThrow('item 4');
  const then = started;
  await aWhile();
  await aWhile();
  // Three lanes; the two beside the one that failed may have taken one more item each.
  expect(started).toBe(then);
  expect(started).toBeLessThanOrEqual(8);
});

it('starts nothing more once it is cancelled', async () => {
  const controller = new AbortController();
  let started = 0;
  const running = newRun(controller.signal).inParallel(items, async () => {
    started += 1;
    if (started === 10) controller.abort();
    await aWhile();
  });
  await expect(running).rejects.toThrow();
  expect(started).toBeLessThanOrEqual(12);
});

it('cuts trials into ever smaller tasks, whole blocks but where threads share the last ones', () => {
  const trials = fc.integer({ min: 1, max: 300_000 });
  fc.assert(
    fc.property(trials, fc.nat({ max: 20 }), fc.integer({ min: 1, max: 16 }), (all, blocks, threads) => {
      const from = Math.min(blocks * BLOCK, all);
      const chunks = chunksOf(from, all, threads);
      let next = from;
      for (const { first, count } of chunks) {
        expect(first).toBe(next);
        expect(count).toBeGreaterThan(0);
        const left = all - first;
        expect(count).toBeLessThanOrEqual(Math.ceil(left / (2 * threads) / BLOCK) * BLOCK);
        next += count;
        const shared = threads > 1 && left <= threads * BLOCK;
        if (next < all) expect(count % (shared ? 256 : BLOCK)).toBe(0);
      }
      expect(next).toBe(all);
    }),
  );
});

it('shares a list out whole and in order, in pieces that get smaller', () => {
  const counts = fc.nat({ max: 500 });
  fc.assert(
    fc.property(
      counts,
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 1, max: 9 }),
      (n, threads, most) => {
        const list = Array.from({ length: n }, (_, i) => i);
        const shares = sharesOf(list, threads, most);
        expect(shares.flat()).toEqual(list);
        const lengths = shares.map(({ length }) => length);
        expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
        expect(Math.max(0, ...lengths)).toBeLessThanOrEqual(most);
        expect(Math.min(1, ...lengths)).toBe(1);
      },
    ),
  );
});

it('uses memory again that was given back, and counts all of it', () => {
  const memory = new ColumnMemory();
  const first = memory.take(4, 8);
  memory.giveBack(first);
  expect(memory.take(8, 8).buffer).not.toBe(first.buffer);
  expect(memory.take(3, 4).buffer).not.toBe(first.buffer);
  const smaller = memory.take(4, 7);
  expect(smaller).toEqual({ buffer: first.buffer, trials: 7, origin: 0 });
  expect(memory.take(4, 7).buffer).not.toBe(first.buffer);
});
