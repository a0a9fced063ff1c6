import { chromium } from '@playwright/test';
import { ensureBuilt } from '../../scripts/fresh-build.ts';
import { editWork, openLargeGrid, scrollTasks } from '../e2e/large-grid.ts';
import { CHROMIUM_FLAGS, findChromium } from '../e2e/support/chromium.ts';
import { Host } from '../e2e/support/host.ts';

/**
 * The grid on 30 regions × 40 lines × 60 periods in a real browser on the real service: main-thread work from a key
 * press to the painted total, and the longest tasks while scrolling. Processor time, as traced.
 */

const EDITS = 30;
const WARM_UP = 3;
const TARGET_EDIT = 50;
const TARGET_TASK = 100;

function quantile(values: readonly number[], level: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(level * sorted.length) - 1)]!;
}

if (!(await ensureBuilt())) throw new Error('the build failed, so there is nothing to measure');
const { executablePath, env } = await findChromium();
const host = new Host();
await host.start();
const browser = await chromium.launch({
  executablePath,
  args: CHROMIUM_FLAGS,
  env: { ...(process.env as Record<string, string>), ...env },
});
try {
  const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
  await page.goto(host.link);
  await openLargeGrid(page);
  const work = await editWork(page, EDITS, WARM_UP);
  console.log(`key press to painted total, 72 000 cells, ${EDITS} edits, main-thread work:`);
  console.log(
    `  median ${quantile(work, 0.5).toFixed(1)} ms, p95 ${quantile(work, 0.95).toFixed(1)} ms (target ${TARGET_EDIT})`,
  );
  const tasks = await scrollTasks(page);
  const longest = tasks.slice(0, 5).map((each) => each.toFixed(0));
  console.log(`scrolling: longest tasks ${longest.join(', ')} ms (target ${TARGET_TASK})`);
} finally {
  await browser.close();
  await host.dispose();
}
