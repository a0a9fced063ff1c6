import type { Locator, Page } from '@playwright/test';
import type { Locale } from '#shared/locale.ts';
import { expect } from './app.ts';

/** The texts of a table's body, row by row, names included. */
export function rowsOf(table: Locator): Promise<string[][]> {
  return table
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => (cell.textContent ?? '').trim())),
    );
}

/** A panel shows its figures in place of its picture. */
export async function showTable(panel: Locator): Promise<void> {
  await panel.getByRole('radiogroup').last().getByRole('radio').first().focus();
  await panel.page().keyboard.press('ArrowRight');
  await expect(panel.locator('table')).toBeVisible();
}

/** Chooses the other language in the top bar; what has been worked out stays. */
export async function speak(page: Page, locale: Locale): Promise<void> {
  const button = page.getByRole('button', { name: /^(Language|语言)/ });
  await button.click();
  await page.locator(`[role="menuitem"][lang="${locale}"]`).click();
  await expect(button).toHaveText(locale === 'en' ? 'EN' : '中文');
}
