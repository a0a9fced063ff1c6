import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './fresh-build.ts';
import { ROOT, runNode, toolScript } from './project.ts';
import { type Counts, oneCheck, playwrightCounts, vitestCounts } from './test-counts.ts';

/** All checks of the project, each even where one before it failed; the last line counts them. */

const RESULTS = join(ROOT, 'test-results');
const UNIT_REPORT = join(RESULTS, 'unit.json');
const BROWSER_REPORT = join(RESULTS, 'browser.json');

async function tool(script: string, args: readonly string[]): Promise<number> {
  const { code } = await runNode(toolScript(script), args, { echo: true });
  return code;
}

const PARTS: readonly (readonly [name: string, run: () => Promise<Counts>])[] = [
  ['types', async () => oneCheck(await tool('typescript/bin/tsc', ['-p', 'tsconfig.json']))],
  [
    'lint',
    async () => oneCheck(await tool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])),
  ],
  // A build that goes well is no test; one that fails is a failure beside the tests that it takes along. Before the unit tests, since some start the command's server.
  ['build', async () => ({ passed: 0, failed: (await ensureBuilt()) ? 0 : 1, skipped: [] })],
  [
    'unit',
    async () => {
      const report = ['--reporter=dot', '--reporter=json', `--outputFile=${UNIT_REPORT}`];
      return vitestCounts(UNIT_REPORT, await tool('vitest/vitest.mjs', ['run', ...report]));
    },
  ],
  ['browser', async () => playwrightCounts(BROWSER_REPORT, await tool('@playwright/test/cli.js', ['test']))],
];

async function runParts(): Promise<Counts[]> {
  const all: Counts[] = [];
  for (const [name, run] of PARTS) {
    console.log(`\n== ${name}`);
    const start = performance.now();
    const counts = await run();
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    for (const skipped of counts.skipped) console.log(`skipped: ${skipped}`);
    console.log(
      `== ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped, ${seconds} s`,
    );
    all.push(counts);
  }
  return all;
}

rmSync(RESULTS, { recursive: true, force: true });
const all = await runParts();
const passed = all.reduce((sum, counts) => sum + counts.passed, 0);
const failed = all.reduce((sum, counts) => sum + counts.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
