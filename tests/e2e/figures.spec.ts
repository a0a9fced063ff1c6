import type { Page } from '@playwright/test';
import { type EngineFigures, expectResults } from './figures/results.ts';
import { expect, test } from './support/app.ts';
import { applySettings, ask, openScreen, samplePlanId } from './window.ts';

/**
 * Every figure of a screen, traced from the engine's numbers to the text in the browser, unit and rounding included, in
 * both languages. How it must read is worked out in `figures/own-format.ts`, without what the window uses.
 */

const SCENARIO = 'emerging_push';
const STUDY = { trials: 512, seed: 1, sampling: 'sobol' } as const;

async function ran(page: Page, planId: string): Promise<EngineFigures['run']> {
  await ask(page, 'runs.start', { planId, scenario: SCENARIO, ...STUDY });
  await expect
    .poll(() => ask(page, 'runs.latest', { planId, scenario: SCENARIO }), { timeout: 60_000 })
    .not.toBeNull();
  return (await ask(page, 'runs.latest', { planId, scenario: SCENARIO }))!;
}

test('results are the figures of the engine, and one press copies any', async ({ page }) => {
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
  for (const locale of ['en', 'zh-CN'] as const) {
    await applySettings(page, { theme: 'light', locale });
    await openScreen(page, 'results', SCENARIO);
    await expectResults(page, locale, figures);
  }
});
