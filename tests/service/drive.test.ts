import { expect, test } from 'vitest';
import { driveAndCompare } from '../drive/host.ts';
import { smallPlan } from './support.ts';

test('after 300 random operations the store, its history and the grid tell the same', async () => {
  const { tally, changes, cells } = await driveAndCompare({
    operations: 300,
    seed: 7,
    every: 100,
    plan: smallPlan(),
  });
  // It was no idle run: every kind of thing was done, some of it refused.
  const kinds = [
    'set',
    'spread',
    'move',
    'profile',
    'copy',
    'lock',
    'limits.edit',
    'notes.set',
    'history.undo',
  ];
  for (const kind of kinds) expect(tally.get(kind)?.made, kind).toBeGreaterThan(0);
  expect(changes).toBeGreaterThan(100);
  expect(cells).toBeGreaterThan(20);
});
