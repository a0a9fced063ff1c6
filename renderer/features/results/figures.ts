import type { TFunction } from 'i18next';
import type { Locale } from '#shared/locale.ts';
import type { CellResult } from '#shared/result.ts';
import type { OutputView } from '#shared/views.ts';
import { formatFull, formatHeadline, formatPercent } from '../../i18n/format.ts';

/** What decides how an output's figures are written. */
export type FigureKind = Pick<OutputView, 'unit' | 'format'>;

const MISSING = '—';

/** A figure for cards and axes: short. */
export function shortFigure(value: number | null | undefined, kind: FigureKind, locale: Locale): string {
  if (value === null || value === undefined) return MISSING;
  return kind.format === 'percent' ? formatPercent(value, locale) : formatHeadline(value, kind.unit, locale);
}

/** A figure for tables: in full. */
export function fullFigure(value: number | null | undefined, kind: FigureKind, locale: Locale): string {
  if (value === null || value === undefined) return MISSING;
  return kind.format === 'percent' ? formatPercent(value, locale, 2) : formatFull(value, kind.unit, locale);
}

const WORDS = ['customer', 'customers', 'order', 'orders', 'day', 'days', 'period', 'year'] as const;
type Word = (typeof WORDS)[number];

/** A unit in the reader's words: `USD/customer`, `天`; nothing for pure numbers and shares. */
export function unitText(kind: FigureKind, t: TFunction): string {
  if (kind.format === 'percent' || kind.unit === '1') return '';
  return kind.unit
    .split('/')
    .map((part) => (isWord(part) ? t(`units.${part}`) : part))
    .join('/');
}

const isWord = (text: string): text is Word => WORDS.some((word) => word === text);

/** A mean with its standard error, as `figure` writes them. */
export function meanWithError(
  { mean, standardError }: Pick<CellResult, 'mean' | 'standardError'>,
  figure: (value: number | null) => string,
): string {
  return standardError === null ? figure(mean) : `${figure(mean)} ± ${figure(standardError)}`;
}
