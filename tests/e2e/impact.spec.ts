import type { Page } from '@playwright/test';
import type { PreviewReply } from '#shared/views.ts';
import { expectImpact, previewsOf } from './figures/impact.ts';
import { expect, test } from './support/app.ts';
import { violationsIn } from './support/axe.ts';
import { longAlone } from './support/long.ts';
import { speak } from './support/tables.ts';
import { applySettings, ask, cell, openScreen, samplePlanId, typeInto } from './window.ts';

/** The impact strip beside the grid: follows what is typed, and never shows what is no longer so. */

const npv = (page: Page) => page.getByTestId('impact-npv');
const change = (page: Page) => npv(page).getByTestId('change');

async function upToDate(page: Page): Promise<void> {
  await expect(page.getByTestId('impact-state')).toHaveAttribute('data-state', 'current', {
    timeout: 30_000,
  });
}

test('shows range, error and target, and what an amount that one types changes', async ({ page }) => {
  await openScreen(page, 'allocate');
  await upToDate(page);
  await expect(page.getByTestId('impact')).toContainText('Preview, 4,096 points (Sobol, seed 1)');
  await expect(npv(page)).toContainText(/P5–P95.*\$[\d.]+M to \$[\d.]+M/);
  await expect(npv(page)).toContainText(/Mean ± s\.e\..*\$[\d.]+M ± \$[\d.]+K/);
  await expect(npv(page)).toContainText(/P\(≥ \$0\)\d+\.\d%/);
  await expect(change(page)).toHaveText('No change');
  await expect(page.getByTestId('impact-lowest_cash')).toBeVisible();
  await expect(page.getByTestId('impact-blended_cac')).toContainText(/USD.+customer/);

  await typeInto(page, 'total', 'p0', '9m');
  await upToDate(page);
  await expect(change(page)).toHaveText(/^Mean \+\$[\d.]+M ± \$[\d.]+K$/);
  await expect(change(page)).toHaveAttribute('data-tone', 'good');
  await page.keyboard.press('Control+z');
  await expect(change(page)).toHaveText('No change');

  await typeInto(page, 'total', 'p0', '9m');
  await expect(change(page)).toHaveText(/^Mean \+/);
  await page.getByRole('button', { name: 'Set as baseline' }).click();
  await expect(change(page)).toHaveText('No change');
  await page.keyboard.press('Control+z');
  await expect(change(page)).toHaveText(/^Mean −/);
});

test('quick edits: no answer but the last one shows, and none is shown as current while an edit is on its way', async ({
  page,
}) => {
  await openScreen(page, 'allocate');
  await upToDate(page);
  // Whatever the strip shows as current: the revision that it is of, and the edits that the grid shows at that moment.
  await page.evaluate(() => {
    const seen: { revision: number; edits: number }[] = [];
    Object.assign(window, { seen });
    const shown = (period: number) =>
      document.querySelector(`[row-id="sea/brand"] [col-id="p${period}"]`)?.textContent;
    const look = () => {
      const cards = document.querySelector('[data-testid="impact"] [data-revision]');
      if (cards?.getAttribute('aria-busy') !== 'false') return;
      const edits = [1, 2, 3, 4, 5, 6].filter((edit) => shown(edit - 1) === `${edit}0,000`).length;
      seen.push({ revision: Number(cards.getAttribute('data-revision')), edits });
    };
    const strip = document.querySelector('[data-testid="impact"]') ?? document;
    new MutationObserver(look).observe(strip, { subtree: true, childList: true, attributes: true });
  });
  const replies: PreviewReply[] = [];
  page.on('response', async (response) => {
    if (response.url().endsWith('/api/preview.run')) replies.push((await response.json()).value);
  });
  await cell(page, 'sea/brand', 'p0').click();
  for (let amount = 1; amount <= 6; amount += 1) {
    await page.keyboard.type(String(amount * 10_000));
    await page.keyboard.press('Tab');
    await page.waitForTimeout(60);
  }
  await expect(cell(page, 'sea/brand', 'p5')).toHaveText('60,000');
  await expect.poll(async () => replies.at(-1)?.state, { timeout: 30_000 }).toBe('done');
  const planId = await samplePlanId(page);
  const { revision } = await ask(page, 'allocation.get', { planId, scenario: 'base' });
  expect(revision).toBe(6);
  await expect(page.getByTestId('impact').locator('[data-revision]')).toHaveAttribute('data-revision', '6', {
    timeout: 30_000,
  });
  const seen = await page.evaluate(
    () => Reflect.get(window, 'seen') as { revision: number; edits: number }[],
  );
  expect(seen.at(-1)).toEqual({ revision: 6, edits: 6 });
  expect(seen.filter(({ revision: of, edits }) => of !== edits)).toEqual([]);
  expect(replies.some(({ state }) => state === 'done')).toBe(true);
});

test('outputs are chosen by keyboard and kept; the strip folds; axe finds nothing', async ({ page }) => {
  await openScreen(page, 'allocate');
  await upToDate(page);
  await page.getByRole('button', { name: 'Outputs…' }).focus();
  await page.keyboard.press('Enter');
  const revenue = page.getByRole('checkbox', { name: /^Revenue/ });
  await revenue.focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('checkbox', { name: 'Active customers', exact: true })).toBeDisabled();
  await revenue.press('Space');
  await page.getByRole('checkbox', { name: 'Active customers by market · Southeast Asia' }).press('Space');
  await expect(page.getByTestId('impact-customers[sea]')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Active customers by market · Southeast Asia' }).press('Space');
  await revenue.press('Space');
  expect(await violationsIn(page, { without: '.hr-grid' })).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('impact-revenue')).toContainText('2028-Q4');
  await page.reload();
  await expect(page.getByTestId('impact-revenue')).toBeVisible();

  await page.getByRole('button', { name: 'Fold the impact strip' }).click();
  await expect(npv(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Unfold the impact strip' }).click();
  await upToDate(page);
  await expect(npv(page)).toBeVisible();
});

test('a screen reader is told once what a burst of edits came to', async ({ page }) => {
  await openScreen(page, 'allocate');
  await upToDate(page);
  const status = page.getByTestId('impact').getByRole('status');
  await expect(status).toHaveText('');
  await typeInto(page, 'total', 'p0', '9m');
  await expect(status).toHaveText(/change of the mean \+\$[\d.]+M ± \$[\d.]+K, median/);
});

longAlone(() => {
  test('in Chinese and in the dark, axe finds nothing in the strip', async ({ page }) => {
    await applySettings(page, { theme: 'dark', locale: 'zh-CN' });
    await openScreen(page, 'allocate');
    await upToDate(page);
    await expect(page.getByTestId('impact')).toContainText('预览，4,096 个样本点');
    await typeInto(page, 'total', 'p0', '900万');
    await expect(change(page)).toHaveText(/^均值 \+\$[\d,.]+万 ± \$[\d,.]+万?$/);
    expect(await violationsIn(page, { within: '[data-testid="impact"]' })).toEqual([]);
  });
});

test('sliders try amounts: grid and strip follow, nothing is stored until it is kept', async ({ page }) => {
  const previews = previewsOf(page);
  await openScreen(page, 'allocate');
  await upToDate(page);
  const planId = await samplePlanId(page);
  const stored = async () => await ask(page, 'allocation.get', { planId, scenario: 'base' });
  const before = await stored();
  const shown = (await cell(page, 'sea', 'total').textContent()) ?? '';
  await page.getByRole('button', { name: 'Try amounts by sliders' }).click();
  const slider = page.getByTestId('trial').getByRole('slider', { name: 'Southeast Asia', exact: true });
  await slider.focus();
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await expect(slider).toHaveAttribute('aria-valuenow', '120');
  await expect(cell(page, 'sea', 'total')).not.toHaveText(shown);
  await expect(page.getByTestId('impact')).toContainText('Tried, not stored');
  await upToDate(page);
  await expect(change(page)).toHaveText(/^Mean [+−]/);
  const plan = await ask(page, 'plans.get', { planId });
  for (const locale of ['en', 'zh-CN', 'en'] as const) {
    await speak(page, locale);
    await expectImpact(page, locale, { plan, preview: previews.at(-1)!, tried: true });
  }
  expect((await stored()).revision).toBe(before.revision);
  await typeInto(page, 'sea/brand', 'p0', '1');
  await expect(page.getByText('Keep or drop them first')).toBeVisible();
  expect(await violationsIn(page, { without: '.hr-grid' })).toEqual([]);

  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(cell(page, 'sea', 'total')).toHaveText(shown);
  await expect(change(page)).toHaveText('No change');
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  const tried = (await cell(page, 'sea', 'total').textContent()) ?? '';
  await page.getByRole('button', { name: 'Keep', exact: true }).click();
  await expect.poll(async () => (await stored()).revision).toBe(before.revision + 1);
  await expect(cell(page, 'sea', 'total')).toHaveText(tried);
  await page.keyboard.press('Control+z');
  await expect(cell(page, 'sea', 'total')).toHaveText(shown);
});
