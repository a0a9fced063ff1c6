import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import type { Locale } from '#shared/locale.ts';
import type { CellResult } from '#shared/result.ts';
import type { OutputView } from '#shared/views.ts';
import type { ComparisonView } from '#shared/views-compare.ts';
import { COMPARE } from '../../renderer/i18n/compare.ts';
import { expectAssumed, expectHeads, provenanceText } from './figures/compare.ts';
import { expectBridge, expectComparedCharts, expectCourses } from './figures/compare-charts.ts';
import { expectCompared, expectSideBySide } from './figures/side-by-side.ts';
import { inFull } from './figures/words.ts';
import { expect, test } from './support/app.ts';
import { expectAllCompared, expectTexts, told, toldBy, toldRows } from './support/census.ts';
import {
  amountText,
  countText,
  fullText,
  probabilityText,
  shortText,
  signedText,
  withErrorText,
} from './support/rounding.ts';
import { rowsOf, showTable, speak } from './support/tables.ts';
import { ask, openScreen, samplePlanId } from './window.ts';

/** Scenarios side by side, as one reads them: every figure is the service's, in the reader's words. */

const STUDY = { job: 'test', trials: 4096, seed: 1, sampling: 'sobol' } as const;
const SCENARIOS = ['base', 'emerging_push', 'tariff_war'];
const PUSH = { baseline: 'base', scenario: 'emerging_push', variable: 'npv', at: {} } as const;
const LEVELS = ['0.01', '0.05', '0.1', '0.25', '0.5', '0.75', '0.9', '0.95', '0.99'];

/** All that the comparison is made of, asked for by the test itself. */
async function study(page: Page) {
  const planId = await samplePlanId(page);
  const plan = await ask(page, 'plans.get', { planId });
  const shared = { ...STUDY, planId };
  const view = await ask(page, 'compare.run', { ...shared, scenarios: SCENARIOS });
  const cell = await ask(page, 'compare.cell', { ...shared, scenarios: SCENARIOS, variable: 'npv', at: {} });
  const bridge = await ask(page, 'compare.bridge', { ...shared, ...PUSH });
  const { differences } = await ask(page, 'compare.differences', { planId, scenarios: SCENARIOS });
  return { plan, view, cell, bridge, differences };
}
type Study = Awaited<ReturnType<typeof study>>;

/** The tables behind the three pictures of npv. */
async function expectTables(
  panels: Record<'overlay' | 'difference' | 'bridge', Locator>,
  { plan, view, bridge }: Study,
  locale: Locale,
) {
  const npv = plan.outputs.find(({ variable }) => variable === 'npv')!;
  const full = (value: number | null | undefined) => fullText(value, npv);
  const all = (mean: number | null | undefined, error: number | null | undefined) =>
    inFull(mean, error, npv, locale);
  const { of, against } = view.outputs.find(({ variable }) => variable === 'npv')!.cells[0]!;
  const exact = (mean: number | null | undefined, error: number | null | undefined) =>
    told(withErrorText(mean, error, full), all(mean, error));
  const columns = (cell: CellResult) => [
    exact(cell.mean, cell.standardError),
    ...LEVELS.map((level) => exact(cell.quantiles[level], cell.standardErrors?.quantiles[level])),
  ];
  const overlaid = of.map(columns);
  expect(await toldRows(panels.overlay)).toEqual(
    overlaid[0]!.map((_, row) => overlaid.map((column) => column[row])),
  );
  const { difference, standardErrors } = against[0]!;
  const effect = (mean: number | null | undefined, error: number | null | undefined) =>
    told(
      signedText(mean ?? null, withErrorText(mean, error, full)),
      signedText(mean ?? null, all(mean, error)),
    );
  expect((await toldRows(panels.difference)).flat()).toEqual([
    effect(difference.mean, difference.standardError),
    ...LEVELS.map((level) => effect(difference.quantiles[level], standardErrors?.quantiles[level])),
  ]);
  expect(await toldRows(panels.bridge)).toEqual([
    ...bridge.parts.map(({ cause, mean, standardError, orderError }) => {
      if (cause.type !== 'spend') throw new Error('the push differs in its spend alone');
      return [
        amountText(cause.before),
        amountText(cause.after),
        effect(mean, Math.hypot(standardError!, orderError ?? 0)),
      ];
    }),
    [
      ...[bridge.baseline, bridge.scenario].map(({ mean, standardError }) =>
        told(full(mean), all(mean, standardError)),
      ),
      effect(bridge.difference.mean, bridge.difference.standardError),
    ],
  ]);
}

const change = (before: number, after: number) => signedText(after - before, amountText(after - before));
const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);

/** What differs in spend: by category, by region and line, and cell by cell. */
async function expectDifferences(panel: Locator, { differences }: Study, locale: Locale): Promise<void> {
  const texts = COMPARE[locale];
  const table = panel.locator('table').first();
  const shown = async (option: string) => {
    await panel.getByText(option, { exact: true }).click();
    return (await rowsOf(table)).map(([, ...cells]) => cells);
  };
  const [push] = differences;
  expect(push!.rows.length).toBeGreaterThan(5);
  const entry = (before: number, after: number) => [
    amountText(before),
    `${amountText(after)} (${change(before, after)})`,
    '=',
  ];
  expect(await shown(texts.byRow)).toEqual(
    push!.rows.map(({ before, after }) => entry(sum(before), sum(after))),
  );
  expect(await shown(texts.byPeriod)).toEqual(
    push!.rows.map(({ before, after }) =>
      [...after.map((amount, at) => [before[at]!, amount]), [sum(before), sum(after)]].map(
        ([from = 0, to = 0]) => (from === to ? '=' : change(from, to)),
      ),
    ),
  );
  expect(await shown(texts.byCategory)).toEqual(
    push!.causes.flatMap((cause) => (cause.type === 'spend' ? [entry(cause.before, cause.after)] : [])),
  );
}

/** The sentence that sums a contrast up. */
function contrastText(view: ComparisonView, output: OutputView, locale: Locale): string {
  const { difference, beats } = view.outputs.find(({ variable }) => variable === 'npv')!.cells[0]!
    .against[0]!;
  const short = (value: number | null | undefined) => shortText(value, output, locale);
  const sizes = withErrorText(Math.abs(difference.mean!), difference.standardError, short);
  const share = probabilityText(
    { share: beats.mean, error: beats.standardError!, trials: view.trials },
    locale,
  );
  return locale === 'en'
    ? `P(better) is ${share}; on average worse by ${sizes}.`
    : `更优概率为 ${share}；平均逊于基准 ${sizes}。`;
}

async function choose(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list, exact: true }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** An output by region in a market and quarter of one's choice: the figures beside it and in the pictures are its. */
async function expectMarket(page: Page, { plan, view }: Pick<Study, 'plan' | 'view'>): Promise<void> {
  await choose(page, 'Which part of Active customers by market', 'Europe');
  await choose(page, 'Period of what is over time', '2027-Q1');
  const at = { region: 'eu', period: 4 };
  const { cells } = view.outputs.find(({ variable }) => variable === 'customers')!;
  const cell = cells.find((each) => each.at.region === at.region && each.at.period === at.period)!;
  // The other output by market follows.
  const days = view.outputs.find(({ variable }) => variable === 'delivery_days')!.cells;
  const there = days.find((each) => each.at.region === at.region && each.at.period === at.period)!;
  const rows = [['customers', cell] as const, ['delivery_days', there] as const];
  await expectCompared(page, { plan, view }, rows, 'en');
  const panel = page.getByRole('region', {
    name: 'Active customers by market · Europe · 2027-Q1',
    exact: true,
  });
  await showTable(panel);
  const output = plan.outputs.find(({ variable }) => variable === 'customers')!;
  const [[, ...means] = []] = await rowsOf(panel);
  expect(means).toEqual(
    cell.of.map(({ mean, standardError }) =>
      withErrorText(mean, standardError, (value) => fullText(value, output)),
    ),
  );
  // A figure is copied to the last digit.
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const figures = page.getByTestId('compared-customers-0').getByRole('button');
  await figures.first().focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const { quantiles } = cell.of[1]!;
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(`${quantiles['0.05']}\t${quantiles['0.95']}`);
}

/** The picture as a PNG with its title and source around it, and its figures for a spreadsheet. */
async function expectTakenAway(page: Page, panel: Locator): Promise<void> {
  const choose = async (item: string) => {
    await panel.getByRole('button', { name: /^Take away/ }).press('Enter');
    await page.getByRole('menuitem', { name: item }).press('Enter');
  };
  const download = page.waitForEvent('download');
  await choose('Save the picture (PNG)');
  const file = await download;
  expect(file.suggestedFilename()).toBe('Revenue · 2028-Q4.png');
  const bytes = readFileSync(await file.path());
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  const canvas = await panel.locator('canvas').evaluate(
    (element) =>
      (element as HTMLCanvasElement) && {
        width: (element as HTMLCanvasElement).width,
        height: (element as HTMLCanvasElement).height,
      },
  );
  expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([canvas.width, canvas.height + 54]);
  await page.context().grantPermissions(['clipboard-read']);
  await choose('Copy the figures');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const rows = copied.split('\n').map((line) => line.split('\t'));
  expect(rows[0]).toEqual(['Statistic ± s.e.', 'Base plan', 'Emerging-market push', 'Tariff war']);
  expect(rows.slice(1).map(([name]) => name)).toEqual([
    'Mean',
    ...LEVELS.map((level) => `P${Math.round(Number(level) * 100)}`),
  ]);
}

test('sets scenarios side by side with the figures of the engine in both languages, and says who wins and why', async ({
  page,
}) => {
  await openScreen(page, 'compare');
  const found = await study(page);
  await expect(page.getByTestId('compared-npv-0')).toBeVisible({ timeout: 60_000 });
  const panel = (name: string) => page.getByRole('region', { name, exact: true });
  const npv = found.plan.outputs.find(({ variable }) => variable === 'npv')!;
  const inLocale = (label: unknown, locale: Locale) => (label as Record<Locale, string>)[locale];
  const named = (text: string, locale: Locale) =>
    text.replace('{{baseline}}', inLocale(found.plan.scenarios[0]!.label, locale));
  const panelsIn = (locale: Locale) => ({
    overlay: panel(inLocale(npv.label, locale)),
    difference: panel(named(COMPARE[locale].differenceTitle, locale)),
    bridge: panel(COMPARE[locale].bridge),
  });
  for (const locale of ['en', 'zh-CN'] as const) {
    if (locale === 'zh-CN') await speak(page, locale);
    await expectSideBySide(page, found, locale);
    const words = panelsIn(locale).difference.getByTestId('contrast-words');
    const winner = inLocale(found.plan.scenarios[0]!.label, locale);
    const second = COMPARE[locale].secondClear.replace('{{winner}}', winner);
    const caution = COMPARE[locale].caution.replace('{{trials}}', countText(found.view.trials));
    await expectTexts(words.locator('p'), [contrastText(found.view, npv, locale), `${second} ${caution}`]);
    const method = COMPARE[locale].bridgeExact.replace(
      '{{evaluations}}',
      countText(found.bridge.evaluations),
    );
    await expectTexts(page.getByText(method, { exact: true }), [method]);
    await expectComparedCharts(page, locale, found);
    await expectBridge(page, locale, found);
  }
  for (const each of Object.values(panelsIn('zh-CN'))) await showTable(each);
  for (const locale of ['zh-CN', 'en'] as const) {
    if (locale === 'en') await speak(page, locale);
    await expectTables(panelsIn(locale), found, locale);
    const changes = panel(named(COMPARE[locale].changes, locale));
    await expectDifferences(changes, found, locale);
    await expectAssumed(changes, found, locale);
    await expectTexts(page.getByTestId('compare-provenance'), [provenanceText(found.view, locale)]);
    for (const each of [...Object.values(panelsIn(locale)), changes])
      await toldBy(each.locator('tbody tr > *'));
    await expectSideBySide(page, found, locale);
    await expectHeads(page, found, locale);
    await expectAllCompared(page, found.plan, locale);
  }

  // Another output by keyboard: the pictures follow.
  await page.getByRole('radio', { name: 'Show Revenue below' }).focus();
  await page.keyboard.press('Space');
  const revenue = panel('Revenue · 2028-Q4');
  await expect(revenue.locator('table')).toBeVisible();
  await revenue.getByRole('radiogroup').last().getByRole('radio').last().focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('img', { name: 'Revenue · 2028-Q4 of each scenario: Density' })).toBeVisible();

  await expectTakenAway(page, revenue);
  await revenue.getByText(COMPARE.en.overTime, { exact: true }).click();
  await expectCourses(page, 'en', found, 'revenue');

  // A note is kept also when one leaves at once.
  const note = page.getByRole('textbox', { name: 'Note on this comparison' });
  await note.fill('The push costs cash early.');
  await page.getByRole('link', { name: 'Allocate' }).click();
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(note).toHaveValue('The push costs cash early.');
  const planId = await samplePlanId(page);
  const kept = await ask(page, 'compare.note', { planId, scenarios: [...SCENARIOS].reverse() });
  expect(kept.text).toBe('The push costs cash early.');
});

test('sets a market of an output side by side in a quarter of its own, and copies a figure', async ({
  page,
}) => {
  await openScreen(page, 'compare');
  const planId = await samplePlanId(page);
  const plan = await ask(page, 'plans.get', { planId });
  const view = await ask(page, 'compare.run', { ...STUDY, planId, scenarios: SCENARIOS });
  await expect(page.getByTestId('compared-npv-0')).toBeVisible({ timeout: 60_000 });
  await expectMarket(page, { plan, view });
});
