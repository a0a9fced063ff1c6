import { expect, test } from 'vitest';
import { plainWeights, seasonalParts, span } from '../../renderer/features/allocate/moves/courses.ts';
import { factorOf } from '../../renderer/features/allocate/moves/factor.ts';

test('weights of the plain courses', () => {
  expect(plainWeights('flat', 3, 9, 0)).toEqual([1, 1, 1]);
  expect(plainWeights('ramp', 3, 3, 0)).toEqual([1, 2, 3]);
  expect(plainWeights('frontLoaded', 3, 3, 0)).toEqual([3, 2, 1]);
  expect(plainWeights('oneOff', 3, 3, 1)).toEqual([0, 1, 0]);
  expect(plainWeights('ramp', 1, 3, 0)).toEqual([3]);
  expect(span(2, 4)).toEqual([2, 3, 4]);
});

test('a variable’s course meets the rows that it tells of, and says where it cannot be followed', () => {
  const place = { value: 'total', label: 'Total', regions: ['sea', 'eu'], lines: ['ads', 'brand'] };
  const block = (regions: string[]) => ({ regions, lines: ['ads', 'brand'], periods: [1, 2] });
  const eu = { region: 'eu', line: null, means: [9, 3, 1] };
  expect(seasonalParts([{ region: null, line: null, means: [5, 1, 2] }], place, [1, 2])).toEqual([
    { block: block(['sea', 'eu']), weights: [1, 2] },
  ]);
  expect(seasonalParts([eu, { region: 'mars', line: null, means: [1, 1, 1] }], place, [1, 2])).toEqual([
    { block: block(['eu']), weights: [3, 1] },
  ]);
  for (const means of [
    [0, -1, 2],
    [0, null, 2],
    [1, 0, 0],
  ]) {
    expect(seasonalParts([{ ...eu, means }], place, [1, 2])).toBeNull();
  }
  expect(seasonalParts([{ region: 'mars', line: null, means: [1, 1, 1] }], place, [1, 2])).toBeNull();
});

test.each([
  ['10', 1.1],
  ['+2.5%', 1.025],
  ['−30 %', 0.7],
  ['2,5', 1.025],
  ['-100', 0],
  ['-101', null],
  ['', null],
  ['ten', null],
  ['1.2.3', null],
])('a change of %s', (text, factor) => {
  expect(factorOf(text)).toBe(factor);
});
