import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { PlanDocument } from '#shared/plan/document.ts';
import { torture } from './rounds.ts';

/** The short version of `npm run torture`. */
test('a process killed at any moment loses nothing that it acknowledged and leaves nothing half done', async () => {
  const file = new URL('../../resources/sample-plan.json', import.meta.url);
  const sample = JSON.parse(readFileSync(file, 'utf8')) as PlanDocument;
  const tally = await torture({ kills: 15, killsPerStore: 8, seed: 1, sample });
  expect(tally.kills).toBe(15);
  expect(tally.acknowledged).toBeGreaterThan(5);
});
