import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { applySettings, ask, goTo, openScreen, type ScreenName, samplePlanId } from './window.ts';

/**
 * Draws the pictures of the README, and every screen in every size, theme and language for looking at. Only
 * `npm run screenshots` writes the README's own files and draws the whole matrix.
 */

const ROOT = join(import.meta.dirname, '..', '..');
const SCREENS = [
  'plans',
  'allocate',
  'assumptions',
  'risks',
  'results',
  'compare',
  'explain',
  'model',
  'export',
] as const;
const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
] as const;

async function runBase(page: Page, trials: number): Promise<void> {
  const planId = await samplePlanId(page);
  await ask(page, 'runs.start', { planId, scenario: 'base', trials, seed: 1, sampling: 'sobol' });
  await expect
    .poll(async () => await ask(page, 'runs.latest', { planId, scenario: 'base' }), { timeout: 60_000 })
    .not.toBeNull();
}

async function show(page: Page, screen: (typeof SCREENS)[number]): Promise<void> {
  if (screen === 'plans') await goTo(page, '/plans');
  else if (screen === 'explain') await goTo(page, `/plan/${await samplePlanId(page)}/base/explain/npv`);
  else await openScreen(page, screen satisfies ScreenName);
  await expect(page.getByRole('main').locator('.mantine-Loader-root')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
  // Charts draw in the frame after the data is there.
  await page.waitForTimeout(300);
}

const updates = () => test.info().config.updateSnapshots === 'all';

test('every screen in every size, theme and language', async ({ page }) => {
  test.skip(!updates(), 'npm run screenshots');
  test.setTimeout(240_000);
  await runBase(page, 5_000);
  const folder = join(ROOT, 'test-results', 'screens');
  mkdirSync(folder, { recursive: true });
  for (const locale of ['en', 'zh-CN'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      await applySettings(page, { theme, locale });
      for (const size of SIZES) {
        await page.setViewportSize(size);
        for (const screen of SCREENS) {
          await show(page, screen);
          const name = `${screen}-${size.width}-${theme}-${locale}.png`;
          const path = join(folder, name);
          const bytes = await page.screenshot({ path });
          expect(bytes.length).toBeGreaterThan(20_000);
        }
      }
    }
  }
});

test('the pictures of the README', async ({ page }) => {
  test.skip(!updates(), 'npm run screenshots');
  await applySettings(page, { theme: 'light', locale: 'en' });
  await runBase(page, 5_000);
  const folder = join(ROOT, 'docs', 'screenshots');
  mkdirSync(folder, { recursive: true });
  for (const screen of ['allocate', 'results'] as const) {
    await show(page, screen);
    await page.screenshot({ path: join(folder, `${screen}.png`) });
  }
});
