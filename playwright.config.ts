import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { DRAWING } from './tests/e2e/support/long.ts';

// Workers have the environment, not the arguments.
if (process.argv.includes('--update-snapshots=all')) process.env[DRAWING] = '1';

// Some twenty hosts start from the same files; without this each compiles them anew.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results/browser',
  globalSetup: './tests/e2e/support/build.ts',
  // Two cores run the simulations of two hosts beside two browsers; more would only wait for each other.
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['line'], ['json', { outputFile: 'test-results/browser.json' }]],
  use: {
    locale: 'en-US',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
    actionTimeout: 15_000,
    trace: 'off',
  },
});
