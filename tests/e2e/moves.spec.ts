import { expect, test } from './support/app.ts';
import { violationsIn } from './support/axe.ts';
import { amountIn, cell, openScreen } from './window.ts';

/** Moving money between rows and laying it over time, by the keyboard. */

test('an amount moves between rows past a lock, as one change with a name, and comes back', async ({
  page,
}) => {
  await openScreen(page, 'allocate');
  const before = {
    ads: await amountIn(page, 'sea/performance_ads', 'p0'),
    brand: await amountIn(page, 'sea/brand', 'p0'),
    total: await amountIn(page, 'total', 'p0'),
  };
  await cell(page, 'sea/brand', 'p1').click();
  await page.keyboard.press('Control+l');
  await cell(page, 'sea/performance_ads', 'p0').click();
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Control+m');
  const dialog = page.getByRole('dialog', { name: 'Move and shape' });
  await dialog.getByRole('combobox', { name: 'To', exact: true }).focus();
  await page.keyboard.type('southeast asia › brand');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Amount (USD)' }).focus();
  await page.keyboard.type('10m');
  await expect(dialog.getByRole('alert')).toContainText('unlock Southeast Asia › Brand (2026-Q2)');
  await expect(dialog.getByRole('button', { name: 'Move', exact: true })).toBeDisabled();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('20k');
  expect(await violationsIn(page, { within: '[role="dialog"]' })).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => amountIn(page, 'sea/brand', 'p0')).toBe(before.brand + 20_000);
  await expect.poll(() => amountIn(page, 'sea/performance_ads', 'p0')).toBe(before.ads - 20_000);
  await expect.poll(() => amountIn(page, 'total', 'p0')).toBe(before.total);
  await expect(
    page.getByRole('button', {
      name: 'Undo: move of $20,000.00 from Performance ads · Southeast Asia · 2026-Q1 – 2026-Q2 to Brand · Southeast Asia · 2026-Q1 – 2026-Q2',
    }),
  ).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect.poll(() => amountIn(page, 'sea/brand', 'p0')).toBe(before.brand);
});

test('a row follows the season of the plan and keeps its total', async ({ page }) => {
  await openScreen(page, 'allocate');
  const total = await amountIn(page, 'sea/brand', 'total');
  await cell(page, 'sea/brand', 'p0').click();
  await page.keyboard.press('Control+m');
  const dialog = page.getByRole('dialog', { name: 'Move and shape' });
  await dialog.getByRole('tab', { name: 'Over time' }).click();
  await dialog.getByText('Seasonal', { exact: true }).click();
  await dialog.getByRole('combobox', { name: 'Variable to follow' }).focus();
  await page.keyboard.type('season');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Lay over time' }).click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => amountIn(page, 'sea/brand', 'total')).toBe(total);
  // The sample's season: 0.92, 0.96, 0.98, 1.14, year by year; shares are exact to the cent.
  const amountOf = (column: string) => amountIn(page, 'sea/brand', column);
  await expect.poll(async () => (await amountOf('p3')) / (await amountOf('p0'))).toBeCloseTo(1.14 / 0.92, 4);
  await expect(page.getByRole('button', { name: /Undo: seasonal course of Brand/ })).toBeVisible();
});

test('a cell is scaled, and the parent scenario’s row copied back over it', async ({ page }) => {
  await openScreen(page, 'allocate', 'tariff_war');
  const was = await amountIn(page, 'sea/brand', 'p0');
  const dialog = page.getByRole('dialog', { name: 'Move and shape' });
  await cell(page, 'sea/brand', 'p0').click();
  await page.keyboard.press('Control+m');
  await dialog.getByRole('tab', { name: 'Scale' }).click();
  await dialog.getByRole('textbox', { name: 'Change in percent' }).focus();
  await page.keyboard.type('-12.5');
  await page.keyboard.press('Enter');
  await expect.poll(() => amountIn(page, 'sea/brand', 'p0')).toBe(was * 0.875);
  await expect(cell(page, 'sea/brand', 'p0')).toBeFocused();
  await page.keyboard.press('Control+m');
  await dialog.getByRole('tab', { name: 'Copy from scenario' }).click();
  await dialog.getByRole('button', { name: 'Copy' }).press('Enter');
  await expect.poll(() => amountIn(page, 'sea/brand', 'p0')).toBe(was);
  await expect(
    page.getByRole('button', { name: /^Undo: Brand · Southeast Asia copied from “Base plan”/ }),
  ).toBeVisible();
});
