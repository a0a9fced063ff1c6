import { test as base } from '@playwright/test';
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts';
import { Host } from './host.ts';

/**
 * Tests of the window against the real service: each gets a host on a fresh store (`host`), and a `page` that has
 * opened its link. After `host.restart()` go to `host.link` again.
 */
export const test = base.extend<{ host: Host }, object>({
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
