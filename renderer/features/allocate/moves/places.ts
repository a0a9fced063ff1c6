import type { TFunction } from 'i18next';
import { type Locale, labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { pairOf } from '../pivot-tree.ts';

/** A row that one can choose, by the id that it has in the grid. */
export interface PlaceChoice {
  readonly value: string;
  readonly label: string;
  readonly regions: readonly string[];
  readonly lines: readonly string[];
}

export interface PlaceGroup {
  readonly group: string;
  readonly items: readonly PlaceChoice[];
}

/** Every row of both views, from the whole plan down to a line in a region, under the names of their levels. */
export function placeGroups(plan: PlanView, t: TFunction, locale: Locale): PlaceGroup[] {
  const regions = plan.regions.map(({ id, label }) => ({ id, name: labelText(label, locale, id) }));
  const lines = plan.lines.map(({ id, label }) => ({ id, name: labelText(label, locale, id) }));
  const allRegions = regions.map(({ id }) => id);
  const allLines = lines.map(({ id }) => id);
  const total = { value: 'total', label: t('allocate.total'), regions: allRegions, lines: allLines };
  const byRegion = regions.map(({ id, name }) => ({
    value: id,
    label: name,
    regions: [id],
    lines: allLines,
  }));
  const byCategory = plan.categories.map(({ id, label, members }) => ({
    value: `category/${id}`,
    label: labelText(label, locale, id),
    regions: allRegions,
    lines: members,
  }));
  const byLine = lines.map(({ id, name }) => ({
    value: `line/${id}`,
    label: t('moves.inAllRegions', { name }),
    regions: allRegions,
    lines: [id],
  }));
  const pairs = regions.flatMap((region) =>
    lines.map((line) => ({
      value: pairOf(region.id, line.id),
      label: `${region.name} › ${line.name}`,
      regions: [region.id],
      lines: [line.id],
    })),
  );
  return [
    { group: t('moves.levels.region'), items: [total, ...byRegion] },
    { group: t('moves.levels.category'), items: byCategory },
    { group: t('moves.levels.line'), items: byLine },
    { group: t('moves.levels.pair'), items: pairs },
  ];
}

/** The choice with an id; the whole plan for one that there isn't. */
export function placeOf(groups: readonly PlaceGroup[], value: string): PlaceChoice {
  const all = groups.flatMap(({ items }) => items);
  const found = all.find((choice) => choice.value === value) ?? all[0];
  if (!found) throw new Error('a plan without rows');
  return found;
}
