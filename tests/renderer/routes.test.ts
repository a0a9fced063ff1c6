import { expect, it } from 'vitest';
import { cameFrom, planPath, screenOf } from '../../renderer/features/shell/routes.ts';

it('the way back leads to the screen of a plan that one came from, and to nothing else', () => {
  const from = planPath('p 1', 'base', 'assumptions', 'cac~source');
  expect(screenOf(from)).toBe('assumptions');
  expect(cameFrom({ from })).toBe(from);
  const others = [null, 'x', {}, { from: 3 }, { from: '/plans' }, { from: 'https://example.org/plan' }];
  for (const state of [...others, { from: '/plan/p/base/import' }]) expect(cameFrom(state)).toBeNull();
});
