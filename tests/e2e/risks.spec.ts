import type { Page } from '@playwright/test';
import { labelText } from '#shared/locale.ts';
import type { RisksView } from '#shared/views-risks.ts';
import { RISK_TEXTS } from '../../renderer/i18n/risks.ts';
import { expectCoverage, expectPlaces, expectRegister, expectRiskTrials } from './figures/risks.ts';
import { expect, test } from './support/app.ts';
import { expectAllCompared } from './support/census.ts';
import { probabilityText, shortText, withErrorText } from './support/rounding.ts';
import { speak } from './support/tables.ts';
import { ask, openScreen, samplePlanId } from './window.ts';

/** Risks: every figure from the engine to the text in both languages; an event switched off by keyboard. */

const STUDY = { job: 'test', scenario: 'base', trials: 400, seed: 5, sampling: 'sobol' } as const;

async function runBase(page: Page): Promise<string> {
  const planId = await samplePlanId(page);
  const { scenario, trials, seed, sampling } = STUDY;
  await ask(page, 'runs.start', { planId, scenario, trials, seed, sampling });
  await expect.poll(() => ask(page, 'runs.latest', { planId, scenario })).not.toBeNull();
  return planId;
}

/** By arrows and Enter: the expected loss of an event with its error, and a gap with what closes it. */
async function expectCopies(page: Page, { risks, coverage }: RisksView): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  const { variable, loss } = risks[1]!;
  await page.getByTestId(`risk-${variable}`).getByRole('cell').nth(5).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect.poll(clipboard).toBe(`${loss!.mean}\t${loss!.standardError}`);
  const { at, coverage: shares, toClose } = coverage!.cells[0]!;
  await page.getByTestId(`coverage-${at.region}-${at.line}`).click();
  const cost = toClose.reduce<number>((sum, amount) => sum + amount!, 0);
  await expect.poll(clipboard).toBe(`${Math.min(...shares.map((share) => share!))}\t${cost / 100}`);
}

test('the register, the places of an event and the matrix show what the engine says, in both languages', async ({
  page,
}) => {
  const planId = await runBase(page);
  const view = await ask(page, 'risks.get', { planId, ...STUDY });
  await openScreen(page, 'risks');
  await page.getByTestId('risk-fine').getByRole('button').press('Enter', { timeout: 60_000 });
  await expectCopies(page, view);
  const fine = view.risks.find(({ variable }) => variable === 'fine')!;
  const plan = await ask(page, 'plans.get', { planId });
  for (const locale of ['en', 'zh-CN'] as const) {
    if (locale === 'zh-CN') await speak(page, locale);
    await expectRegister(page, view, locale);
    await expectPlaces(page, fine, view.trials, plan, locale);
    await expectRiskTrials(page, STUDY, locale);
    await expectCoverage(page, view, locale, locale === 'en' ? null : 11);
    const formulas = fine.assumptions.flatMap(({ own }) => (typeof own === 'string' ? [own] : []));
    const { lossHint, varianceHint } = RISK_TEXTS[locale];
    const output = labelText(view.headline!.label, locale, '');
    const hints = [lossHint, varianceHint].map((hint) => hint.replaceAll('{{output}}', output));
    await expectAllCompared(page, plan, locale, { words: [...formulas, ...hints] });
  }
  await speak(page, 'en');
  await expectCoverage(page, view, 'en', 0);
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
      const texts = await page.getByTestId(`without-${variable}`).getByRole('gridcell').allInnerTexts();
      const { mean, standardError } = difference.difference;
      expect(texts.slice(1), `${variable} ${locale}`).toEqual([
        short(before.mean),
        short(without.mean),
        withErrorText(mean, standardError, short),
        probabilityText({ share: difference.probabilityGreater, trials: STUDY.trials }, locale),
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
