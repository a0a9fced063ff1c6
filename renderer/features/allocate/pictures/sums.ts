import { totalsBy } from '#shared/allocation/totals.ts';
import type { Allocation } from '#shared/allocation/types.ts';
import type { PivotCategory } from '../pivot-row.ts';

/** Part of an allocation with a name: a region or a category. */
export interface Part {
  readonly id: string;
  readonly name: string;
}

/** Spend of every region in every category, and of each by period; in minor units. */
export interface PictureSums {
  readonly regions: readonly Part[];
  readonly categories: readonly Part[];
  /** By region, then category. */
  amount(region: string, category: string): number;
  /** One sum a period. */
  ofRegion(region: string): readonly number[];
  ofCategory(category: string): readonly number[];
  /** The largest of all pairs. */
  readonly most: number;
}

const NOTHING: readonly number[] = [];

/** Sums an allocation for its pictures. Regions and categories that hold nothing are left out. */
export function pictureSums(
  allocation: Allocation,
  regionName: (id: string) => string,
  categories: readonly PivotCategory[],
): PictureSums {
  const categoryOf = new Map(categories.flatMap(({ id, lines }) => lines.map((line) => [line, id] as const)));
  const pair = (region: string, category: string) => `${region}/${category}`;
  const pairs = totalsBy(allocation, ({ region, line }) => pair(region, categoryOf.get(line) ?? ''));
  const byRegion = totalsBy(allocation, ({ region }) => region);
  const byCategory = totalsBy(allocation, ({ line }) => categoryOf.get(line) ?? null);
  const amount = (region: string, category: string) => pairs.get(pair(region, category))?.total ?? 0;
  return {
    regions: allocation.regions
      .filter((id) => (byRegion.get(id)?.total ?? 0) > 0)
      .map((id) => ({ id, name: regionName(id) })),
    categories: categories
      .filter(({ id }) => (byCategory.get(id)?.total ?? 0) > 0)
      .map(({ id, label }) => ({ id, name: label })),
    amount,
    ofRegion: (region) => byRegion.get(region)?.periods ?? NOTHING,
    ofCategory: (category) => byCategory.get(category)?.periods ?? NOTHING,
    most: Math.max(0, ...[...pairs.values()].map(({ total }) => total)),
  };
}
