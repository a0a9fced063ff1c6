import { type Label, type Locale, labelText } from '#shared/locale.ts';
import { hasSource } from '#shared/plan/source.ts';
import type { At } from '#shared/result.ts';
import type { AssumptionRow, AssumptionsView } from '#shared/views-assumptions.ts';

/** What of the list is shown, and in which order. */
export interface Filter {
  readonly text: string;
  readonly changed: boolean;
  readonly noSource: boolean;
  readonly uncertain: boolean;
  readonly order: Order;
}

export const ORDERS = ['model', 'spread', 'weight'] as const;
export type Order = (typeof ORDERS)[number];

export const NO_FILTER: Filter = {
  text: '',
  changed: false,
  noSource: false,
  uncertain: false,
  order: 'model',
};

const YEAR = /\b(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?:–\d{2,4})?(?!\d)/g;

/** The last date in a source: `2025-08-29`, `2015–2025`, `2017`; null where it names none. */
export function dateIn(text: string): string | null {
  return text.match(YEAR)?.at(-1) ?? null;
}

/** An override stands in the scenario that is seen. */
export function isChangedHere(row: AssumptionRow, scenario: string): boolean {
  return row.overrides.some((override) => override.scenario === scenario);
}

/** The members that a row is for, in words: nothing for a dimension that it covers whole. */
export function placeText(row: AssumptionRow, view: AssumptionsView, locale: Locale): string[] {
  return Object.entries(row.at)
    .filter(([dimension]) => !row.whole.includes(dimension))
    .map(([dimension, members]) => {
      const known = view.dimensions.find(({ id }) => id === dimension)?.members ?? [];
      return members
        .map((member) => labelText(known.find(({ id }) => id === member)?.label, locale, member))
        .join(locale === 'zh-CN' ? '、' : ', ');
    });
}

function words(row: AssumptionRow, view: AssumptionsView): string {
  const all = (label: Label | null): string[] => {
    if (label === null) return [];
    return typeof label === 'string' ? [label] : Object.values(label);
  };
  const places = (['en', 'zh-CN'] as const).flatMap((locale) => placeText(row, view, locale));
  const texts = [row.label, row.section, row.note, row.source].flatMap(all);
  return [row.variable, row.unit, ...places, ...texts].join('\n').toLowerCase();
}

/** Both may be infinite. */
const descending = (a: number, b: number): number => (a === b ? 0 : b > a ? 1 : -1);

/** The rows that a filter leaves, in its order. Every word of the text must be found, in any language. */
export function filteredRows(view: AssumptionsView, filter: Filter): AssumptionRow[] {
  const wanted = filter.text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = view.rows.filter((row) => {
    if (filter.changed && !isChangedHere(row, view.scenario)) return false;
    if (filter.noSource && hasSource(row.source)) return false;
    if (filter.uncertain && (row.shape === null || row.shape.picture.type === 'constant')) return false;
    if (wanted.length === 0) return true;
    const text = words(row, view);
    return wanted.every((word) => text.includes(word));
  });
  if (filter.order === 'model') return found;
  const least = Number.NEGATIVE_INFINITY;
  const size = ({ spread, weight }: AssumptionRow) =>
    (filter.order === 'weight' ? weight?.share : spread) ?? least;
  return found.toSorted((a, b) => descending(size(a), size(b)));
}

/** One line of the table: a row, or the heading of a section. */
export interface Line {
  readonly title: string;
  readonly row: AssumptionRow | null;
}

/** Rows under the headings of their sections, in order of first appearance; without headings where they are sorted. */
export function linesOf(rows: readonly AssumptionRow[], order: Order, locale: Locale): Line[] {
  const sections = new Map<string, Line[]>();
  for (const row of rows) {
    const title = order === 'model' ? labelText(row.section, locale, '') : '';
    const lines = sections.get(title) ?? (title === '' ? [] : [{ title, row: null }]);
    lines.push({ title, row });
    sections.set(title, lines);
  }
  return [...sections.values()].flat();
}

/** The row of an id; where an edit has cut it or joined it to others, the row of the same field that has its first cell. */
export function rowLike(rows: readonly AssumptionRow[], id: string): AssumptionRow | null {
  const exact = rows.find((row) => row.id === id);
  if (exact) return exact;
  const [variable, field, cells = ''] = id.split('|');
  const [first] = cells.split(',');
  const same = rows.filter((row) => row.variable === variable && row.field === field);
  return (
    same.find((row) =>
      row.id
        .split('|')[2]
        ?.split(',')
        .includes(first ?? ''),
    ) ?? null
  );
}

/** The first row that holds at a place of a variable. */
export function rowAt(
  rows: readonly AssumptionRow[],
  { variable, at }: { readonly variable: string; readonly at: At },
): AssumptionRow | null {
  const holds = ({ at: members, periods }: AssumptionRow) =>
    Object.entries(at).every(([dimension, member]) =>
      dimension === 'period'
        ? periods === null || (Number(member) >= periods[0] && Number(member) <= periods[1])
        : (members[dimension]?.includes(String(member)) ?? true),
    );
  return rows.find((row) => row.variable === variable && holds(row)) ?? null;
}
