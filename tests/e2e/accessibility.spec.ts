import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { LONG_ALONE, SHORT } from './support/long.ts';
import { amountIn, applySettings, goTo, openScreen, run, samplePlanId } from './window.ts';

/** Everybody can use it: axe finds nothing on any screen, and the keyboard does the whole job. */

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

for (const theme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any screen (${theme})`, async ({ page }) => {
    test.skip(SHORT && theme === 'dark', LONG_ALONE);
    // Two seconds a screen, and more where other work shares the cores.
    test.setTimeout(240_000);
    await applySettings(page, { theme, locale: 'en' });
    await openScreen(page, 'results');
    await run(page, 200);
    for (const screen of SCREENS) {
      if (screen === 'plans') await goTo(page, '/plans');
      else if (screen === 'explain') await goTo(page, `/plan/${await samplePlanId(page)}/base/explain/npv`);
      else await openScreen(page, screen);
      await expect(page.getByRole('main').locator('.mantine-Loader-root')).toHaveCount(0, {
        timeout: 60_000,
      });
      await page.waitForTimeout(300);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(
        ({ id, nodes }) => `${screen}: ${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`,
      );
      expect(found).toEqual([]);
    }
  });
}

test('the main job by keyboard alone', async ({ page }) => {
  await page.getByRole('link', { name: 'Cross-border growth 2026' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('treegrid')).toBeVisible();

  // From the navigation over the top bar to the screen, and into the grid.
  await page.getByRole('link', { name: 'Allocate' }).focus();
  await page.keyboard.press('F6');
  await page.keyboard.press('F6');
  await expect(page.getByRole('main')).toBeFocused();
  for (let tabs = 0; tabs < 20; tabs += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate(() => document.activeElement?.closest('[role="treegrid"]') !== null)) break;
  }
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('500000');
  await page.keyboard.press('Enter');
  await expect.poll(() => amountIn(page, 'group', 'p0')).toBe(500_000);
  await page.keyboard.press('F6');
  await expect(page.getByRole('navigation')).toContainText('Results');

  await expectEarlyKeysInPalette(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('results');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Not run yet' })).toBeVisible();
  await page.getByRole('combobox', { name: 'Trials' }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('200');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('card-npv')).toBeVisible({ timeout: 60_000 });
});

/** A key pressed in the very turn that opens the palette goes to its search, and Escape gives the focus back. */
async function expectEarlyKeysInPalette(page: Page): Promise<void> {
  const before = await page.evaluateHandle(() => document.activeElement);
  const focused = await page.evaluate(async () => {
    const press = (key: string, ctrlKey: boolean) =>
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }));
    press('k', true);
    // The window draws what an event changed in a microtask; timers have not run yet.
    for (let turns = 0; turns < 10; turns += 1) await Promise.resolve();
    press('r', false);
    return document.activeElement?.getAttribute('aria-label');
  });
  expect(focused).toBe('Go to, open, change…');
  await page.keyboard.press('Escape');
  await expect.poll(() => before.evaluate((element) => document.activeElement === element)).toBe(true);
}
