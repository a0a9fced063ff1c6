import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { At, CellResult } from '#shared/result.ts';
import type { OutputView, PlanView } from '#shared/views.ts';
import type { ComparedCell, ComparisonView } from '#shared/views-compare.ts';
import { COMPARE } from '../../../renderer/i18n/compare.ts';
import { expect } from '../support/app.ts';
import { told, toldBy } from '../support/census.ts';
import { probabilityText, shortText, signedText, withErrorText } from '../support/rounding.ts';
import { inFull, oneSidedInFull, quarterInFull, textsIn, toCopy } from './words.ts';

/** The figures of scenarios side by side, with what each says in full. */

interface Compared {
  readonly plan: PlanView;
  readonly view: ComparisonView;
}

/** What a cell of the table side by side says: mean, range, target where there is one, change and P(better). */
function cellFigures(
  of: CellResult,
  against: ComparedCell['against'][number] | undefined,
  output: OutputView,
  place: string,
  trials: number,
  locale: Locale,
): string[] {
  const short = (value: number | null | undefined) => shortText(value, output, locale);
  const range = [short(of.quantiles['0.05']), short(of.quantiles['0.95'])];
  const full = (value: number | null | undefined, error: number | null | undefined) =>
    inFull(value, error, output, locale);
  const level = (at: string) => full(of.quantiles[at], of.standardErrors?.quantiles[at]);
  const words = COMPARE[locale];
  const { meanError, p5p95 } = textsIn(locale).results;
  const figures: [name: string, text: string, all: string][] = [
    [meanError, withErrorText(of.mean, of.standardError, short), full(of.mean, of.standardError)],
    [p5p95, range.join(locale === 'en' ? ' to ' : ' 至 '), `P5 ${level('0.05')}, P95 ${level('0.95')}`],
  ];
  const probability = (name: string, share: number | null, error: number | null | undefined) => {
    const text = probabilityText({ share, error: error!, trials }, locale);
    figures.push([name, text, oneSidedInFull(text, trials, locale) || text]);
  };
  if (of.target !== undefined)
    probability(
      `P(≥ ${short(of.target)})`,
      of.probabilityAtLeastTarget!,
      of.standardErrors?.probabilityAtLeastTarget,
    );
  if (against) {
    const { mean, standardError } = against.difference;
    figures.push([
      words.change,
      signedText(mean, withErrorText(mean, standardError, short)),
      signedText(mean, full(mean, standardError)),
    ]);
    const { probabilityEqual, beats } = against;
    if (probabilityEqual === 1) figures.push([words.beats, words.equal, words.equal]);
    else probability(words.beats, beats.mean, beats.standardError);
  }
  return figures.map(([name, text, all]) => told(text, toCopy([place, name], all, locale)));
}

/** The last period of an output's first place. */
const firstShown = (cells: readonly ComparedCell[]) =>
  cells.findLast(({ at }) => at.region === cells[0]!.at.region)!;

/** The output, its region and quarter, and the scenario. */
function placeText(plan: PlanView, { label }: OutputView, at: At, scenario: string, locale: Locale): string {
  const region = plan.regions.find(({ id }) => id === at.region);
  const owner = plan.scenarios.find(({ id }) => id === scenario);
  const names = [label, region?.label].map((each) => labelText(each, locale, ''));
  const period = at.period === undefined ? '' : quarterInFull(Number(at.period), locale);
  return [...names, period, labelText(owner?.label, locale, '')].filter(Boolean).join(' · ');
}

/** Every output of a comparison, in the last period of its first place. */
export async function expectSideBySide(page: Page, compared: Compared, locale: Locale): Promise<void> {
  const { view } = compared;
  expect(view.outputs.length).toBeGreaterThan(7);
  await expectCompared(
    page,
    compared,
    view.outputs.map(({ variable, cells }) => [variable, firstShown(cells)]),
    locale,
  );
}

/** What the table says of outputs in every scenario, all of it read at once. */
export async function expectCompared(
  page: Page,
  { plan, view }: Compared,
  outputs: readonly (readonly [variable: string, cell: ComparedCell])[],
  locale: Locale,
): Promise<void> {
  const expected = outputs.flatMap(([variable, { of, against }]) => {
    const output = plan.outputs.find((each) => each.variable === variable)!;
    return of.map((cell, at) => {
      const place = placeText(plan, output, cell.at, view.scenarios[at]!, locale);
      return [
        `compared-${variable}-${at}`,
        ...cellFigures(cell, against[at - 1], output, place, view.trials, locale),
      ];
    });
  });
  const shown = await page.locator('[data-testid^="compared-"]').evaluateAll((cells) =>
    cells.map((cell) => {
      const texts = [...cell.querySelectorAll<HTMLElement>(':scope > div, dd')];
      const said = (each: HTMLElement) => each.querySelector('button[title]')?.getAttribute('title');
      return [
        (cell as HTMLElement).dataset.testid ?? '',
        ...texts.map((each) => `${each.innerText.trim()} «${said(each)}»`),
      ];
    }),
  );
  expect(shown.filter(([id]) => expected.some(([known]) => known === id)).sort()).toEqual(expected.sort());
  const parts = expected.flatMap(([id]) => ['> div', 'dd'].map((part) => `[data-testid="${id}"] ${part}`));
  await toldBy(page.locator(parts.join(', ')));
}
