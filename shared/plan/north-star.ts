import { type MetaObject, metaObject, withMetaEntry } from './meta.ts';

const KEY = 'northStar';

/** The output that the plan is steered by, as it stands under its `meta`; null where none was chosen. */
export function northStarIn(meta: unknown): string | null {
  const variable = metaObject(meta)[KEY];
  return typeof variable === 'string' ? variable : null;
}

/** `meta` with another north star, or with none (null); null where `meta` has no place for it. */
export function withNorthStar(meta: unknown, variable: string | null): MetaObject | null {
  return withMetaEntry(meta, KEY, variable ?? undefined);
}
