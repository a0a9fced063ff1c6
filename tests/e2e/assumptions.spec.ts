import type { Page } from '@playwright/test';
import type { Locale } from '#shared/locale.ts';
import type { AssumptionRow } from '#shared/views-assumptions.ts';
import { ASSUMPTION_TEXTS } from '../../renderer/i18n/assumptions.ts';
import { expectFitCharts, expectLiveDensity } from './figures/fit-charts.ts';
import { figureText, quantityFigures } from './figures/quantities.ts';
import { expect, test } from './support/app.ts';
import { correlationText, fullText, percentText } from './support/rounding.ts';
import { rowsOf, speak } from './support/tables.ts';
import { ask, openScreen, samplePlanId } from './window.ts';

/** Assumptions by keyboard: find, change here, see it everywhere, take it back; correlations; figures from the engine to the text. */

const MARGIN = 'assumption-gross_margin|value|4|';

async function marginOf(page: Page, scenario: string) {
  const planId = await samplePlanId(page);
  const { rows } = await ask(page, 'assumptions.get', { planId, scenario });
  return rows.find(({ variable, at }) => variable === 'gross_margin' && at.region?.includes('na'));
}

/** P5 · P50 · P95, or the only value; nothing where chance or other figures decide. */
function rangeText({ shape, ...kind }: AssumptionRow, locale: Locale): string {
  if (shape === null) return '';
  if (shape.picture.type === 'constant') return figureText(shape.picture.value, kind, locale);
  return [0, 3, 6].map((level) => figureText(shape.percentiles[level]!, kind, locale)).join(' · ');
}

/** Value, range and weight of every row by its id, from the top of the list to its end: it draws what one sees alone. */
function shownRows(page: Page): Promise<Record<string, string[]>> {
  return page.locator('main section[tabindex="0"]').evaluate(async (list) => {
    const found: Record<string, string[]> = {};
    for (let top = 0; top <= list.scrollHeight; top += list.clientHeight) {
      list.scrollTop = top;
      for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
      for (const row of list.querySelectorAll('tr[data-testid]')) {
        const [, value, , range, , weight] = row.children;
        const text = (cell: Element | null | undefined) => cell?.textContent ?? '';
        const id = (row.getAttribute('data-testid') ?? '').replace('assumption-', '');
        found[id] = [text(value?.querySelector('.figure')), text(range), text(weight)];
      }
    }
    list.scrollTop = 0;
    return found;
  });
}

/** The correlations of every group, as stated below the diagonal and as used above it. */
async function expectCorrelations(page: Page): Promise<void> {
  const { groups } = await ask(page, 'correlations.get', { planId: await samplePlanId(page) });
  const tables = page.getByRole('main').getByRole('table');
  await expect(tables).toHaveCount(groups.length);
  for (const [at, { stated, used }] of groups.entries()) {
    const table = tables.nth(at);
    const typed = await table
      .getByRole('textbox')
      .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
    expect(typed).toEqual(
      stated.flatMap((row, r) => row.slice(0, r).map((rank) => (rank === null ? '' : correlationText(rank)))),
    );
    const above = (await rowsOf(table)).flatMap((cells, r) => cells.slice(r + 2));
    expect(above).toEqual(used.flatMap((row, r) => row.slice(r + 1).map(correlationText)));
  }
}

test('values, ranges, weights and correlations reach the text in both languages', async ({ page }) => {
  const planId = await samplePlanId(page);
  await ask(page, 'runs.start', { planId, scenario: 'tariff_war', trials: 64, seed: 1, sampling: 'sobol' });
  await expect.poll(() => ask(page, 'runs.latest', { planId, scenario: 'tariff_war' })).not.toBeNull();
  await openScreen(page, 'assumptions', 'tariff_war');
  const { rows } = await ask(page, 'assumptions.get', { planId, scenario: 'tariff_war' });
  expect(rows.length).toBeGreaterThan(250);
  expect(rows.filter(({ weight }) => weight !== null).length).toBeGreaterThan(40);
  const { result } = (await ask(page, 'runs.latest', { planId, scenario: 'tariff_war' }))!;
  const drivers = result.drivers.find(({ output }) => output === 'npv')!.inputs;
  const { firstOrder } = drivers.find(({ input }) => input === 'cac[eu]')!;
  expect(rows.find(({ id }) => id === 'cac|value|3|')!.weight).toEqual({
    share: firstOrder!.estimate,
    standardError: firstOrder!.standardError,
  });
  const cac = page.getByTestId('assumption-cac|value|0|');
  for (const locale of ['en', 'zh-CN'] as const) {
    if (locale === 'zh-CN') await speak(page, locale);
    await expect(cac).toContainText(locale === 'en' ? 'USD per customer' : 'USD/客户');
    const expected = rows.map((row) => [
      row.id,
      [
        quantityFigures(row.set ?? row.own, row, locale),
        rangeText(row, locale),
        row.weight === null
          ? ''
          : `${percentText(row.weight.share)} ± ${percentText(row.weight.standardError)}`,
      ],
    ]);
    expect(await shownRows(page)).toEqual(Object.fromEntries(expected));
  }
  for (const locale of ['zh-CN', 'en'] as const) {
    if (locale === 'en') await speak(page, locale);
    else await page.getByText(ASSUMPTION_TEXTS[locale].correlations, { exact: true }).click();
    await expectCorrelations(page);
  }
});

const percent = (value: number) => percentText(value);

/** Log-normal about 40, evenly over its levels. */
const DATA = Array.from(
  { length: 30 },
  (_, at) => Math.round(4000 * Math.exp((0.12 * (at - 14.5)) / 5)) / 100,
);

test('pasted data is fitted, ranked by AIC, and one of the fits taken into the editor', async ({ page }) => {
  await openScreen(page, 'assumptions');
  await page.getByTestId('assumption-cac|value|3|').getByRole('button').click();
  const editor = page.getByRole('region', { name: 'Edit assumption' });
  await editor.getByText('From data', { exact: true }).click();
  const field = editor.getByRole('textbox', { name: /^Paste figures/ });
  await field.fill('12,5 13');
  await expect(editor.getByText('“12,5” is no number')).toBeVisible();
  await field.fill(DATA.join('\n'));
  await editor.getByRole('button', { name: 'Fit distributions' }).press('Enter');
  const found = await ask(page, 'assumptions.fit', { values: DATA });
  const { fits, mean, sd } = found;
  await expect(
    editor.getByText(`30 figures · mean $${mean.toFixed(2)} · standard deviation $${sd.toFixed(2)}`),
  ).toBeVisible();
  const table = editor.getByRole('table').first();
  const best = fits[0]!.aic;
  expect(fits.map(({ aic }) => aic)).toEqual(fits.map(({ aic }) => aic).toSorted((a, b) => a - b));
  expect((await rowsOf(table)).map((cells) => cells.slice(2, 4))).toEqual(
    fits.map(({ aic }) => [aic.toFixed(1), (aic - best).toFixed(1)]),
  );
  const cac = { unit: 'USD/customer', format: 'currency' };
  for (const locale of ['zh-CN', 'en'] as const) {
    await speak(page, locale);
    const open = page.getByRole('region', { name: ASSUMPTION_TEXTS[locale].editor.title });
    await expectFitCharts(open, locale, cac, found);
  }
  await table.getByRole('button', { name: /^Use/ }).first().press('Enter');
  const { percentiles } = fits[0]!.summary;
  await expect(editor.getByTestId('typed-percentiles').locator('td')).toHaveText(
    percentiles.map((value) => fullText(value, cac)),
  );
  const planId = await samplePlanId(page);
  const { rows } = await ask(page, 'assumptions.get', { planId, scenario: 'base' });
  const now = rows.find(({ id }) => id === 'cac|value|3|')!;
  await expectLiveDensity(editor, 'en', cac, [fits[0]!.summary.picture, now.shape!.picture]);
});

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
    percent(look.summary.percentiles[3] ?? 0),
  );
  await expect(editor.getByTestId('typed-mean')).toContainText(percent(look.summary.mean ?? 0));
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
