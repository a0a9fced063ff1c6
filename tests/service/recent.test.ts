import { expect, it } from 'vitest';
import { Recent } from '#shared/recent.ts';

it('keeps so many, and forgets the one that was used least lately', () => {
  const recent = new Recent<number>(2);
  recent.set('a', 1);
  recent.set('b', 2);
  expect(recent.get('a')).toBe(1);
  recent.set('c', 3);
  expect([recent.get('a'), recent.get('b'), recent.get('c')]).toEqual([1, undefined, 3]);
  recent.set('a', 4);
  expect([recent.get('a'), recent.get('c')]).toEqual([4, 3]);
});
