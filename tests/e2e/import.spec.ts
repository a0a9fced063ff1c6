import AxeBuilder from '@axe-core/playwright';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { buildWorkbook } from '../../electron/exchange/workbook.ts';
import { samplePlan } from '../exchange/plans.ts';
import { expect, test } from './support/app.ts';
import { ask, goTo, openScreen, samplePlanId } from './window.ts';

/** Foreign tables come in: seen cell by cell, names mapped by hand, taken back by one undo. */

test('a wide German table and a Chinese one are mapped by hand, previewed, applied and taken back', async ({
  page,
}) => {
  const planId = await samplePlanId(page);
  const at = { planId, scenario: 'base' };
  const amounts = async (region: string) =>
    (await ask(page, 'allocation.get', at)).rows.find((row) => row.region === region && row.line === 'brand')
      ?.amounts;
  const before = [await amounts('eu'), await amounts('sea')];

  await openScreen(page, 'export');
  await page.getByRole('link', { name: 'Import a table' }).click();
  const german = 'Region;Line;2026-Q1;2026-Q2\nWesteuropa;Brand;1.234,56 €;2.000,00 €\n';
  await page.locator('input[type=file]').setInputFiles({
    name: 'budget.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(german),
  });
  await page.getByLabel('“Westeuropa” is').selectOption({ label: 'Europe' });
  await expect(page.getByTestId('import-totals')).toContainText('2 cells change');
  await expect(page.getByRole('row', { name: /Europe · Brand · 2026-Q1/ })).toContainText('1,234.56');
  expect(await amounts('eu')).toEqual(before[0]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('import.png'), fullPage: true });
  await page.getByRole('button', { name: 'Apply 2 changes' }).click();
  await expect.poll(async () => (await amounts('eu'))?.slice(0, 2)).toEqual([123_456, 200_000]);
  await ask(page, 'history.undo', { planId });
  expect(await amounts('eu')).toEqual(before[0]);

  await goTo(page, `/plan/${planId}/base/import`);
  await page
    .getByLabel('Or paste cells from a spreadsheet')
    .fill('区域\t科目\t2026年第1季度\n南洋\t品牌建设\t12万\n');
  await page.getByRole('button', { name: 'Read what was pasted' }).click();
  await page.getByLabel('“南洋” is').selectOption({ label: 'Southeast Asia' });
  await page.getByRole('button', { name: 'Apply 1 change' }).click();
  await expect.poll(async () => (await amounts('sea'))?.[0]).toBe(12_000_000);

  const plan = samplePlan();
  const scenario = resolveScenario(plan, 'base');
  const own = await buildWorkbook({
    document: plan,
    scenario,
    sha256: '',
    result: null,
    locale: 'en',
    createdAt: null,
  });
  await goTo(page, `/plan/${planId}/base/import`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'own.xlsx', mimeType: '', buffer: Buffer.from(own) });
  await page.getByRole('button', { name: 'Open as a new plan' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'results on the sheets' })).toBeVisible();
  await expect(page.getByRole('treegrid')).toBeVisible();
  expect((await ask(page, 'plans.list', {})).plans).toHaveLength(2);
});
