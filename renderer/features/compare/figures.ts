import type { Locale } from '#shared/locale.ts';
import type { OutputView, PlanView } from '#shared/views.ts';
import type { ComparedCell, ComparisonView } from '#shared/views-compare.ts';
import type { Figure } from '../../components/figure.ts';
import { whereText } from '../explain/names.ts';
import { cellsByPlace, outputText } from '../results/cells.ts';
import { type FigureKind, type FigureWords, meanFigure, roundedError } from '../results/figures.ts';

/** What is looked at of the outputs that have more than one figure. */
export interface ComparedChoice {
  /** Keys of places (`region=eu`), the one chosen last first: it holds for every output that has it. */
  readonly places: readonly string[];
  /** Null for the last one. */
  readonly period: number | null;
}

/** An output of the comparison with the cell that stands for it. */
export interface ComparedRow {
  readonly output: OutputView;
  /** The place that is shown, by its key, and all there are; one without a name where the output has no members. */
  readonly place: string;
  readonly places: ReadonlyMap<string, readonly ComparedCell[]>;
  readonly cell: ComparedCell;
  /** All periods, where it is over them. */
  readonly course: readonly ComparedCell[];
}

/** The outputs, the headline first, each at the place and in the period that are looked at. */
export function comparedRows(
  plan: PlanView,
  view: ComparisonView,
  { places: wanted, period }: ComparedChoice,
): ComparedRow[] {
  const found = plan.outputs.flatMap((output): ComparedRow[] => {
    const places = cellsByPlace(
      view.outputs.find(({ variable }) => variable === output.variable)?.cells ?? [],
    );
    const place = wanted.find((key) => places.has(key)) ?? [...places.keys()][0];
    const cells = place === undefined ? [] : (places.get(place) ?? []);
    const cell = cells[period ?? cells.length - 1] ?? cells.at(-1);
    if (place === undefined || !cell) return [];
    return [{ output, place, places, cell, course: output.over.includes('period') ? cells : [] }];
  });
  return [
    ...found.filter(({ output }) => output.headline),
    ...found.filter(({ output }) => !output.headline),
  ];
}

/** A difference of means with its sign and standard error: to be read and copied. */
export function signedFigure(
  estimate: Parameters<typeof meanFigure>[0],
  kind: FigureKind,
  words: FigureWords,
  write?: Parameters<typeof meanFigure>[3],
): Figure {
  const { text, values, title = '' } = meanFigure(estimate, kind, words, write);
  const sign = (estimate.mean ?? 0) > 0 ? '+' : '';
  return { values, text: `${sign}${text}`, title: `${sign}${title}` };
}

/** What a row shows, with its place and period: `Active customers by market · Europe · 2028-Q4`. */
export function rowText(plan: PlanView, { output, cell }: ComparedRow, locale: Locale): string {
  return [outputText(output, locale), whereText(plan, cell.at, locale)].filter(Boolean).join(' · ');
}

/** A difference of means with its sign and standard error, as `write` writes them. */
export function signedWithError(
  mean: number | null,
  standardError: number | null,
  write: (value: number | null) => string,
): string {
  const sign = (mean ?? 0) > 0 ? '+' : '';
  return `${sign}${write(mean)} ± ${write(roundedError(standardError))}`;
}

/** `P5` for the level 0.05, as results name it. */
export const percentileName = (level: string): string => `P${Number((Number(level) * 100).toFixed(6))}`;
