import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { buildWorkbook } from '../../electron/exchange/workbook.ts';
import { samplePlan } from '../exchange/plans.ts';
import { quarterInFull, textsIn } from './figures/words.ts';
import { expect, test } from './support/app.ts';
import { violationsIn } from './support/axe.ts';
import { expectAllCompared, expectTexts } from './support/census.ts';
import { moneyText, signedText } from './support/rounding.ts';
import { speak } from './support/tables.ts';
import { ask, goTo, openScreen, samplePlanId } from './window.ts';

/** Foreign tables come in: seen cell by cell, names mapped by hand, taken back by one undo. */

/** The totals, and the two cells that change: before, after and the difference, to the cent. */
async function expectChanges(page: Page, locale: Locale, amounts: readonly number[]): Promise<void> {
  const planId = await samplePlanId(page);
  const plan = await ask(page, 'plans.get', { planId });
  const { rows } = await ask(page, 'allocation.get', { planId, scenario: 'base' });
  const total = rows.flatMap((row) => row.amounts).reduce<number>((sum, amount) => sum + amount, 0);
  const changed = [123_456, 200_000].map((after, at) => ({ before: amounts[at]!, after }));
  const gain = changed.reduce((sum, { before, after }) => sum + after - before, 0);
  const { totals, apply_other, foreignOf_other } = textsIn(locale).importer;
  const sentence = totals
    .replace('{{before}}', moneyText(total))
    .replace('{{after}}', moneyText(total + gain))
    .replace('{{changes}}', '2')
    .replace('{{same}}', '0');
  await expectTexts(page.getByTestId('import-totals'), [sentence]);
  const foreign = { sign: '€', count: '2', place: 'C2', text: '1.234,56 €' };
  const euros = Object.entries(foreign).reduce(
    (text, [key, value]) => text.replace(`{{${key}}}`, value),
    foreignOf_other,
  );
  await expectTexts(page.getByRole('alert').getByRole('listitem'), [euros]);
  const names = [plan.regions.find(({ id }) => id === 'eu'), plan.lines.find(({ id }) => id === 'brand')];
  const row = page.getByRole('row', { name: labelText(names[0]!.label, locale, '') });
  for (const [period, { before, after }] of changed.entries()) {
    const place = [...names.map((each) => labelText(each!.label, locale, '')), quarterInFull(period, locale)];
    const difference = signedText(after - before, moneyText(after - before));
    await expectTexts(row.filter({ hasText: place[2]! }).locator('> *'), [
      place.join(' · '),
      moneyText(before),
      moneyText(after),
      difference,
    ]);
  }
  // What stands in the table that was read is what was typed.
  const typed = ['2026-Q1', '2026-Q2', '2', '1.234,56 €', '2.000,00 €', '1'];
  await expectAllCompared(page, plan, locale, { words: [...typed, apply_other.replace('{{count}}', '2')] });
}

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
  // The plan is in dollars: nothing in euros goes in unless one says so.
  await expect(page.getByRole('button', { name: 'Apply 0 changes' })).toBeDisabled();
  await page.getByRole('checkbox', { name: 'Take them as USD, without conversion' }).check();
  for (const locale of ['zh-CN', 'en'] as const) {
    await speak(page, locale);
    await expectChanges(page, locale, before[0]!);
  }
  expect(await amounts('eu')).toEqual(before[0]);
  expect(await violationsIn(page)).toEqual([]);
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
