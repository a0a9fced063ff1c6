import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

export default defineConfig({
  main: {
    build: {
      // Bundled, since the app needs a small part of their many files; the rest is packed as it is (electron-builder.yml).
      externalizeDeps: { exclude: ['mathjs', 'zod', 'hono', '@hono/node-server'] },
      rolldownOptions: {
        // Explicit entries give the worker and the command line stable names. Chunks lie beside them, so that a
        // module finds the worker and the resources by the same relative address as in the sources.
        input: {
          main: 'electron/main.ts',
          cli: 'electron/cli/main.ts',
          worker: 'electron/workers/worker.ts',
          'read-worker': 'electron/exchange/read/read-worker.ts',
          'build-worker': 'electron/exchange/build-worker.ts',
          'background-worker': 'electron/store/background-worker.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: 'electron/preload.ts' },
        // A sandboxed preload must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react()],
    build: { rolldownOptions: { input: 'renderer/index.html' } },
  },
});
