import type { Place } from '#shared/plan/document.ts';
import { resolveReference } from '#shared/plan/index.ts';
import type { WorkbookContext } from './workbook-context.ts';

/** A place in words: `Europe · Performance ads`; groups by their labels, periods by theirs. */
export function placeText(context: WorkbookContext, where: Place): string {
  const words = Object.entries(where).map(([dimension, entry]) => {
    if (typeof entry === 'number') return context.periodLabel(entry);
    const group = entry.startsWith(`${dimension}.`) ? entry.slice(dimension.length + 1) : null;
    return group === null ? context.memberLabel(entry) : context.groupLabel(dimension, group);
  });
  return words.length === 0 ? context.word('everywhere') : words.join(' · ');
}

/** Whether a place of the allocation covers a region and a line. */
export function coverOf(
  { index }: WorkbookContext,
  at: Place = {},
): (region: string, line: string) => boolean {
  const membersAt = (id: 'region' | 'line'): ReadonlySet<string> | null => {
    const reference = at[id];
    const dimension = index.dimensions.get(id);
    if (typeof reference !== 'string' || !dimension) return null;
    return new Set((resolveReference(dimension, reference) ?? []).map((n) => dimension.members[n]!.id));
  };
  const regions = membersAt('region');
  const lines = membersAt('line');
  return (region, line) => (regions?.has(region) ?? true) && (lines?.has(line) ?? true);
}
