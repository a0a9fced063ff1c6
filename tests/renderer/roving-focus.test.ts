import { expect, it } from 'vitest';
import { steppedFrom } from '../../renderer/components/use-roving-focus.ts';

const rows = [
  { cells: ['Spend'] },
  { cells: ['a', '1', '2'] },
  { cells: ['Results'] },
  { cells: ['b', '3', '4'] },
  { cells: ['change', undefined, '5'] },
];

it.each([
  ['right', [1, 1], [0, 1], [1, 2]],
  ['right at the edge', [1, 2], [0, 1], [1, 2]],
  ['left to the names', [1, 1], [0, -1], [1, 1]],
  ['down past a heading', [1, 2], [1, 0], [3, 2]],
  ['up past a heading to the edge', [1, 2], [-1, 0], [1, 2]],
  ['down past a gap to the edge', [3, 1], [1, 0], [3, 1]],
  ['down at the edge', [4, 2], [1, 0], [4, 2]],
  ['left past a gap to the names', [4, 2], [0, -1], [4, 2]],
] as const)('steps %s', (_, from, step, to) => expect(steppedFrom(rows, from, step)).toEqual(to));
