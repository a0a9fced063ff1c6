import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, testAlone as test } from './support/app.ts';
import { goTo } from './window.ts';

/** Plans as a whole: make, copy, rename, export, delete, restore, import; language and theme. */

const SAMPLE = 'Cross-border growth 2026';
const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });

async function act(page: Page, plan: string, action: string): Promise<void> {
  await page.getByRole('button', { name: `Actions for ${plan}`, exact: true }).click();
  await page.getByRole('menuitem', { name: action }).click();
}

test('duplicate, rename, delete and restore', async ({ page }) => {
  await act(page, SAMPLE, 'Duplicate');
  await page.getByRole('textbox', { name: 'Name' }).fill('Plan B');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(rowOf(page, 'Plan B')).toBeVisible();

  await act(page, 'Plan B', 'Rename');
  await page.getByRole('textbox', { name: 'Name' }).fill('Plan C');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'Plan C')).toBeVisible();

  await act(page, 'Plan C', 'Move to the bin');
  await expect(rowOf(page, 'Plan C')).toHaveCount(0);
  await page.getByRole('tab', { name: 'Bin (1)' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByRole('heading', { name: 'The bin is empty' })).toBeVisible();
  await page.getByRole('tab', { name: 'Plans (2)' }).click();
  await expect(rowOf(page, 'Plan C')).toBeVisible();
});

test('an exported document is imported again; a faulty one is refused with its places', async ({ page }) => {
  const download = page.waitForEvent('download');
  await act(page, SAMPLE, 'Export as document');
  const text = await readFile(await (await download).path(), 'utf8');
  const chooser = page.getByLabel('File to import plans from');
  const file = (content: string) => ({
    name: 'plan.json',
    mimeType: 'application/json',
    buffer: Buffer.from(content),
  });

  await chooser.setInputFiles(file(text));
  await expect(page.getByRole('treegrid')).toBeVisible();
  await goTo(page, '/plans');
  await expect(page.getByTestId('plan-row')).toHaveCount(2);

  const broken = JSON.parse(text);
  broken.discountRate = 'much';
  broken.scenarios[0].budget = -1;
  await chooser.setInputFiles(file(JSON.stringify(broken)));
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('discountRate');
  await expect(dialog).toContainText('scenarios[0].budget');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('plan-row')).toHaveCount(2);
});

test('an empty plan can be made and edited', async ({ page }) => {
  await page.getByRole('button', { name: 'New plan' }).click();
  await page.getByRole('menuitem', { name: 'Empty plan' }).click();
  await expect(page.getByRole('treegrid')).toBeVisible();
  await expect(page.getByTestId('allocated')).toContainText(/^0 /);
});

test('language and theme change at once and stay', async ({ page, host }) => {
  await page.getByRole('button', { name: 'Language' }).click();
  await page.getByRole('menuitem', { name: '简体中文' }).click();
  await expect(page.getByRole('heading', { name: '方案' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('button', { name: '外观' }).click();
  await page.getByRole('menuitem', { name: '深色' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
  await host.restart();
  await page.goto(host.link);
  await expect(page.getByRole('heading', { name: '方案' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark');
});

test('nothing trips the content security policy', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.getByRole('link', { name: SAMPLE }).click();
  await expect(page.getByRole('treegrid')).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(complaints).toEqual([]);
});
