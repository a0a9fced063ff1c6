import type { Locale } from '../locale.ts';
import type { Minor } from '../money.ts';

/** How a refusal names things to whoever made the edit. */
export interface EditWords {
  readonly locale: Locale;
  region(id: string): string;
  line(id: string): string;
  period(period: number): string;
  money(amount: Minor): string;
}

/** Part of the grid that a refusal points at; null stands for all there are. */
export interface Place {
  readonly regions: readonly string[] | null;
  readonly lines: readonly string[] | null;
  readonly from: number;
  readonly to: number;
  /** True where from..to is the whole horizon, which goes without saying. */
  readonly allPeriods: boolean;
}

const WORDS = {
  en: {
    regions: 'all regions',
    lines: 'all lines',
    comma: ', ',
    semicolon: '; ',
    more: (n: number) => ` and ${n} more`,
  },
  'zh-CN': {
    regions: '全部区域',
    lines: '全部预算科目',
    comma: '、',
    semicolon: '；',
    more: (n: number) => `等另外 ${n} 处`,
  },
} as const satisfies Record<Locale, object>;

const MOST_NAMES = 3;
const MOST_PLACES = 3;

function names(ids: readonly string[], name: (id: string) => string, locale: Locale): string {
  const shown = ids.slice(0, MOST_NAMES).map(name).join(WORDS[locale].comma);
  return ids.length > MOST_NAMES ? shown + WORDS[locale].more(ids.length - MOST_NAMES) : shown;
}

function placeText(place: Place, words: EditWords): string {
  const all = WORDS[words.locale];
  const regions = place.regions ? names(place.regions, words.region, words.locale) : all.regions;
  const lines = place.lines ? names(place.lines, words.line, words.locale) : all.lines;
  if (place.allPeriods) return `${regions} › ${lines}`;
  const from = words.period(place.from);
  return `${regions} › ${lines} (${place.from === place.to ? from : `${from} – ${words.period(place.to)}`})`;
}

/** The first few places in words, and how many more there are. */
export function placesText(places: readonly Place[], words: EditWords): string {
  const { semicolon, more } = WORDS[words.locale];
  const shown = places
    .slice(0, MOST_PLACES)
    .map((place) => placeText(place, words))
    .join(semicolon);
  return places.length > MOST_PLACES ? shown + more(places.length - MOST_PLACES) : shown;
}
