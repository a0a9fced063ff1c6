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

/** As {@link tool}, for one that runs beside others: what it says is shown at its end, in one piece. */
async function quietTool(script: string, args: readonly string[]): Promise<number> {
  const { code, output } = await runNode(toolScript(script), args);
  process.stdout.write(output);
  return code;
}

async function runPart(name: string, run: () => Promise<Counts>): Promise<Counts> {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const counts = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  for (const skipped of counts.skipped) console.log(`skipped: ${skipped}`);
  console.log(
    `== ${name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped.length} skipped, ${seconds} s`,
  );
  return counts;
}

const types = () =>
  runPart('types', async () => oneCheck(await quietTool('typescript/bin/tsc', ['-p', 'tsconfig.json'])));

const lint = () =>
  runPart('lint', async () =>
    oneCheck(await quietTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])),
  );

// A build that goes well is no test; one that fails is a failure beside the tests that it takes along. Before the unit tests, since some start the command's server.
const build = () =>
  runPart('build', async () => ({ passed: 0, failed: (await ensureBuilt()) ? 0 : 1, skipped: [] }));

const unit = () =>
  runPart('unit', async () => {
    const report = ['--reporter=dot', '--reporter=json', `--outputFile=${UNIT_REPORT}`];
    return vitestCounts(UNIT_REPORT, await tool('vitest/vitest.mjs', ['run', ...report]));
  });

const browser = () =>
  runPart('browser', async () =>
    playwrightCounts(BROWSER_REPORT, await tool('@playwright/test/cli.js', ['test'])),
  );

async function runAll(): Promise<Counts[]> {
  // The compiler of types has one core, these two the other; the tests have both.
  const lintAndBuild = async () => [await lint(), await build()];
  const [typed, others] = await Promise.all([types(), lintAndBuild()]);
  return [typed, ...others, await unit(), await browser()];
}

rmSync(RESULTS, { recursive: true, force: true });
const all = await runAll();
const passed = all.reduce((sum, counts) => sum + counts.passed, 0);
const failed = all.reduce((sum, counts) => sum + counts.failed, 0);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
