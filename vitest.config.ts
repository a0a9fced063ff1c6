import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// The threads and processes that tests start read the sources; without this each strips their types anew.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled');

export default defineConfig({
  resolve: {
    // The real main process and preload script run against a stand-in, since Electron's binary is not everywhere.
    alias: [
      { find: /^electron$/, replacement: join(import.meta.dirname, 'tests/electron/electron-stand-in.ts') },
    ],
  },
  test: {
    include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    setupFiles: ['tests/setup.ts'],
    // Files share a process and what it has loaded: a third less time, and state left behind by one shows as a failure.
    isolate: false,
    // One for each of two cores; Vitest would leave one of them idle.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
