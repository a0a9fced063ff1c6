import type { Page } from '@playwright/test';
import { momentText, textsIn } from './figures/words.ts';
import { expect, test } from './support/app.ts';
import { violationsIn } from './support/axe.ts';
import { longAlone } from './support/long.ts';
import { speak } from './support/tables.ts';
import { amountIn, applySettings, ask, cell, openScreen, samplePlanId, typeInto } from './window.ts';

/** What was done to a plan, and the way back: the list of changes, earlier states, the budget. */

const ENTRIES = {
  en: [
    'Lock on',
    'Brand · Southeast Asia · 2026-Q1 to $22,222.00',
    'Brand · Southeast Asia · 2026-Q1 to $11,111.00',
    'Creation',
  ],
  'zh-CN': [
    '锁定',
    '品牌建设 · 东南亚 · 2026年第1季度改为 $22,222.00',
    '品牌建设 · 东南亚 · 2026年第1季度改为 $11,111.00',
    '新建',
  ],
} as const;

/** Every entry with its amount to the cent and its moment, in both languages. */
async function expectEntries(page: Page): Promise<void> {
  const planId = await samplePlanId(page);
  const { changes } = await ask(page, 'history.list', { planId, limit: 10 });
  for (const locale of ['en', 'zh-CN', 'en'] as const) {
    await page.keyboard.press('Escape');
    await speak(page, locale);
    await page.getByRole('button', { name: textsIn(locale).historyPanel.title }).click();
    const items = page.getByRole('dialog').getByRole('listitem');
    await expect(items).toHaveCount(changes.length);
    for (const [at, change] of changes.entries()) {
      await expect(items.nth(at)).toContainText(ENTRIES[locale][at]!, { ignoreCase: true });
      await expect(items.nth(at)).toContainText(momentText(change.at, locale));
    }
  }
}

test('an earlier state is restored from the list, and undo takes that back', async ({ page }) => {
  await openScreen(page, 'allocate');
  const before = await amountIn(page, 'sea/brand', 'p0');
  await typeInto(page, 'sea/brand', 'p0', '11111');
  await typeInto(page, 'sea/brand', 'p0', '22222');
  // Several rows at once are one step.
  await cell(page, 'sea/brand', 'p1').click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+l');
  await page.getByRole('button', { name: 'History of changes' }).click();
  const panel = page.getByRole('dialog', { name: 'History of changes' });
  await expect(panel.getByRole('listitem')).toHaveCount(4);
  await expect(panel.getByRole('listitem').first()).toContainText('present state');
  await expectEntries(page);

  await panel.getByRole('textbox').fill('11,111');
  await expect(panel.getByRole('listitem')).toHaveCount(1);
  await panel.getByRole('button', { name: /Restore the state after: Brand .* to \$11,111/ }).click();
  await panel.getByRole('textbox').fill('');
  await expect(panel.getByRole('listitem').first()).toContainText(/Return to the state after “Brand/i);
  expect(await violationsIn(page, { within: '[role="dialog"]' })).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(cell(page, 'sea/brand', 'p0')).toHaveText('11,111');
  // The window knows of the step before it can undo it.
  await expect(page.getByRole('button', { name: /^Undo: Return to the state after/i })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(cell(page, 'sea/brand', 'p0')).toHaveText('22,222');

  // From the palette: how the plan began.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('history');
  await page.keyboard.press('Enter');
  await panel.getByRole('button', { name: /Restore the state after: creation/ }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => amountIn(page, 'sea/brand', 'p0')).toBe(before);
});

test('the budget is changed where it stands, handed down, and undone', async ({ page }) => {
  await openScreen(page, 'allocate');
  const budget = page.getByTestId('budget');
  const was = (await budget.textContent()) ?? '';
  await page.getByRole('button', { name: /^Budget/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('many');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“many” is no amount.')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('30m');
  await page.keyboard.press('Enter');
  await expect(budget).toHaveText('30,000,000 USD');
  await expect(page.getByTestId('left')).toHaveText('1,200,000 USD');
  await expect(page.getByRole('button', { name: 'Undo: budget to $30,000,000.00' })).toBeVisible();
  await openScreen(page, 'allocate', 'tariff_war');
  await expect(page.getByTestId('budget')).toHaveText('30,000,000 USD');
  await page.keyboard.press('Control+z');
  await expect(page.getByTestId('budget')).toHaveText(was);
});

longAlone(() => {
  test('the history in Chinese has nothing that axe finds', async ({ page }) => {
    await applySettings(page, { theme: 'dark', locale: 'zh-CN' });
    await openScreen(page, 'allocate');
    await page.getByRole('button', { name: '修改历史' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: '新建' })).toBeVisible();
    expect(await violationsIn(page)).toEqual([]);
  });
});
