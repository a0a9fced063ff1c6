import type { Page } from '@playwright/test';
import type { Locale } from '#shared/locale.ts';
import type { RisksView } from '#shared/views-risks.ts';
import { RISK_TEXTS } from '../../renderer/i18n/risks.ts';
import { expect, test } from './support/app.ts';
import { percentText, shortText, withErrorText } from './support/rounding.ts';
import { rowsOf, speak } from './support/tables.ts';
import { ask, openScreen, samplePlanId } from './window.ts';

/** Risks: every figure from the engine to the text in both languages; an event switched off by keyboard. */

const STUDY = { job: 'test', scenario: 'base', trials: 400, seed: 5, sampling: 'sobol' } as const;
const NPV = { unit: 'USD', format: 'currency' };

async function runBase(page: Page): Promise<string> {
  const planId = await samplePlanId(page);
  const { scenario, trials, seed, sampling } = STUDY;
  await ask(page, 'runs.start', { planId, scenario, trials, seed, sampling });
  await expect.poll(() => ask(page, 'runs.latest', { planId, scenario })).not.toBeNull();
  return planId;
}

const probability = (value: number) => percentText(value, value > 0 && value < 0.1 ? 2 : 1);

/** Probability, at least once, expected loss, P95 loss and share of variance of each event. */
async function expectRegister(page: Page, { risks }: RisksView, locale: Locale): Promise<void> {
  const short = (value: number | null | undefined) => shortText(value, NPV, locale);
  for (const { variable, cells, everActive, loss } of risks) {
    const all = cells.flatMap((cell) => cell.probability.map((value) => value!));
    const [low, high] = [Math.min(...all), Math.max(...all)].map(probability);
    const { mean, standardError, p95, p95Error, varianceShare, varianceShareError } = loss!;
    const texts = await page.getByTestId(`risk-${variable}`).getByRole('cell').allInnerTexts();
    const figures = texts.slice(2, 4).concat(texts.slice(6));
    expect(figures, `${variable} ${locale}`).toEqual([
      low === high ? low : `${low} – ${high}`,
      percentText(everActive!),
      withErrorText(mean, standardError, short),
      withErrorText(p95, p95Error, short),
      `${percentText(varianceShare!)} ± ${percentText(varianceShareError!)}`,
    ]);
  }
}

/** Money to the cent, as the coverage of compliance has it. */
const cents = (amount: number) => (amount / 100).toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ',');

/** Lowest coverage and cost of closing of each region and domain, and of all of them. */
async function expectCoverage(page: Page, { coverage }: RisksView): Promise<void> {
  let all = 0;
  expect(coverage!.cells).toHaveLength(20);
  for (const { at, coverage: shares, toClose } of coverage!.cells) {
    const cost = toClose.reduce<number>((sum, amount) => sum + amount!, 0);
    all += cost;
    const cell = page.getByTestId(`coverage-${at.region}-${at.line}`);
    await expect(cell).toContainText(percentText(Math.min(...shares.map((share) => share!))));
    await expect(cell).toContainText(cents(cost));
  }
  await expect(page.getByTestId('coverage-total')).toContainText(cents(all));
}

test('the register, the places of an event and the matrix show what the engine says, in both languages', async ({
  page,
}) => {
  const planId = await runBase(page);
  const view = await ask(page, 'risks.get', { planId, ...STUDY });
  await openScreen(page, 'risks');
  await page.getByTestId('risk-fine').getByRole('button').press('Enter', { timeout: 60_000 });
  const fine = view.risks.find(({ variable }) => variable === 'fine')!;
  for (const locale of ['en', 'zh-CN'] as const) {
    if (locale === 'zh-CN') await speak(page, locale);
    await expectRegister(page, view, locale);
    await expectCoverage(page, view);
    const [title = ''] = RISK_TEXTS[locale].details.split('{{event}}');
    const places = page.getByRole('table', { name: new RegExp(title === '' ? '.' : `^${title}`) }).first();
    expect((await rowsOf(places)).map(([, ...cells]) => cells)).toEqual(
      fine.cells.map((cell) => [
        ...cell.probability.map((value) => probability(value!)),
        percentText(cell.everActive!),
      ]),
    );
  }
});

test('an event is switched off by keyboard: every output with and without it', async ({ page }) => {
  const planId = await runBase(page);
  await openScreen(page, 'risks');
  const toggle = page.getByRole('switch', { name: /^Without Tariff shock/ });
  await expect(toggle).toBeVisible({ timeout: 60_000 });
  await toggle.focus();
  await page.keyboard.press('Space');
  const { outputs } = await ask(page, 'risks.without', { planId, ...STUDY, events: ['tariff_shock'] });
  const plan = await ask(page, 'plans.get', { planId });
  await expect(page.getByTestId('without-npv')).toBeVisible();
  for (const locale of ['en', 'zh-CN'] as const) {
    if (locale === 'zh-CN') await speak(page, locale);
    for (const { variable, with: before, without, difference } of outputs) {
      const output = plan.outputs.find((each) => each.variable === variable)!;
      const short = (value: number | null | undefined) => shortText(value, output, locale);
      const texts = await page.getByTestId(`without-${variable}`).getByRole('cell').allInnerTexts();
      const { mean, standardError } = difference.difference;
      expect(texts.slice(1), `${variable} ${locale}`).toEqual([
        short(before.mean),
        short(without.mean),
        withErrorText(mean, standardError, short),
        percentText(difference.probabilityGreater!),
      ]);
    }
  }
  await speak(page, 'en');
  await page.getByRole('button', { name: /^Fine/ }).focus();
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: /^Probability of Fine/ });
  await expect(table).toContainText('North America');
  await expect(page.getByText('0.002 + 0.05 * (1 - coverage) ^ 2')).toBeVisible();
});
