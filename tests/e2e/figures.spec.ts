import type { Page } from '@playwright/test';
import { smallPlan } from '../exchange/plans.ts';
import { fileOf } from '../plan-file.ts';
import { expectAllocation, expectHeatMap, expectQuarters } from './figures/allocate.ts';
import { expectImpact, previewsOf } from './figures/impact.ts';
import { expectBackups, expectExports, expectPlanRow } from './figures/plans.ts';
import { expectOtherOutputs, expectResultCharts } from './figures/result-charts.ts';
import { type EngineFigures, expectResults } from './figures/results.ts';
import { expectSpendPictures } from './figures/spend-charts.ts';
import { expect, test } from './support/app.ts';
import { violationsIn } from './support/axe.ts';
import { expectAllCompared } from './support/census.ts';
import { speak } from './support/tables.ts';
import { applySettings, ask, goTo, openScreen, samplePlanId } from './window.ts';

/**
 * Every figure of a screen, traced from the engine's numbers to the text in the browser, unit and rounding included, in
 * both languages. How it must read is worked out in `support/rounding.ts`, without what the window uses.
 */

const SCENARIO = 'emerging_push';
const STUDY = { trials: 512, seed: 1, sampling: 'sobol' } as const;

async function ran(page: Page, planId: string, scenario = SCENARIO): Promise<EngineFigures['run']> {
  await ask(page, 'runs.start', { planId, scenario, ...STUDY });
  await expect.poll(() => ask(page, 'runs.latest', { planId, scenario }), { timeout: 60_000 }).not.toBeNull();
  return (await ask(page, 'runs.latest', { planId, scenario }))!;
}

test('results are the figures of the engine, and one press copies any', async ({ page }) => {
  // A few seconds, and more where other work shares the cores.
  test.setTimeout(240_000);
  const planId = await samplePlanId(page);
  const run = await ran(page, planId);
  const study = { ...STUDY, planId, scenario: SCENARIO };
  const figures: EngineFigures = {
    run,
    plan: await ask(page, 'plans.get', { planId }),
    markets: await ask(page, 'results.markets', { ...study, job: 'markets' }),
    kpis: await ask(page, 'results.kpis', { ...study, job: 'kpis', period: 11 }),
    convergence: await ask(page, 'results.convergence', { ...study, job: 'mean', variable: 'npv', at: {} }),
  };
  const { cells } = await ask(page, 'runs.distribution', { runId: run.id, variable: 'npv' });
  const shape = cells[0]!;
  const cac = await ask(page, 'runs.distribution', { runId: run.id, variable: 'blended_cac' });
  for (const locale of ['en', 'zh-CN'] as const) {
    await applySettings(page, { theme: 'light', locale });
    await openScreen(page, 'results', SCENARIO);
    await expectResultCharts(page, locale, { ...figures, shape });
    if (locale === 'zh-CN') await expectOtherOutputs(page, locale, figures, cac.cells[0]!);
    await expectResults(page, locale, figures);
  }
  expect(await violationsIn(page, { within: '[data-testid="below-the-fold"]' })).toEqual([]);
  await expectCopies(page, run);
  await expectNorthStar(page);
});

test('the allocation, what is exported and the list of plans have the figures of the plan', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const planId = await samplePlanId(page);
  const run = await ran(page, planId);
  const base = await ran(page, planId, 'base');
  const { plans } = await ask(page, 'plans.list', {});
  const plan = await ask(page, 'plans.get', { planId });
  const own = await ask(page, 'allocation.get', { planId, scenario: SCENARIO });
  const parent = await ask(page, 'allocation.get', { planId, scenario: 'base' });
  await ask(page, 'backups.create', {});
  const previews = previewsOf(page);
  await page.setViewportSize({ width: 2500, height: 1300 });
  await page.evaluate(() => {
    for (const shown of ['allocate.change', 'allocate.changeShare', 'balance-panel'])
      localStorage.setItem(`headroom.${shown}`, 'true');
  });
  for (const locale of ['en', 'zh-CN'] as const) {
    await applySettings(page, { theme: 'light', locale });
    await openScreen(page, 'allocate', SCENARIO);
    await expectAllocation(page, locale, { plan, own, parent });
    await expectHeatMap(page, locale, { plan, own, parent });
    await expect(page.getByTestId('impact-state')).toHaveAttribute('data-state', 'current', {
      timeout: 60_000,
    });
    await expectImpact(page, locale, { plan, preview: previews.at(-1)!, tried: false });
    await expectAllCompared(page, plan, locale);
    await expectSpendPictures(page, locale, { plan, own });
    await openScreen(page, 'export', SCENARIO);
    await expectExports(page, locale, { plan, run });
    await goTo(page, '/plans');
    await expectPlanRow(page, locale, { plan, summary: plans[0]!, run: base });
    await expectBackups(page, locale);
  }
  await expectByQuarter(page);
});

/** A plan by month, looked at by quarter. */
async function expectByQuarter(page: Page): Promise<void> {
  const regions = [{ id: 'north' }, { id: 'south' }];
  const lines = [{ id: 'search' }, { id: 'fairs' }];
  const spend = regions.flatMap(({ id: region }, r) =>
    lines.map(({ id: line }, l) => ({
      ...{ region, line },
      amounts: Array.from({ length: 36 }, (_, month) => 1000 * (r + 1) + 137 * month + 11 * l),
    })),
  );
  const document = smallPlan({ periods: 36, regions, lines, spend });
  const monthly = { ...document, calendar: { ...document.calendar, monthsPerPeriod: 1 } };
  const { plans } = await ask(page, 'import.plan', fileOf('monthly.json', JSON.stringify(monthly)));
  const { id: planId } = plans[0]!;
  await goTo(page, `/plan/${planId}/base/allocate`);
  const plan = await ask(page, 'plans.get', { planId });
  const own = await ask(page, 'allocation.get', { planId, scenario: 'base' });
  for (const locale of ['zh-CN', 'en'] as const) {
    await speak(page, locale);
    await expectQuarters(page, locale, { plan, own, parent: own });
  }
}

/** What was copied last, pasted where text can be typed. */
async function pasted(page: Page): Promise<string> {
  const trials = page.getByRole('combobox', { name: '模拟次数' });
  await trials.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+v');
  const text = await trials.inputValue();
  await trials.fill('512');
  await trials.press('Tab');
  return text;
}

/** By pointer on a card, and by keyboard in a table: the number to the last digit, and a message that says which. */
async function expectCopies(page: Page, { result }: EngineFigures['run']): Promise<void> {
  const npv = result.outputs.find(({ variable }) => variable === 'npv')!.cells[0]!;
  await page.getByTestId('card-npv').locator('h2 + div').getByRole('button').click();
  await expect(page.getByText(/^已复制：净现值（NPV） · P50 /)).toBeVisible();
  expect(await pasted(page)).toBe(String(npv.quantiles['0.5']));
  // The first cell of the table of all outputs is its mean with its error, then come P5 and P25.
  const table = page.getByRole('grid', { name: '全部产出指标（时间序列取 2028年第4季度）' });
  await table.locator('td[tabindex="0"]').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter']) await page.keyboard.press(key);
  await expect(page.getByText(/^已复制：净现值（NPV） · P25 /)).toBeVisible();
  expect(await pasted(page)).toBe(String(npv.quantiles['0.25']));
}

/** The chosen output comes first, its mean is the one whose course is shown, and a run goes on for its error. */
async function expectNorthStar(page: Page): Promise<void> {
  await page.getByRole('button', { name: '将“营业收入”设为北极星指标' }).click();
  await expect(page.getByTestId(/^card-/).first()).toHaveAttribute('data-testid', 'card-revenue');
  const course = page.locator('section[aria-label="均值收敛情况：营业收入"]');
  await course.getByLabel('图表', { exact: true }).click();
  await course.getByRole('button', { name: '运行', exact: true }).click();
  await expect(page.getByTestId('provenance')).toContainText('4,096 次模拟', { timeout: 60_000 });
}
