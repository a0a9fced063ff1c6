import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import type { PlanDocument } from '#shared/plan/document.ts';
import { largePlan } from '../bench/large-plan.ts';
import { fileOf } from '../plan-file.ts';
import { traced, workUntilPainted } from './support/trace.ts';
import { ask, cell, goTo } from './window.ts';

const SAMPLE = new URL('../../resources/sample-plan.json', import.meta.url);
const MARK = 'total-shown';

/** Opens the grid on 30 regions × 40 lines × 60 periods: 72 000 cells. */
export async function openLargeGrid(page: Page): Promise<void> {
  const sample = JSON.parse(readFileSync(SAMPLE, 'utf8')) as PlanDocument;
  const text = JSON.stringify(largePlan(sample));
  const { plans } = await ask(page, 'import.plan', fileOf('large.json', text));
  await goTo(page, `/plan/${plans[0]!.id}/base/allocate`);
  await expect(cell(page, 'total', 'total')).toBeVisible({ timeout: 60_000 });
}

/** Milliseconds of main-thread work from Enter to the painted total, for as many edits; the first are to warm up. */
export async function editWork(page: Page, edits: number, warmUp: number): Promise<number[]> {
  const work: number[] = [];
  await cell(page, 'sea/performance_ads', 'p0').click();
  await watchTotal(page);
  for (let edit = 0; edit < warmUp + edits; edit += 1) {
    const before = await cell(page, 'total', 'p0').textContent();
    await page.keyboard.type(String(10_000 + edit));
    const trace = await traced(page, async () => {
      await page.keyboard.press('Enter');
      await expect(cell(page, 'total', 'p0')).not.toHaveText(before ?? '');
      // The frame after the change.
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
    });
    if (edit >= warmUp) work.push(workUntilPainted(trace, MARK));
    await page.keyboard.press('ArrowUp');
  }
  return work;
}

/** Marks in the trace when the total of the first period changes. */
async function watchTotal(page: Page): Promise<void> {
  await page.evaluate((mark) => {
    const total = document.querySelector('[row-id="total"] [col-id="p0"]') ?? document.body;
    new MutationObserver(() => performance.mark(mark)).observe(total, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  }, MARK);
}

/** The main thread's tasks, in milliseconds of work, while the grid is scrolled down, right and back, longest first. */
export async function scrollTasks(page: Page): Promise<number[]> {
  await cell(page, 'sea/performance_ads', 'p0').hover();
  const trace = await traced(page, async () => {
    for (const [x, y] of [
      [0, 400],
      [300, 0],
      [0, -400],
      [-300, 0],
    ] as const) {
      for (let step = 0; step < 12; step += 1) {
        await page.mouse.wheel(x, y);
        await page.waitForTimeout(30);
      }
    }
  });
  return trace.tasks.map(({ work }) => work).sort((a, b) => b - a);
}
