import type { Page } from '@playwright/test';
import { expectLimits, expectPolicy } from './figures/limits.ts';
import { expect, test } from './support/app.ts';
import { violationsIn } from './support/axe.ts';
import { longAlone } from './support/long.ts';
import { speak } from './support/tables.ts';
import { amountIn, applySettings, ask, cell, openScreen, samplePlanId, typeInto } from './window.ts';

/** What the spend must respect, and what people write beside it. */

async function expectNothingFound(page: Page): Promise<void> {
  expect(await violationsIn(page, { without: '.hr-grid' })).toEqual([]);
}

test('a limit is added, broken, mended to the cent as one change, and removed', async ({ page }) => {
  await openScreen(page, 'allocate');
  await page.getByRole('button', { name: 'Guard rails' }).click();
  const panel = page.getByRole('region', { name: 'Guard rails' });
  await panel.getByRole('button', { name: 'Add limit' }).click();
  const dialog = page.getByRole('dialog', { name: 'New limit' });
  await dialog.getByRole('textbox', { name: 'Name (optional)' }).fill('Brand cap');
  await dialog.getByRole('combobox', { name: 'Lines' }).fill('brand');
  await page.getByRole('option', { name: 'Brand', exact: true }).last().click();
  await dialog.getByRole('textbox', { name: 'At most (USD)' }).focus();
  await page.keyboard.type('1m');
  await page.keyboard.press('Enter');
  await expect(panel.getByText('Brand cap')).toBeVisible();
  await expect(panel.getByText('1 guard rail broken')).toBeVisible();
  await expect(panel.getByText('$1,728,000.00, $728,000.00 too much')).toBeVisible();
  await expect(cell(page, 'sea/brand', 'total')).toHaveClass(/hr-over/);
  await expectNothingFound(page);
  const planId = await samplePlanId(page);
  const view = await ask(page, 'allocation.get', { planId, scenario: 'base' });
  const brand = view.rows
    .filter(({ line }) => line === 'brand')
    .map(({ amounts }) => amounts.reduce<number>((sum, amount) => sum + amount, 0))
    .filter((amount) => amount > 0);
  const spent = brand.reduce((sum, amount) => sum + amount, 0);
  for (const locale of ['en', 'zh-CN'] as const) {
    await speak(page, locale);
    await expectLimits(page, locale, { view, broken: 'Brand cap', spent, rows: brand.length });
  }
  await speak(page, 'en');

  const compliance = await amountIn(page, 'sea/tax_compliance', 'total');
  await panel.getByRole('button', { name: 'Mend Brand cap' }).press('Enter');
  await expect(panel.getByText('All of them are met.')).toBeVisible();
  await expect(cell(page, 'sea/brand', 'total')).not.toHaveClass(/hr-over/);
  await expect.poll(() => amountIn(page, 'total', 'total')).toBe(28_800_000 - 728_000);
  await expect.poll(() => amountIn(page, 'sea/tax_compliance', 'total')).toBe(compliance);
  await expect(page.getByRole('button', { name: /^Undo: mending of guard rails in Brand/ })).toBeVisible();

  // The sample's own floors are about the whole plan; a cell below one is marked and can be mended too.
  await typeInto(page, 'sea/tax_compliance', 'p0', '0');
  await expect(cell(page, 'sea/tax_compliance', 'p0')).toHaveClass(/hr-under/);
  await expect(panel.getByRole('button', { name: /^Mend Compliance floor, Southeast Asia/ })).toBeVisible();
  await panel.getByRole('button', { name: 'Remove Brand cap' }).click();
  await expect(panel.getByText('Brand cap')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(panel.getByText('Brand cap')).toBeVisible();

  // Two at once: all of them, by one change.
  await typeInto(page, 'sea/brand', 'total', '900k');
  await expect(panel.getByText('2 guard rails broken')).toBeVisible();
  await panel.getByRole('button', { name: 'Mend all' }).press('Enter');
  await expect(panel.getByText('All of them are met.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(panel.getByText('2 guard rails broken')).toBeVisible();

  // Shares and policy: a deviation is told in percentage points.
  await page.getByRole('button', { name: 'Guard rails' }).first().click();
  await page.getByRole('button', { name: 'Shares and policy' }).click();
  const shares = page.getByTestId('balance');
  await shares.getByRole('textbox', { name: 'Policy: Experiments' }).fill('10');
  await page.keyboard.press('Enter');
  await expectPolicy(page, 'en', { view: await ask(page, 'allocation.get', { planId, scenario: 'base' }) });
  expect(await violationsIn(page, { within: '[data-testid="balance"]' })).toEqual([]);
  await expect(
    page.getByRole('button', { name: /^Undo: policy share of “Experiments” to 10/ }),
  ).toBeVisible();
});

test('a note is written by the keyboard, marked, heard, inherited, and deleted', async ({ page }) => {
  await openScreen(page, 'allocate');
  await cell(page, 'sea/brand', 'p0').click();
  await page.keyboard.press('Shift+F2');
  const dialog = page.getByRole('dialog', { name: 'Note on Southeast Asia › Brand (2026-Q1)' });
  await dialog.getByRole('textbox', { name: 'Note' }).focus();
  await page.keyboard.type('Agreed with the agency');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(cell(page, 'sea/brand', 'p0')).toHaveClass(/hr-note/);
  await expect(page.getByRole('gridcell', { name: /Note: Agreed with the agency/ })).toBeVisible();
  // The focus is back in the grid, where typing goes on.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('12345');
  await page.keyboard.press('Enter');
  await expect(cell(page, 'sea/brand', 'p1')).toHaveText('12,345');

  await openScreen(page, 'allocate', 'tariff_war');
  await expect(cell(page, 'sea/brand', 'p0')).toHaveClass(/hr-note/);
  await openScreen(page, 'allocate');
  await cell(page, 'sea/brand', 'p0').click();
  await page.keyboard.press('Shift+F2');
  await dialog.getByRole('button', { name: 'Delete note' }).press('Enter');
  await expect(cell(page, 'sea/brand', 'p0')).not.toHaveClass(/hr-note/);
  await page.keyboard.press('Control+z');
  await expect(cell(page, 'sea/brand', 'p0')).toHaveClass(/hr-note/);
});

longAlone(() => {
  test('guard rails in Chinese and in the dark have nothing that axe finds', async ({ page }) => {
    await applySettings(page, { theme: 'dark', locale: 'zh-CN' });
    await openScreen(page, 'allocate');
    await page.getByRole('button', { name: '预算约束' }).click();
    await page.getByRole('button', { name: '新增约束' }).click();
    await expect(page.getByRole('dialog', { name: '新增约束' })).toBeVisible();
    await expectNothingFound(page);
  });
});
