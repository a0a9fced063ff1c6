import type { Locale } from '#shared/locale.ts';
import type { Quantity } from '#shared/plan/document.ts';
import { ASSUMPTION_TEXTS } from '../../../renderer/i18n/assumptions.ts';
import { fullText, type Kind, percentText, plainText, shortText } from '../support/rounding.ts';

/** How values and distributions of a plan are to read. */

/** A figure of an assumption, short enough for a table. */
export function figureText(value: number, kind: Kind, locale: Locale): string {
  if (kind.format === 'percent') return percentText(value, Math.abs(value) < 0.1 ? 2 : 1);
  return Math.abs(value) >= 1e7 ? shortText(value, kind, locale) : fullText(value, kind);
}

/** Kinds whose parameters are shares, counts and shapes. */
const PLAIN = ['beta', 'gamma', 'weibull', 'bernoulli'];

/** The figures of a quantity: a formula as it stands, parameters in their order. */
export function quantityFigures(quantity: Quantity | string | null, kind: Kind, locale: Locale): string {
  if (typeof quantity === 'string') return quantity;
  if (typeof quantity === 'number') return figureText(quantity, kind, locale);
  if (quantity === null) return ASSUMPTION_TEXTS[locale].computed;
  const { dist, truncate: _, meta: __, ...parameters } = quantity;
  if ('values' in parameters && parameters.values.length > 6) return `${parameters.values.length} ×`;
  const values = 'values' in parameters ? parameters.values : Object.values(parameters);
  const of = PLAIN.includes(dist) ? { unit: '1', format: 'number' as const } : kind;
  return values.map((value) => figureText(Number(value), of, locale)).join(' · ');
}

/** A quantity on one line: the name of its distribution, and its figures. */
export function quantityText(quantity: Quantity | string, kind: Kind, locale: Locale): string {
  const figures = quantityFigures(quantity, kind, locale);
  if (typeof quantity !== 'object') return figures;
  const { name } = ASSUMPTION_TEXTS[locale].kinds[quantity.dist];
  return `${name}${quantity.dist === 'lognormal' && 'p10' in quantity ? ' P10 · P90' : ''} ${figures}`;
}

/** What a factor does. */
export const timesText = (factor: number): string => `× ${plainText(factor)}`;

/** What a summand does, in the unit of the value: percentage points of a share. */
export function plusText(summand: number, kind: Kind, locale: Locale): string {
  const size = figureText(Math.abs(summand), kind, locale);
  const points = locale === 'en' ? ' pp' : ' 个百分点';
  const text = kind.format === 'percent' ? size.replace('%', points) : size;
  return `${summand < 0 ? '−' : '+'} ${text}`;
}
