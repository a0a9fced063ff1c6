import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import ExcelJS from 'exceljs';
import { toMain } from '#shared/money.ts';
import { expect, test, testAlone } from './support/app.ts';
import { amountIn, ask, cell, openScreen, run, samplePlanId, typeInto } from './window.ts';

/** The main job, as a person does it: allocate, run, read, export; and undo, also after a restart. */

/** What the button of a card makes: the path of the download, its name checked. */
async function exported(page: Page, action: string, name: RegExp): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: action }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(name);
  return file.path();
}

async function exportedWorkbook(page: Page): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(await exported(page, 'Export workbook', /\.xlsx$/));
  return workbook;
}

/** All plain numbers that stand in a workbook's cells (formulas left out), as text with cents. */
function numbersOf(workbook: ExcelJS.Workbook): string[] {
  const numbers: string[] = [];
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell((each) => {
        if (typeof each.value === 'number') numbers.push(each.value.toFixed(2));
      }),
    );
  }
  return numbers;
}

test('type amounts, see totals follow, run, read the cards, export, and find every amount in the workbook', async ({
  page,
}) => {
  await openScreen(page, 'allocate');
  const before = await amountIn(page, 'total', 'p0');
  const brand = await amountIn(page, 'sea/brand', 'p0');
  await typeInto(page, 'sea/brand', 'p0', '31,234.56');
  await expect(cell(page, 'sea/brand', 'p0')).toHaveText('31,234.56');
  await expect.poll(() => amountIn(page, 'total', 'p0')).toBeCloseTo(before - brand + 31_234.56, 6);
  await expect(page.getByTestId('allocated')).toContainText('28,802,434.56');

  await typeInto(page, 'latam', 'p1', '400000.01');
  await expect(cell(page, 'latam', 'p1')).toHaveText('400,000.01');

  await page.getByRole('link', { name: 'Results' }).click();
  await run(page, 1_000);
  const headline = page.getByTestId('card-npv');
  await expect(headline).toContainText(/\$[\d.]+[KMB]/);
  await expect(headline).toContainText(/\d+\.\d%/);
  await expect(page.getByTestId('provenance')).toContainText('seed 1');

  await page.getByRole('link', { name: 'Export' }).click();
  await expect(page.getByText('1,000 trials, seed 1')).toBeVisible();
  const workbook = await exportedWorkbook(page);
  const planId = await samplePlanId(page);
  const { rows } = await ask(page, 'allocation.get', { planId, scenario: 'base' });
  const amounts = rows.flatMap((row) => row.amounts).filter((amount) => amount > 0);
  const found = numbersOf(workbook);
  expect(found).toContain('31234.56');
  for (const amount of amounts) expect(found).toContain(toMain(amount, 2).toFixed(2));

  const values = page.getByRole('region', { name: 'Separated values' });
  await values.getByLabel('Contents').selectOption({ label: 'Every trial' });
  await values.getByRole('textbox', { name: 'Trials' }).fill('64');
  const trials = await readFile(await exported(page, 'Export values', /Trials\.csv$/), 'utf8');
  expect(trials.trimEnd().split('\r\n')).toHaveLength(65);
  const comparison = page.getByRole('region', { name: 'Comparison of scenarios' });
  await comparison.getByLabel('File').selectOption({ label: 'Values (.csv)' });
  await comparison.getByRole('textbox', { name: 'Trials' }).fill('64');
  const differences = await readFile(await exported(page, 'Export comparison', /Comparison\.csv$/), 'utf8');
  expect(differences).toContain('base,tariff_war,npv,USD,');
});

testAlone('undo restores the former state, also after a restart', async ({ page, host }) => {
  await openScreen(page, 'allocate');
  const before = await amountIn(page, 'sea/brand', 'p3');
  await typeInto(page, 'sea/brand', 'p3', '99k');
  await expect(cell(page, 'sea/brand', 'p3')).toHaveText('99,000');
  await expect(
    page.getByRole('button', { name: /^Undo: Brand · Southeast Asia · 2026-Q4 to \$99,000\.00/ }),
  ).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(cell(page, 'sea/brand', 'p3')).toHaveText(before.toLocaleString('en'));
  await page.keyboard.press('Control+y');
  await expect(cell(page, 'sea/brand', 'p3')).toHaveText('99,000');

  await host.restart();
  await page.goto(host.link);
  await openScreen(page, 'allocate');
  await expect(cell(page, 'sea/brand', 'p3')).toHaveText('99,000');
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(cell(page, 'sea/brand', 'p3')).toHaveText(before.toLocaleString('en'));
});

test('results say when the plan was changed since, and a run can be cancelled', async ({ page }) => {
  await openScreen(page, 'results');
  await expect(page.getByRole('heading', { name: 'Not run yet' })).toBeVisible();
  await run(page, 500);
  await page.getByRole('link', { name: 'Allocate' }).click();
  await typeInto(page, 'sea', 'p0', '1m');
  await page.getByRole('link', { name: 'Results' }).click();
  await expect(page.getByText('These results are outdated')).toBeVisible();

  await page.getByRole('combobox', { name: 'Trials' }).fill('1000000');
  await page.getByRole('button', { name: 'Run simulation' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByTestId('provenance')).toContainText('500 trials');
});
