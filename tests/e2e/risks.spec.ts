import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { applySettings, ask, openScreen, samplePlanId } from './window.ts';

/** Risks: figures from the engine to the text in both languages; an event switched off by keyboard. */

const STUDY = { job: 'test', scenario: 'base', trials: 400, seed: 5, sampling: 'sobol' } as const;

async function runBase(page: Page): Promise<string> {
  const planId = await samplePlanId(page);
  const { scenario, trials, seed, sampling } = STUDY;
  await ask(page, 'runs.start', { planId, scenario, trials, seed, sampling });
  await expect.poll(() => ask(page, 'runs.latest', { planId, scenario })).not.toBeNull();
  return planId;
}

const short = (value: number, locale: string) =>
  value
    .toLocaleString(locale, {
      notation: 'compact',
      maximumSignificantDigits: 3,
      style: 'currency',
      currency: 'USD',
      currencyDisplay: 'narrowSymbol',
    })
    .replaceAll('-', '−');

test('the register and the matrix show what the engine says, in both languages', async ({ page }) => {
  const planId = await runBase(page);
  const view = await ask(page, 'risks.get', { planId, ...STUDY });
  const disruption = view.risks.find(({ variable }) => variable === 'disruption');
  const gap = view.coverage?.cells.find(({ at }) => at.region === 'mena' && at.line === 'ip_protection');
  for (const locale of ['en', 'zh-CN'] as const) {
    await applySettings(page, { theme: 'light', locale });
    await openScreen(page, 'risks');
    const row = page.getByTestId('risk-disruption');
    await expect(row).toContainText('3.00% – 6.00%', { timeout: 60_000 });
    await expect(row).toContainText(`${short(disruption?.loss?.mean ?? 0, locale)} ± `);
    await expect(row).toContainText(short(disruption?.loss?.p95 ?? 0, locale));
    const ever = (disruption?.everActive ?? 0).toLocaleString(locale, {
      style: 'percent',
      minimumFractionDigits: 1,
    });
    await expect(row).toContainText(ever);
    const cell = page.getByTestId('coverage-mena-ip_protection');
    await expect(cell).toContainText('51.2%');
    const cost = (gap?.toClose.reduce((sum: number, amount) => sum + (amount ?? 0), 0) ?? 0) / 100;
    await expect(cell).toContainText(cost.toLocaleString(locale, { minimumFractionDigits: 2 }));
  }
});

test('an event is switched off by keyboard, and its places are opened', async ({ page }) => {
  const planId = await runBase(page);
  await openScreen(page, 'risks');
  const toggle = page.getByRole('switch', { name: /^Without Tariff shock/ });
  await expect(toggle).toBeVisible({ timeout: 60_000 });
  await toggle.focus();
  await page.keyboard.press('Space');
  const { outputs } = await ask(page, 'risks.without', { planId, ...STUDY, events: ['tariff_shock'] });
  const npv = outputs.find(({ variable }) => variable === 'npv');
  const row = page.getByTestId('without-npv');
  await expect(row).toContainText(short(npv?.difference.difference.mean ?? 0, 'en'));
  await expect(row).toContainText(short(npv?.without.mean ?? 0, 'en'));
  await page.getByRole('button', { name: /^Fine/ }).focus();
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: /^Probability of Fine/ });
  await expect(table).toContainText('North America');
  await expect(page.getByText('0.002 + 0.05 * (1 - coverage) ^ 2')).toBeVisible();
});
