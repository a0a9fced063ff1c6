import { test as base } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';
import { Host } from './host.ts';
import { notePaintedTexts } from './painted.ts';
import { SharedHost } from './shared-host.ts';

const withBrowser = base.extend({
  browser: [
    async ({ playwright }, use) => {
      const { executablePath, env } = await findChromium();
      const browser = await playwright.chromium.launch({
        executablePath,
        args: CHROMIUM_FLAGS,
        // Scrollbars take room in the window that people see, so they do here.
        ignoreDefaultArgs: ['--hide-scrollbars'],
        env: { ...(process.env as Record<string, string>), ...env },
      });
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

/**
 * Tests of the window against the real service, which they share: each finds the sample plan alone and the first
 * settings, in a browser that knows nothing, on a host that has served others before. Starting one takes longer than
 * most of what is tested.
 */
export const test = withBrowser.extend<object, { sharedHost: SharedHost }>({
  sharedHost: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that one needs from the pattern.
    async ({}, use) => {
      const shared = new SharedHost();
      await shared.start();
      await use(shared);
      await shared.dispose();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  page: async ({ page, sharedHost }, use) => {
    await notePaintedTexts(page);
    await sharedHost.openAsNew(page);
    await use(page);
  },
});

/**
 * As {@link test}, for what needs a first start, a restart or a store of its own: each gets a host on a fresh store
 * (`host`), and a `page` that has opened its link. After `host.restart()` go to `host.link` again.
 */
export const testAlone = withBrowser.extend<{ host: Host }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that one needs from the pattern.
  host: async ({}, use) => {
    const host = new Host();
    await host.start();
    await use(host);
    await host.dispose();
  },
  page: async ({ page, host }, use) => {
    await page.goto(host.link);
    await use(page);
  },
});

export { expect } from '@playwright/test';
