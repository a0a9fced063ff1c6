import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { applySettings, ask, openScreen, samplePlanId } from './window.ts';

/** Assumptions by keyboard: find, change here, see it everywhere, take it back; correlations; figures from the engine to the text. */

const MARGIN = 'assumption-gross_margin|value|4|';

async function marginOf(page: Page, scenario: string) {
  const planId = await samplePlanId(page);
  const { rows } = await ask(page, 'assumptions.get', { planId, scenario });
  return rows.find(({ variable, at }) => variable === 'gross_margin' && at.region?.includes('na'));
}

const percent = (value: number, locale: string) =>
  value.toLocaleString(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

for (const locale of ['en', 'zh-CN'] as const) {
  test(`percentiles, unit and source reach the text (${locale})`, async ({ page }) => {
    await applySettings(page, { theme: 'light', locale });
    await openScreen(page, 'assumptions');
    const planId = await samplePlanId(page);
    const { rows } = await ask(page, 'assumptions.get', { planId, scenario: 'base' });
    const cac = rows.find(({ variable, at }) => variable === 'cac' && at.region?.includes('eu'));
    const money = (value: number) =>
      value.toLocaleString(locale, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' });
    const shown = page.getByTestId('assumption-cac|value|3|');
    const range = [0, 3, 6].map((level) => money(cac?.shape?.percentiles[level] ?? Number.NaN)).join(' · ');
    await expect(shown).toContainText(range);
    await expect(shown).toContainText(locale === 'en' ? 'USD per customer' : 'USD/客户');
    await expect(shown).toContainText('2024');
    const margin = await marginOf(page, 'base');
    await page.getByRole('main').getByRole('textbox').fill('gross_margin');
    const levels = [0, 3, 6].map((level) => percent(margin?.shape?.percentiles[level] ?? Number.NaN, locale));
    await expect(page.getByTestId(MARGIN)).toContainText(levels.join(' · '));
  });
}

test('change an assumption in a scenario by keyboard, undo it, and remove it', async ({ page }) => {
  await openScreen(page, 'assumptions', 'emerging_push');
  await page.getByRole('textbox', { name: /Search names/ }).focus();
  await page.keyboard.type('margin north');
  await expect(page.getByRole('status')).toContainText('1 of');
  await page.getByTestId(MARGIN).getByRole('button').focus();
  await page.keyboard.press('Enter');
  const editor = page.getByRole('region', { name: 'Edit assumption' });
  await expect(editor.getByRole('textbox', { name: 'Likeliest value' })).toHaveValue('0.54');

  await editor.getByRole('textbox', { name: 'Likeliest value' }).fill('0.70');
  await expect(editor.getByText('mode ≤ max')).toBeVisible();
  await expect(editor.getByRole('button', { name: 'Save' })).toBeDisabled();
  await editor.getByRole('textbox', { name: 'Likeliest value' }).fill('50%');
  await expect(editor.getByText('mode ≤ max')).toHaveCount(0);
  const look = await ask(page, 'assumptions.look', {
    quantity: { dist: 'pert', min: 0.46, mode: 0.5, max: 0.61 },
  });
  if (!look.ok) throw new Error('the look found problems');
  await expect(editor.getByTestId('typed-percentiles')).toContainText(
    percent(look.summary.percentiles[3] ?? 0, 'en'),
  );
  await expect(editor.getByTestId('typed-mean')).toContainText(percent(look.summary.mean ?? 0, 'en'));
  await editor.getByRole('textbox', { name: 'Source, with its date' }).fill('board, 2026-02');
  await page.keyboard.press('Enter');
  await expect(
    page.getByTestId(MARGIN).getByRole('img', { name: 'Changed in this scenario: =' }),
  ).toBeVisible();
  await expect.poll(async () => (await marginOf(page, 'emerging_push'))?.source).toBe('board, 2026-02');
  expect((await marginOf(page, 'base'))?.set).toBeNull();

  await page
    .getByRole('button', { name: /^Undo: change here of Gross margin of goods · North America/ })
    .click();
  await expect(page.getByTestId(MARGIN).getByRole('img')).toHaveCount(0);
  await page.getByRole('button', { name: /^Redo/ }).click();
  await editor.getByRole('button', { name: /^Remove: set to PERT/ }).click();
  await expect(page.getByTestId(MARGIN).getByRole('img')).toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('a correlation that cannot hold is repaired in sight', async ({ page }) => {
  await openScreen(page, 'assumptions');
  await page.getByText('Correlations', { exact: true }).click();
  const cell = page.getByRole('textbox', { name: /Latin America and .*Southeast Asia/ }).last();
  await cell.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowRight');
  await expect(cell).toBeFocused();
  await page.keyboard.type('-0.9');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/cannot all hold at once/)).toBeVisible();
  await page.getByRole('button', { name: /^Undo: correlation of/ }).click();
  await expect(page.getByText(/cannot all hold at once/)).toHaveCount(0);
});
