import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { faultsIn, unseenFocus } from './support/faults.ts';
import { LONG_ALONE, longAlone, SHORT } from './support/long.ts';
import { WALKS } from './support/states.ts';
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
type Screen = (typeof SCREENS)[number];

const THEMES = ['light', 'dark'] as const;
async function begin(page: Page, theme: (typeof THEMES)[number]): Promise<void> {
  await applySettings(page, { theme, locale: 'en' });
  await openScreen(page, 'results');
  await run(page, 200);
}

async function open(page: Page, screen: Screen): Promise<void> {
  if (screen === 'plans') await goTo(page, '/plans');
  else if (screen === 'explain') await goTo(page, `/plan/${await samplePlanId(page)}/base/explain/npv`);
  else await openScreen(page, screen);
  await expect(page.getByRole('main').locator('.mantine-Loader-root')).toHaveCount(0, { timeout: 60_000 });
  await page.waitForTimeout(300);
}

for (const theme of THEMES) {
  test(`axe finds nothing on any screen (${theme})`, async ({ page }) => {
    test.skip(SHORT && theme === 'dark', LONG_ALONE);
    // Two seconds a screen, and more where other work shares the cores.
    test.setTimeout(240_000);
    await begin(page, theme);
    for (const screen of SCREENS) {
      await open(page, screen);
      expect(await faultsIn(page, { name: screen })).toEqual([]);
    }
  });

  for (const name of Object.keys(WALKS)) {
    longAlone(() => {
      test(`axe finds nothing in what opens within a screen: ${name} (${theme})`, async ({ page }) => {
        test.setTimeout(240_000);
        await begin(page, theme);
        await expectSound(page, name);
      });
    });
  }
}

async function expectSound(page: Page, walk: string): Promise<void> {
  for await (const state of WALKS[walk]!(page)) {
    expect.soft(await faultsIn(page, state)).toEqual([]);
    if (state.dialog) await expectFocusBack(page, state.name);
  }
}

/** Escape closes a dialog, and the focus is not lost: it is on something in the window. */
async function expectFocusBack(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog'), name).toHaveCount(0);
  const focused = () => page.evaluate(() => document.activeElement?.tagName ?? 'BODY');
  await expect.poll(focused, name).not.toBe('BODY');
}

longAlone(() => {
  test('Tab reaches every control of every screen, and one sees where it is', async ({ page }) => {
    test.setTimeout(600_000);
    await begin(page, 'light');
    for (const screen of SCREENS) {
      await open(page, screen);
      expect.soft(await unseenFocus(page), screen).toEqual([]);
    }
  });
});

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
  // What cannot be run is said, and nothing moves under the pointer.
  const heading = page.getByRole('heading', { name: 'Not run yet' });
  const place = await heading.boundingBox();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('many');
  await expect(page.getByText('1 to 10,000,000')).toBeVisible();
  expect(await heading.boundingBox()).toEqual(place);
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
