import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { impactTexts } from '../../renderer/i18n/impact.ts';
import { expect, testAlone as test } from './support/app.ts';
import { whenDrawing } from './support/long.ts';
import { VIEWS } from './support/views.ts';
import { applySettings, ask, goTo, openScreen, samplePlanId } from './window.ts';

/**
 * Draws the pictures of the README, and every screen in every size, theme and language for looking at. Only
 * `npm run screenshots` writes the README's own files and draws the whole matrix; `-- -g compare` draws one screen.
 */

const UPDATING = new RegExp(
  Object.values(impactTexts)
    .map((texts) => texts.updating)
    .join('|'),
);
const ROOT = join(import.meta.dirname, '..', '..');
const SCREENS_FOLDER = join(ROOT, 'test-results', 'screens');
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

/** Nothing is being loaded or computed that the window shows: panels begin when one comes near them. */
async function settled(page: Page): Promise<void> {
  const main = page.getByRole('main');
  await expect(main.locator('.mantine-Loader-root, .mantine-Progress-section[data-animated]')).toHaveCount(
    0,
    {
      timeout: 60_000,
    },
  );
  await expect(main.getByText(UPDATING)).toHaveCount(0, { timeout: 60_000 });
  await page.evaluate(() => document.fonts.ready);
  // Charts draw in the frame after the data is there.
  await page.waitForTimeout(400);
}

/** The screen as it opens, and what lies below, a window's height at a time. */
async function draw(page: Page, name: string): Promise<void> {
  const main = page.getByRole('main');
  for (let part = 1; part < 8; part += 1) {
    const path = join(SCREENS_FOLDER, `${name}${part === 1 ? '' : `-${part}`}.png`);
    const bytes = await page.screenshot({ path });
    expect(bytes.length).toBeGreaterThan(20_000);
    const more = await main.evaluate((element) => {
      const before = element.scrollTop;
      element.scrollTop += element.clientHeight - 40;
      return element.scrollTop > before;
    });
    if (!more) return;
    await settled(page);
  }
}

for (const [name, open] of Object.entries(VIEWS)) {
  whenDrawing(() => {
    test(`${name} in every size, theme and language`, async ({ page }) => {
      test.setTimeout(240_000);
      await runBase(page, 4_096);
      mkdirSync(SCREENS_FOLDER, { recursive: true });
      for (const locale of ['en', 'zh-CN'] as const) {
        for (const theme of ['light', 'dark'] as const) {
          await applySettings(page, { theme, locale });
          for (const size of SIZES) {
            await page.setViewportSize(size);
            await goTo(page, '/plans');
            await open(page, locale);
            await settled(page);
            await draw(page, `${name}-${size.width}-${theme}-${locale}`);
          }
        }
      }
    });
  });
}

whenDrawing(() => {
  test('the pictures of the README', async ({ page }) => {
    await applySettings(page, { theme: 'light', locale: 'en' });
    await runBase(page, 5_000);
    const folder = join(ROOT, 'docs', 'screenshots');
    mkdirSync(folder, { recursive: true });
    for (const name of ['allocate', 'results'] as const) {
      await openScreen(page, name);
      await settled(page);
      await page.screenshot({ path: join(folder, `${name}.png`) });
    }
  });
});
