import { expect, test } from './support/app.ts';
import { applySettings, openScreen } from './window.ts';

/** The model by keyboard: through the graph, an error in place, a dry run, saved and undone; the audit. */

test('walk the graph, mend a formula as it is typed, dry-run it, take it and undo it', async ({ page }) => {
  await openScreen(page, 'model');
  const detail = page.getByRole('region', { name: /Net present value/ });
  await expect(detail.getByText('operating_profit').first()).toBeVisible();
  await detail
    .getByRole('region', { name: 'Uses' })
    .getByRole('button', { name: /Operating profit/ })
    .focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('region', { name: 'Used by' })
    .getByRole('button', { name: /Net present value/ })
    .focus();
  await page.keyboard.press('Enter');
  await detail.getByRole('button', { name: 'Edit formula' }).focus();
  await page.keyboard.press('Enter');
  const field = detail.getByRole('textbox', { name: 'Formula' });
  await field.fill('sum(operating_profitt * discount_factor, period)');
  await expect(detail.getByRole('alert')).toContainText('operating_profit');
  await expect(detail.locator('mark')).toHaveText('operating_profitt');
  await expect(detail.getByRole('button', { name: 'Dry run' })).toBeDisabled();
  await field.fill('sum(operating_profit * discount_factor, period)');
  await expect(detail.getByText('No problems found.')).toBeVisible();
  await expect(detail.locator('del')).toContainText('final');
  await detail.getByRole('button', { name: 'Dry run' }).focus();
  await page.keyboard.press('Enter');
  const row = detail.getByRole('row', { name: /^Net present value/ });
  await expect(row).toContainText('−$', { timeout: 60_000 });
  await detail.getByRole('button', { name: 'Save to the model' }).focus();
  await page.keyboard.press('Enter');
  await expect(detail.getByRole('button', { name: 'Edit formula' })).toBeVisible();
  await expect(detail.getByText('residual_value')).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo: formula of Net present value/ }).click();
  await expect(detail.getByRole('button', { name: 'residual_value', exact: true })).toBeVisible();
});

test('the audit names what is worth a second look, and leads to it', async ({ page }) => {
  await applySettings(page, { theme: 'dark', locale: 'zh-CN' });
  await openScreen(page, 'model');
  await page.getByText(/^审查/).click();
  const constants = page.getByRole('region', { name: /^公式中的常数/ });
  await constants.getByRole('button').filter({ hasText: '1.03' }).first().click();
  await expect(page.getByRole('main')).toContainText('1.03 - retention');
});
