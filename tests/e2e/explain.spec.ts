import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { ask, openScreen, run, samplePlanId } from './window.ts';

/** From a figure to where it comes from, by keyboard alone. */

/** Presses Tab until a link of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 120; tabs += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() =>
      document.activeElement?.tagName === 'A' ? document.activeElement.textContent : null,
    );
    if (focused === name) return;
  }
  throw new Error(`no link “${name}” is reached by Tab`);
}

const WAY = [
  ['Net present value (NPV)', 'Net present value (NPV)'],
  ['Operating profit · 2026-Q3', 'Operating profit'],
  ['Contribution · Europe · 2026-Q3', 'Contribution'],
  ['Net sales · Europe · 2026-Q3', 'Net sales'],
  ['Gross merchandise value (GMV) · Europe · 2026-Q3', 'Gross merchandise value (GMV)'],
  ['Average order value (AOV, net of VAT) · Europe', 'Average order value (AOV, net of VAT)'],
] as const;

/** The figure in the trial is the product of the values in the formula, as they are shown. */
async function expectProduct(page: Page): Promise<void> {
  const number = (text: string | null) => Number((text ?? '').replaceAll(/[$,]/g, ''));
  const shown = page.getByTestId('explained-figure').locator('dd').first();
  const values = page.getByRole('region', { name: /^Formula/ }).getByTestId('value');
  await expect(values).toHaveCount(4);
  const product = (await values.allTextContents()).reduce((all, text) => all * number(text), 1);
  expect(Math.abs(product / number(await shown.textContent()) - 1)).toBeLessThan(1e-6);
}

test('leads from npv to an input with its source, by keyboard alone, with the figures of the engine', async ({
  page,
}) => {
  await openScreen(page, 'results');
  await run(page, 512);
  const planId = await samplePlanId(page);
  // The target moves by keyboard; its share is the run's own where the plan has set it.
  const share = page.getByTestId('target-share');
  await expect(share).toHaveText(/^P\(≥ \$0\)\d+\.\d% ± \d\.\d%$/);
  await page.getByRole('slider', { name: /^Target/ }).focus();
  for (let steps = 0; steps < 40; steps += 1) await page.keyboard.press('ArrowRight');
  await expect(share).toContainText('≈');
  await page.getByRole('button', { name: 'Plan’s target' }).press('Enter');
  await expect(share).not.toContainText('≈');
  await page.getByRole('link', { name: 'Results' }).focus();
  for (const [link, heading] of WAY) {
    await tabTo(page, link);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible({
      timeout: 60_000,
    });
    if (heading.startsWith('Gross')) await expectProduct(page);
    await page.getByRole('main').focus();
  }
  await expect(page.getByTestId('origin')).toContainText('Assumption');
  await expect(page.getByTestId('origin')).toContainText('Lognormal');
  await expect(page.getByTestId('origin')).not.toContainText('none given');
  const study = { job: 'test', trials: 512, seed: 1, sampling: 'sobol' } as const;
  const place = { scenario: 'base', variable: 'aov', at: { region: 'eu' }, trial: null };
  const { cell, trial } = await ask(page, 'explain.cell', { ...study, planId, ...place });
  const shown = page.getByTestId('explained-figure');
  await expect(shown).toContainText(`In trial ${trial + 1}`);
  await expect(shown).toContainText(`$${cell.inTrial!.toFixed(2)}`);
  await expect(shown).toContainText(`$${cell.mean!.toFixed(2)} ±`);

  // The way back.
  await tabTo(page, 'Results');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Net present value (NPV)' })).toBeVisible();
  const tail = page.getByRole('region', { name: 'Which trials?', exact: true });
  await expect(tail.getByRole('img', { name: 'Shift ± s.e.' })).toBeVisible();
});
