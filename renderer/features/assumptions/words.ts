import type { TFunction } from 'i18next';
import { type Locale, labelText } from '#shared/locale.ts';
import type { Distribution, Quantity } from '#shared/plan/document.ts';
import type { PlanView } from '#shared/views.ts';
import type { AssumptionRow, AssumptionsView } from '#shared/views-assumptions.ts';
import { formatFull, formatHeadline, formatPercent, numberFormat, withMinus } from '../../i18n/format.ts';
import { periodLabels } from '../../i18n/periods.ts';
import { unitText } from '../results/figures.ts';
import { placeText } from './rows.ts';

/** How the figures of a row are written. */
export type RowKind = Pick<AssumptionRow, 'unit' | 'format'>;

/** From here on a figure in full takes more room than a table has. */
const SHORT_FROM = 10_000_000;

/** A figure of an assumption, short enough for a table. */
export function rowFigure(value: number, { unit, format }: RowKind, locale: Locale): string {
  if (format === 'percent') return formatPercent(value, locale, Math.abs(value) < 0.1 ? 2 : 1);
  return Math.abs(value) >= SHORT_FROM
    ? formatHeadline(value, unit, locale)
    : formatFull(value, unit, locale);
}

/** The unit of a row in words; a pure number has none. */
export function rowUnit(kind: RowKind, t: TFunction, plan: PlanView): string {
  return unitText(kind, t, plan.calendar.monthsPerPeriod);
}

/** What a quantity is counted in, where nothing else says so: a duration or a half-life (`1 quarter`). */
export function withTime(
  text: string,
  quantity: Quantity,
  kind: RowKind,
  t: TFunction,
  plan: PlanView,
): string {
  if (kind.unit !== 'periods' && kind.unit !== 'years') return text;
  return `${text} ${unitText(kind, t, plan.calendar.monthsPerPeriod, quantity === 1 ? 1 : 2)}`;
}

/** Parameters of a distribution in the order in which they are said. */
function parametersOf(distribution: Distribution): number[] {
  const { dist: _dist, truncate: _truncate, meta: _meta, ...parameters } = distribution;
  return Object.values(parameters).filter((value): value is number => typeof value === 'number');
}

/** Parameters that are shares, counts or shapes, whatever the variable's unit is. */
const PLAIN = new Set(['beta', 'gamma', 'weibull', 'bernoulli']);
const PLAIN_FIGURE: RowKind = { unit: '1', format: 'number' };

/** A quantity in words: its figures, and the kind of distribution that they belong to (empty for a number or formula). */
export interface QuantityWords {
  readonly figures: string;
  readonly kind: string;
}

/** Values of a discrete quantity that are named; beyond, how many there are. */
const MOST_VALUES = 6;

/** `40.0% · 48.0% · 56.0%` of `PERT`; a number or a formula as it stands. */
export function quantityWords(
  quantity: Quantity | string,
  kind: RowKind,
  t: TFunction,
  locale: Locale,
): QuantityWords {
  if (typeof quantity === 'string') return { figures: quantity, kind: t('assumptions.formula') };
  if (typeof quantity === 'number') return { figures: rowFigure(quantity, kind, locale), kind: '' };
  const { dist } = quantity;
  const name = t(`assumptions.kinds.${dist}.name`);
  const join = (values: readonly number[], figure: RowKind) =>
    values.map((value) => rowFigure(value, figure, locale)).join(' · ');
  if (quantity.dist === 'samples' || quantity.dist === 'discrete') {
    const { values } = quantity;
    if (values.length > MOST_VALUES) return { figures: `${values.length} ×`, kind: name };
    return { figures: join(values, kind), kind: name };
  }
  const figures = join(parametersOf(quantity), PLAIN.has(dist) ? PLAIN_FIGURE : kind);
  const isByPercentiles = quantity.dist === 'lognormal' && 'p10' in quantity;
  return { figures, kind: isByPercentiles ? `${name} P10 · P90` : name };
}

/** The same on one line. */
export function quantityText(
  quantity: Quantity | string,
  kind: RowKind,
  t: TFunction,
  locale: Locale,
): string {
  const words = quantityWords(quantity, kind, t, locale);
  return typeof quantity === 'string' ? words.figures : `${words.kind} ${words.figures}`.trim();
}

/** What a factor does to a value: `× 1.15`. */
export function timesText(factor: number, locale: Locale): string {
  return withMinus(`× ${numberFormat(locale, { maximumSignificantDigits: 6 }).format(factor)}`);
}

/** What a summand does to a value, in the value's unit: `+ 15.0 pp` of a share, `− $5.00`. */
export function plusText(summand: number, kind: RowKind, t: TFunction, locale: Locale): string {
  const size = rowFigure(Math.abs(summand), kind, locale);
  const text = kind.format === 'percent' ? t('impact.points', { points: size.replace('%', '') }) : size;
  return `${summand < 0 ? '−' : '+'} ${text}`;
}

/** The name of what a row is about: label, field where it is one of a path or event. */
export function rowName(row: AssumptionRow, t: TFunction, locale: Locale): string {
  const label = labelText(row.label, locale, row.variable);
  const { field } = row;
  return field === 'value' ? label : `${label} · ${t(`assumptions.fields.${field}`)}`;
}

/** Where a row holds: members and periods. */
export function rowPlace(
  row: AssumptionRow,
  view: AssumptionsView,
  plan: PlanView,
  t: TFunction,
  locale: Locale,
): string {
  const places = placeText(row, view, locale).map((text, position) => {
    const [dimension, members] = Object.entries(row.at).filter(([id]) => !row.whole.includes(id))[
      position
    ] ?? ['', []];
    if (members.length <= 3) return text;
    const label = view.dimensions.find(({ id }) => id === dimension)?.label;
    return t('assumptions.allOther', {
      count: members.length,
      dimension: labelText(label, locale, dimension),
    });
  });
  if (row.periods) {
    const labels = periodLabels(plan.calendar, locale);
    const [from, to] = row.periods;
    places.push(from === to ? (labels[from] ?? '') : `${labels[from]} – ${labels[to]}`);
  }
  return places.join(' · ');
}
