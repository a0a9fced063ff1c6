import { expect, test } from 'vitest';
import { rangeOf } from '../../renderer/features/allocate/pick.ts';
import { pictureSums } from '../../renderer/features/allocate/pictures/sums.ts';
import { CATEGORIES, sheetOf, smallAllocation } from './small-allocation.ts';

const sheet = sheetOf(smallAllocation());
const ids = (range: ReturnType<typeof rangeOf>) =>
  range &&
  [range.anchor, range.head].map(({ row, column }) => [sheet.rows[row]?.id, sheet.columns[column]?.id]);

test('what is picked in a picture is a range of the grid', () => {
  const pick = (region: string | null, category: string | null, period: number | null) =>
    ids(rangeOf(sheet, { region, category, period }, CATEGORIES));
  expect(pick('eu', 'marketing', null)).toEqual([
    ['eu/ads', 'total'],
    ['eu/brand', 'total'],
  ]);
  expect(pick('eu', null, 2)).toEqual([
    ['eu', 'p2'],
    ['eu', 'p2'],
  ]);
  expect(pick('eu', 'nothing', null)).toBeNull();
  const turned = sheetOf(smallAllocation(), { view: 'category' });
  const range = rangeOf(turned, { region: null, category: 'people', period: 0 }, CATEGORIES);
  expect(turned.rows[range?.anchor.row ?? -1]?.id).toBe('category/people');
});

test('pictures sum what the grid sums, and leave out what holds nothing', () => {
  const allocation = smallAllocation([], (r, l, p) => (l === 2 ? 0 : 10 * (r + 1) + l + p));
  const sums = pictureSums(allocation, (id) => id, CATEGORIES);
  expect(sums.categories.map(({ id }) => id)).toEqual(['marketing']);
  expect(sums.regions.map(({ id }) => id)).toEqual(['sea', 'eu']);
  // sea: ads 10 + 11 + 12, brand 11 + 12 + 13.
  expect(sums.amount('sea', 'marketing')).toBe(69);
  expect(sums.ofRegion('sea')).toEqual([21, 23, 25]);
  expect(sums.ofCategory('marketing')).toEqual([62, 66, 70]);
  expect(sums.most).toBe(sums.amount('eu', 'marketing'));
});
