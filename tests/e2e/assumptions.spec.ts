import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { Quantity } from '#shared/plan/document.ts';
import type {
  AssumptionRow,
  AssumptionsView,
  QuantityShape,
  QuantitySummary,
} from '#shared/views-assumptions.ts';
import { ASSUMPTION_TEXTS } from '../../renderer/i18n/assumptions.ts';
import { expectFitCharts, expectLiveDensity } from './figures/fit-charts.ts';
import { figureText, plusText, quantityFigures, timesText } from './figures/quantities.ts';
import { axisLines, quarterInFull, unitWords } from './figures/words.ts';
import { expect, test } from './support/app.ts';
import { expectAllCompared, expectTexts, expectTold, told } from './support/census.ts';
import { correlationText, countText, fullText, oneDecimalText, percentText } from './support/rounding.ts';
import { speak } from './support/tables.ts';
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

/** What the last override does. */
function changeText({ overrides, ...row }: AssumptionRow, locale: Locale): string {
  const last = overrides.at(-1);
  if (!last) return '';
  if (last.action === 'set') return '=';
  return last.action === 'add' ? plusText(last.amount!, row, locale) : timesText(last.amount!);
}

/** A label and its field, and the members and quarters that a row is for: nothing for a dimension that it covers whole. */
function nameText(row: AssumptionRow, { dimensions }: AssumptionsView, locale: Locale): string {
  const texts = ASSUMPTION_TEXTS[locale];
  const places = Object.entries(row.at)
    .filter(([dimension]) => !row.whole.includes(dimension))
    .map(([dimension, members]) => {
      const { label, members: all } = dimensions.find(({ id }) => id === dimension)!;
      if (members.length > 3)
        return texts.allOther
          .replace('{{count}}', `${members.length}`)
          .replace('{{dimension}}', labelText(label, locale, ''));
      return members
        .map((member) => labelText(all.find(({ id }) => id === member)?.label, locale, ''))
        .join(locale === 'en' ? ', ' : '、');
    });
  if (row.periods)
    places.push([...new Set(row.periods)].map((period) => quarterInFull(period, locale)).join(' – '));
  const field = row.field === 'value' ? '' : ` · ${texts.fields[row.field]}`;
  return `${labelText(row.label, locale, '')}${field}${places.join(' · ')}`;
}

/** The kind of a quantity, behind its figures. */
function kindText(quantity: Quantity | string | null, locale: Locale): string {
  const texts = ASSUMPTION_TEXTS[locale];
  if (typeof quantity === 'string') return texts.formula;
  if (typeof quantity === 'number' || quantity === null) return '';
  const byPercentiles = quantity.dist === 'lognormal' && 'p10' in quantity;
  return `${texts.kinds[quantity.dist].name}${byPercentiles ? ' P10 · P90' : ''}`;
}

/** Every cell of a row but its picture: what and where, value, range, unit, weight, source and the last date in that. */
function rowTexts(row: AssumptionRow, view: AssumptionsView, locale: Locale): string[] {
  const held = row.set ?? row.own;
  const { weight } = row;
  const source = labelText(row.source ?? undefined, locale, '');
  return [
    nameText(row, view, locale),
    [quantityFigures(held, row, locale), kindText(held, locale), changeText(row, locale)].join(''),
    rangeText(row, locale),
    unitWords(row, locale),
    weight === null ? '' : `${percentText(weight.share)} ± ${percentText(weight.standardError)}`,
    source === '' ? ASSUMPTION_TEXTS[locale].noSourceGiven : source,
    source.match(/\d{4}(?:-\d\d){0,2}(?:–\d+)?/g)?.at(-1) ?? '',
  ];
}

/** The cells of every row by its id, from the end of the list to its top: it draws what one sees alone. */
function shownRows(page: Page): Promise<Record<string, string[]>> {
  return page.locator('main section[tabindex="0"]').evaluate(async (list) => {
    const found: Record<string, string[]> = {};
    for (let top = list.scrollHeight; top > -list.clientHeight; top -= list.clientHeight) {
      list.scrollTop = Math.max(0, top);
      for (let frames = 0; frames < 3; frames += 1) await new Promise(requestAnimationFrame);
      for (const row of list.querySelectorAll('tr[data-testid]')) {
        const id = (row.getAttribute('data-testid') ?? '').replace('assumption-', '');
        const [name, value, , ...others] = [...row.children].map((cell) => cell.textContent ?? '');
        found[id] = [name!, value!, ...others];
        // As the count of figures in sight knows what was compared.
        row.setAttribute('data-compared', row.textContent ?? '');
      }
    }
    return found;
  });
}

/** The correlations of every group, as stated below the diagonal and as used above it, and how far the repair went. */
async function expectCorrelations(page: Page, locale: Locale): Promise<void> {
  const planId = await samplePlanId(page);
  const { groups } = await ask(page, 'correlations.get', { planId });
  const plan = await ask(page, 'plans.get', { planId });
  const { regions } = plan;
  const tables = page.getByRole('main').getByRole('table');
  await expect(tables).toHaveCount(groups.length);
  for (const [at, { cells, stated, used, repaired, largestChange }] of groups.entries()) {
    const table = tables.nth(at);
    const names = cells.map(({ id, members }, place) => {
      const region = regions.find((each) => each.id === members[0]);
      const name = `${place + 1}. ${labelText(region?.label, locale, '')}`;
      return told(name, axisLines(plan, id, locale).join(' · '));
    });
    await expectTold(table.locator('th'), [...names, ...names]);
    await expectTexts(
      table.getByRole('textbox'),
      stated.flatMap((row, r) => row.slice(0, r).map((rank) => (rank === null ? '' : correlationText(rank)))),
    );
    await expectTexts(
      table.locator('td:not(:has(input))').filter({ hasText: /\d/ }),
      used.flatMap((row, r) => row.slice(r + 1).map(correlationText)),
    );
    const { matrix } = ASSUMPTION_TEXTS[locale];
    const change = correlationText(largestChange).replace('+', '');
    await expectTexts(table.locator('xpath=following::p[1]'), [
      repaired ? matrix.repaired.replace('{{change}}', change) : matrix.sound,
    ]);
  }
}

test('values, ranges, weights and correlations reach the text in both languages', async ({ page }) => {
  const planId = await samplePlanId(page);
  await ask(page, 'runs.start', { planId, scenario: 'tariff_war', trials: 64, seed: 1, sampling: 'sobol' });
  await expect.poll(() => ask(page, 'runs.latest', { planId, scenario: 'tariff_war' })).not.toBeNull();
  await openScreen(page, 'assumptions', 'tariff_war');
  const plan = await ask(page, 'plans.get', { planId });
  const view = await ask(page, 'assumptions.get', { planId, scenario: 'tariff_war' });
  const { rows } = view;
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
    const expected = rows.map((row) => [row.id, rowTexts(row, view, locale)]);
    expect(await shownRows(page)).toEqual(Object.fromEntries(expected));
    const count = countText(rows.length);
    const shown = ASSUMPTION_TEXTS[locale].shown.replace('{{shown}}', count).replace('{{all}}', count);
    await expectTexts(page.getByRole('main').getByRole('status'), [shown]);
    await expectAllCompared(page, plan, locale);
  }
  for (const locale of ['zh-CN', 'en'] as const) {
    if (locale === 'en') await speak(page, locale);
    else await page.getByText(ASSUMPTION_TEXTS[locale].correlations, { exact: true }).click();
    await expectCorrelations(page, locale);
    await expectAllCompared(page, plan, locale);
  }
});

const percent = (value: number) => percentText(value);

/** Log-normal about 40, evenly over its levels. */
const DATA = Array.from(
  { length: 30 },
  (_, at) => Math.round(4000 * Math.exp((0.12 * (at - 14.5)) / 5)) / 100,
);

const CAC = { unit: 'USD/customer', format: 'currency' };

/** What is said of the data, the fits by AIC, and the percentiles and mean of what is typed beside what holds. */
async function expectFits(page: Page, locale: Locale, typed: QuantitySummary, now: QuantityShape) {
  const editor = page.getByRole('region', { name: ASSUMPTION_TEXTS[locale].editor.title });
  const { count, fits, mean, sd } = await ask(page, 'assumptions.fit', { values: DATA });
  const write = (value: number) => fullText(value, CAC);
  const about =
    locale === 'en'
      ? `${count} figures · mean ${write(mean)} · standard deviation ${write(sd)}`
      : `共 ${count} 个数据 · 均值 ${write(mean)} · 标准差 ${write(sd)}`;
  await expectTexts(editor.getByText(about, { exact: true }), [about]);
  const best = fits[0]!.aic;
  expect(fits.map(({ aic }) => aic)).toEqual(fits.map(({ aic }) => aic).toSorted((a, b) => a - b));
  const table = editor.getByRole('table').first();
  await expectTexts(
    table.locator('tbody td:nth-of-type(2), tbody td:nth-of-type(3)'),
    fits.flatMap(({ aic }) => [aic, aic - best].map((value) => oneDecimalText(value))),
  );
  await expectTyped(page, locale, typed, now);
}

/** Percentiles and mean of what is typed, and the percentiles of what holds now. */
async function expectTyped(page: Page, locale: Locale, typed: QuantitySummary, now: QuantityShape) {
  const { editor: texts } = ASSUMPTION_TEXTS[locale];
  const live = page.getByRole('region', { name: texts.live });
  const rows = live.getByRole('table').last().locator('tbody tr');
  for (const [at, shape] of [typed, now].entries())
    await expectTexts(
      rows.nth(at).locator('td'),
      shape.percentiles.map((value) => figureText(value, CAC, locale)),
    );
  await expectTexts(page.getByTestId('typed-mean'), [
    `${texts.mean} ${figureText(typed.mean!, CAC, locale)}`,
  ]);
}

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
  const planId = await samplePlanId(page);
  const { rows } = await ask(page, 'assumptions.get', { planId, scenario: 'base' });
  const now = rows.find(({ id }) => id === 'cac|value|3|')!;
  const plan = await ask(page, 'plans.get', { planId });
  const held = await ask(page, 'assumptions.look', { quantity: now.own as Quantity });
  if (!held.ok) throw new Error('the look found problems');
  const found = await ask(page, 'assumptions.fit', { values: DATA });
  for (const locale of ['zh-CN', 'en'] as const) {
    await speak(page, locale);
    // What is typed stands until a fit is taken.
    await expectFits(page, locale, held.summary, now.shape!);
    const open = page.getByRole('region', { name: ASSUMPTION_TEXTS[locale].editor.title });
    await expectFitCharts(open, locale, CAC, found);
    const { data, editor: fields } = ASSUMPTION_TEXTS[locale];
    const source = labelText(now.source ?? undefined, locale, '');
    await expectTexts(open.getByRole('textbox', { name: data.paste }), [DATA.join(' ')]);
    await expectTexts(open.getByRole('textbox', { name: fields.source }), [source]);
    await expectAllCompared(page, plan, locale, { root: open });
  }
  const table = editor.getByRole('table').first();
  await table.getByRole('button', { name: /^Use/ }).first().press('Enter');
  const { summary } = found.fits[0]!;
  await expectTyped(page, 'en', summary, now.shape!);
  await expectLiveDensity(editor, 'en', CAC, [summary.picture, now.shape!.picture]);
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
  for (const locale of ['en', 'zh-CN'] as const) {
    await speak(page, locale);
    await expectCorrelations(page, locale);
  }
  await speak(page, 'en');
  await page.getByRole('button', { name: /^Undo: correlation of/ }).click();
  await expect(page.getByText(/cannot all hold at once/)).toHaveCount(0);
});
