import type { TFunction } from 'i18next';
import type { Locale } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { AssumptionRow } from '#shared/views-assumptions.ts';
import type { EventCell, RiskView } from '#shared/views-risks.ts';
import type { Figure } from '../../components/figure.ts';
import { formatPercent } from '../../i18n/format.ts';
import { memberText } from '../../i18n/names.ts';
import { periodLabels } from '../../i18n/periods.ts';
import { plusText, quantityText, rowFigure, timesText } from '../assumptions/words.ts';
import { type FigureWords, shareFigure } from '../results/figures.ts';
import { probabilityFigure } from '../results/probability.ts';

/** A probability with two decimals where it is small. */
export function probabilityText(value: number, locale: Locale): string {
  return formatPercent(value, locale, value > 0 && value < 0.1 ? 2 : 1);
}

/** The least and the greatest probability over places and periods: one figure where they are the same. */
export function probabilityRange(risk: RiskView, locale: Locale): Figure {
  const known = risk.cells
    .flatMap(({ probability }) => probability)
    .filter((value): value is number => value !== null);
  if (known.length === 0) return { text: '—', values: [] };
  const [least, greatest] = [Math.min(...known), Math.max(...known)];
  const [low, high] = [least, greatest].map((value) => probabilityText(value, locale)) as [string, string];
  return low === high
    ? { text: low, values: [least] }
    : { text: `${low} – ${high}`, values: [least, greatest] };
}

/** Share of the trials in which an event is active at least once: what happens never or surely is so without a doubt. */
export function everFigure(
  share: number | null,
  cells: readonly EventCell[],
  trials: number,
  words: Pick<FigureWords, 't' | 'locale'>,
): Figure {
  const all = cells.flatMap(({ probability }) => probability);
  const certain = all.some((value) => value === 1) || all.every((value) => value === 0);
  return certain ? shareFigure(share, null, words.locale) : probabilityFigure({ share, trials }, words);
}

/** The members that a cell names, in words. */
export function cellText(
  at: RiskView['cells'][number]['at'],
  plan: PlanView,
  t: TFunction,
  locale: Locale,
): string {
  const names = Object.values(at).map((id) => memberText(plan, String(id), locale));
  return names.length === 0 ? t('risks.everywhere') : names.join(' · ');
}

/** Where an event may happen: its only place by name, else how many there are. */
export function whereText(risk: RiskView, plan: PlanView, t: TFunction, locale: Locale): string {
  const [only] = risk.cells;
  if (risk.cells.length === 1 && only) return cellText(only.at, plan, t, locale);
  return t('risks.places', { count: risk.cells.length });
}

export type EffectField = 'severity' | 'duration';

/** What of an event holds in some places: what it is there, and where that is (empty where it is everywhere). */
export interface EffectPart {
  readonly text: string;
  readonly where: string;
}

/** Severity or duration as the scenario has it, for each set of places and periods where it is the same. */
export function effectParts(
  risk: RiskView,
  field: EffectField,
  plan: PlanView,
  t: TFunction,
  locale: Locale,
): EffectPart[] {
  return risk.assumptions
    .filter((row) => row.field === field)
    .map((row) => ({ text: effectText(row, t, locale), where: rowWhere(row, plan, locale) }));
}

function effectText(row: AssumptionRow, t: TFunction, locale: Locale): string {
  const quantity = row.set ?? row.own;
  const parts = [
    quantity === null ? '' : quantityText(quantity, row, t, locale),
    row.factor === 1 ? '' : timesText(row.factor, locale),
    row.summand === 0 ? '' : plusText(row.summand, row, t, locale),
  ];
  return parts.filter(Boolean).join(' ');
}

/** The members and periods that a row is about, as far as they are not all there are. */
function rowWhere({ at, whole, periods }: AssumptionRow, plan: PlanView, locale: Locale): string {
  const places = Object.entries(at)
    .filter(([dimension]) => !whole.includes(dimension))
    .map(([, members]) =>
      members.map((id) => memberText(plan, id, locale)).join(locale === 'en' ? ', ' : '、'),
    );
  if (periods) {
    const labels = periodLabels(plan.calendar, locale);
    const [from, to] = periods;
    places.push(from === to ? (labels[from] ?? '') : `${labels[from]} – ${labels[to]}`);
  }
  return places.join(' · ');
}

/** The same in the room of a cell: what it is, or where it differs by place its range over all of them. */
export function effectSummary(risk: RiskView, field: EffectField, t: TFunction, locale: Locale): string {
  const rows = risk.assumptions.filter((row) => row.field === field);
  if (rows.length === 0) return t('risks.permanent');
  const texts = new Set(rows.map((row) => effectText(row, t, locale)));
  const [first = ''] = texts;
  const [row] = rows;
  if (texts.size === 1 || row === undefined) return first;
  const shapes = rows.flatMap(({ shape }) => (shape === null ? [] : [shape.percentiles]));
  if (shapes.length < rows.length) return t('risks.several');
  const low = rowFigure(Math.min(...shapes.map((levels) => levels[0] ?? 0)), row, locale);
  const high = rowFigure(Math.max(...shapes.map((levels) => levels.at(-1) ?? 0)), row, locale);
  return t('risks.byPlace', { low, high });
}
