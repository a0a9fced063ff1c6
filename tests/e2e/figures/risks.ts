import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { AssumptionRow } from '#shared/views-assumptions.ts';
import type { RisksView, RiskView } from '#shared/views-risks.ts';
import { RISK_TEXTS } from '../../../renderer/i18n/risks.ts';
import { expect } from '../support/app.ts';
import { expectRows, expectTexts, expectTold, told } from '../support/census.ts';
import {
  countText,
  moneyText,
  percentText,
  probabilityText,
  shortText,
  withErrorText,
} from '../support/rounding.ts';
import { figureText, plusText, quantityText, timesText } from './quantities.ts';
import { inFull, quarterInFull } from './words.ts';

const NPV = { unit: 'USD', format: 'currency' };

/** Two decimals where it is small. */
export const probability = (value: number): string => percentText(value, value > 0 && value < 0.1 ? 2 : 1);

/** At least once in so many trials; an event of no probability never happens, one of certainty surely. */
function everText(share: number, of: RiskView['cells'], trials: number, locale: Locale): string {
  const all = of.flatMap((cell) => cell.probability);
  if (all.includes(1) || all.every((value) => value === 0)) return percentText(share);
  return probabilityText({ share, trials }, locale);
}

/** Severity or duration of some places, with what overrides make of it. */
function effectText({ set, own, factor, summand, ...kind }: AssumptionRow, locale: Locale): string {
  const parts = [quantityText((set ?? own)!, kind, locale)];
  if (factor !== 1) parts.push(timesText(factor));
  if (summand !== 0) parts.push(plusText(summand, kind, locale));
  return parts.join(' ');
}

/** One text where it is the same everywhere, else from the least P5 to the greatest P95. */
function effectSummary({ assumptions }: RiskView, field: string, locale: Locale): string {
  const rows = assumptions.filter((row) => row.field === field);
  if (rows.length === 0) return RISK_TEXTS[locale].permanent;
  const texts = rows.map((row) => effectText(row, locale));
  if (texts.every((text) => text === texts[0])) return texts[0]!;
  const [low, high] = [
    Math.min(...rows.map(({ shape }) => shape!.percentiles[0]!)),
    Math.max(...rows.map(({ shape }) => shape!.percentiles[6]!)),
  ].map((value) => figureText(value, rows[0]!, locale));
  return locale === 'en' ? `${low} – ${high} (P5–P95, by place)` : `${low} – ${high}（各处 P5–P95）`;
}

/** Severity or duration place by place. */
function effectList({ assumptions }: RiskView, field: string, plan: PlanView, locale: Locale): string {
  const members = [...plan.regions, ...plan.lines];
  const rows = assumptions.filter((row) => row.field === field);
  if (rows.length === 0) return RISK_TEXTS[locale].permanent;
  const parts = rows.map((row) => {
    const places = Object.entries(row.at)
      .filter(([dimension]) => !row.whole.includes(dimension))
      .map(([, ids]) =>
        ids
          .map((id) => labelText(members.find((each) => each.id === id)?.label, locale, ''))
          .join(locale === 'en' ? ', ' : '、'),
      );
    const where = places.length === 0 ? '' : `${places.join(' · ')}${locale === 'en' ? ': ' : '：'}`;
    return `${where}${effectText(row, locale)}`;
  });
  return parts.join(locale === 'en' ? '; ' : '；');
}

/** Probability, at least once, severity, duration, expected loss, P95 loss and share of variance of each event. */
export async function expectRegister(
  page: Page,
  { risks, trials }: RisksView,
  locale: Locale,
): Promise<void> {
  const short = (value: number | null | undefined) => shortText(value, NPV, locale);
  for (const risk of risks) {
    const { variable, cells, everActive, loss } = risk;
    const all = cells.flatMap((cell) => cell.probability.map((value) => value!));
    const [low, high] = [Math.min(...all), Math.max(...all)].map(probability);
    const { mean, standardError, p95, p95Error, varianceShare, varianceShareError } = loss!;
    const places = locale === 'en' ? `${cells.length} places` : `${cells.length} 处`;
    const row = page.getByTestId(`risk-${variable}`);
    await expectTold(
      row.locator('td').nth(0).locator('xpath=following-sibling::td'),
      [
        cells.length === 1 ? RISK_TEXTS[locale].everywhere : places,
        low === high ? low! : `${low} – ${high}`,
        everText(everActive!, cells, trials, locale),
        effectSummary(risk, 'severity', locale),
        effectSummary(risk, 'duration', locale),
        told(withErrorText(mean, standardError, short), inFull(mean, standardError, NPV, locale)),
        told(withErrorText(p95, p95Error, short), inFull(p95, p95Error, NPV, locale)),
        `${percentText(varianceShare!)} ± ${percentText(varianceShareError!)}`,
      ],
      `${variable} ${locale}`,
    );
  }
}

/** What opens below an event: its severity and duration by place, and its probability by place and period. */
export async function expectPlaces(
  page: Page,
  event: RiskView,
  trials: number,
  plan: PlanView,
  locale: Locale,
): Promise<void> {
  const texts = RISK_TEXTS[locale];
  const [title = ''] = texts.details.split('{{event}}');
  const table = page.getByRole('table', { name: new RegExp(title === '' ? '.' : `^${title}`) }).first();
  await expectRows(
    table,
    event.cells.map((cell) => [
      ...cell.probability.map((value) => probability(value!)),
      everText(cell.everActive!, [cell], trials, locale),
    ]),
  );
  for (const field of ['severity', 'duration'] as const) {
    const text = `${texts[field]}: ${effectList(event, field, plan, locale)}`;
    await expectTexts(page.getByTestId(`effect-${field}`), [text]);
  }
}

const sum = (amounts: readonly (number | null)[]) =>
  amounts.reduce<number>((all, amount) => all + amount!, 0);

/**
 * Coverage and cost of closing of each region and domain and of all of them: in one period, or with null the lowest of
 * any with the cost of all.
 */
export async function expectCoverage(
  page: Page,
  { coverage }: RisksView,
  locale: Locale,
  period: number | null,
): Promise<void> {
  const texts = RISK_TEXTS[locale];
  if (period !== null) {
    await page.getByRole('combobox', { name: texts.period }).click();
    await page.getByRole('option', { name: quarterInFull(period, locale) }).click();
  }
  expect(coverage!.cells).toHaveLength(20);
  const costs = coverage!.cells.map(({ toClose }) => (period === null ? sum(toClose) : toClose[period]!));
  for (const [at, { at: place, coverage: shares }] of coverage!.cells.entries()) {
    const share = period === null ? Math.min(...shares.map(Number)) : shares[period]!;
    const cost = share >= 1 - 1e-9 ? texts.full : texts.closing.replace('{{amount}}', moneyText(costs[at]!));
    const cell = page.getByTestId(`coverage-${place.region}-${place.line}`);
    await expectTexts(cell, [`${percentText(share)}${cost}`], `${place.region} ${place.line}`);
  }
  const all = texts.totalText.replace('{{amount}}', moneyText(sum(costs)));
  await expectTexts(page.getByTestId('coverage-total'), [all]);
}

/** In which trials all of it was measured. */
export async function expectRiskTrials(
  page: Page,
  { trials, seed }: { trials: number; seed: number },
  locale: Locale,
): Promise<void> {
  const text =
    locale === 'en'
      ? `${countText(trials)} trials · seed ${seed} · Sobol, as in the last run`
      : `${countText(trials)} 次模拟 · 随机种子 ${seed} · Sobol 序列，与最近一次运行一致`;
  await expectTexts(page.getByTestId('risk-provenance'), [text]);
}
