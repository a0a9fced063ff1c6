import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { largePlan } from '../bench/large-plan.ts';
import { samplePlan } from '../exchange/plans.ts';
import { fileOf } from '../plan-file.ts';
import { type EngineReport, expectReport } from './figures/report.ts';
import { expectReportCharts } from './figures/report-charts.ts';
import { expect, test } from './support/app.ts';
import { violationsIn } from './support/axe.ts';
import { longAlone } from './support/long.ts';
import { applySettings, ask, goTo, openScreen, samplePlanId } from './window.ts';

/** The one-page report: what it says, and the PDF that comes of it. */

const SCENARIO = 'emerging_push';
const NO_CHINESE = 'no font for Chinese on this machine: the Chinese report was not read back';

async function openReport(page: Page, locale: 'en' | 'zh-CN', path: string): Promise<void> {
  await applySettings(page, { theme: 'dark', locale });
  await goTo(page, path);
  await expect(page.getByRole('article').getByRole('img')).toHaveCount(4, { timeout: 120_000 });
  await page.evaluate(() => document.fonts.ready);
}

/** Whether the browser has a font for Chinese here: without one, all characters look like the same empty box. */
function showsChinese(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const picture = (text: string) => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      if (context) context.font = '40px sans-serif';
      context?.fillText(text, 0, 50);
      return canvas.toDataURL();
    };
    return picture('东') !== picture('南');
  });
}

/** Poppler's reading of a file; null on a machine without it. */
function poppler(tool: 'pdfinfo' | 'pdftotext' | 'pdffonts', ...args: string[]): string | null {
  try {
    return execFileSync(tool, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The page as Chromium prints it, read back: pages, text, and fonts with whether they are embedded. */
async function printed(page: Page, name: string) {
  // Charts follow a change of the paper in the frames after it, as the window's own printing knows.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
  });
  const path = test.info().outputPath(`${name}.pdf`);
  writeFileSync(path, await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true }));
  const info = poppler('pdfinfo', path);
  if (info === null) return null;
  const fonts = (poppler('pdffonts', path) ?? '').split('\n').slice(2).filter(Boolean);
  return {
    pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
    size: (/Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? [])
      .slice(1)
      .map((part) => Math.round(Number(part))),
    text: (poppler('pdftotext', '-layout', path, '-') ?? '').replaceAll(/\s+/g, ' '),
    embedded: fonts.map((line) => / (yes|no) +(yes|no) +(yes|no) +\d+ +\d+\s*$/.exec(line)?.[1]),
  };
}

/** What the service answers while the window works a report out. */
function toldToWindow(page: Page): Partial<Pick<EngineReport, 'comparison' | 'risks'>> {
  const told: { comparison?: EngineReport['comparison']; risks?: EngineReport['risks'] } = {};
  page.on('response', async (response) => {
    if (response.url().endsWith('/api/compare.run')) told.comparison = (await response.json()).value;
    if (response.url().endsWith('/api/risks.get')) told.risks = (await response.json()).value;
  });
  return told;
}

test('a scenario on one page, in both languages and on both papers, with text to select and fonts embedded', async ({
  page,
}) => {
  const planId = await samplePlanId(page);
  await openScreen(page, 'export', SCENARIO);
  await page.getByRole('button', { name: 'Open report' }).click();
  await expect(page.getByText('A report needs a run of this scenario.')).toBeVisible();
  await ask(page, 'runs.start', { planId, scenario: SCENARIO, trials: 1024, seed: 1, sampling: 'sobol' });

  const path = `/plan/${planId}/${SCENARIO}/report`;
  const told = toldToWindow(page);
  await openReport(page, 'en', path);
  const engine = async () => ({
    ...told,
    plan: await ask(page, 'plans.get', { planId }),
    run: (await ask(page, 'runs.latest', { planId, scenario: SCENARIO }))!,
    own: await ask(page, 'allocation.get', { planId, scenario: SCENARIO }),
    parent: await ask(page, 'allocation.get', { planId, scenario: 'base' }),
    comparison: told.comparison!,
    risks: told.risks!,
  });
  await expectReport(page, 'en', await engine());
  const { id: runId } = await engine().then(({ run }) => run);
  const { cells: shapes } = await ask(page, 'runs.distribution', { runId, variable: 'npv' });
  await expectReportCharts(page, 'en', await engine(), shapes[0]!);
  const sheet = page.getByRole('article', { name: 'Report as it prints' });
  const latest = await ask(page, 'runs.latest', { planId, scenario: SCENARIO });
  const npv = latest?.result.outputs.find(({ variable }) => variable === 'npv')?.cells[0];
  const share = `${Math.round((npv?.probabilityAtLeastTarget ?? Number.NaN) * 100)}%`;
  const fits = await sheet.evaluate((page) => page.scrollHeight - page.clientHeight);
  expect(fits).toBeLessThanOrEqual(0);
  expect(await violationsIn(page)).toEqual([]);

  await page.getByText('A4', { exact: true }).click();
  await expect(sheet).toHaveAttribute('data-paper', 'a4');
  const a4 = await printed(page, 'a4-en');
  await page.getByText('Letter', { exact: true }).click();
  await expect(sheet).toHaveAttribute('data-paper', 'letter');
  const letter = await printed(page, 'letter-en');
  await openReport(page, 'zh-CN', path);
  await expectReport(page, 'zh-CN', await engine());
  await expectReportCharts(page, 'zh-CN', await engine(), shapes[0]!);
  const hasFont = await showsChinese(page);
  if (!hasFont) process.stdout.write(`skipped: ${NO_CHINESE}\n`);
  const chinese = hasFont ? await printed(page, 'letter-zh-CN') : null;
  // The browser prints by itself: the button only opens its dialog.
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', 'yes');
  });
  await page.getByRole('button', { name: '打印或另存为 PDF' }).click();
  await expect(page.locator('body')).toHaveAttribute('data-printed', 'yes');

  test.skip(a4 === null, 'no poppler on this machine to read a PDF with');
  expect([a4?.pages, letter?.pages]).toEqual([1, 1]);
  expect(a4?.size).toEqual([595, 842]);
  expect(letter?.size).toEqual([612, 792]);
  expect(a4?.text).toContain(`is met with a probability of ${share}`);
  expect(letter?.text).toContain('Southeast Asia');
  for (const read of [a4, letter, ...(hasFont ? [chinese] : [])]) {
    expect(read?.embedded.length).toBeGreaterThan(0);
    expect(new Set(read?.embedded)).toEqual(new Set(['yes']));
    expect(read?.text).not.toContain('Back to');
  }
  if (!hasFont) return;
  expect(chinese?.pages).toBe(1);
  expect(chinese?.text).toContain('东南亚');
  expect(chinese?.text).toContain('的预期值为');
});

longAlone(() => {
  test('the report of a plan of 30 regions, 40 lines and 60 periods is one page on either paper', async ({
    page,
  }) => {
    test.setTimeout(300_000);
    const text = JSON.stringify(largePlan(samplePlan()));
    const { plans } = await ask(page, 'import.plan', fileOf('large.json', text));
    const planId = plans[0]!.id;
    await ask(page, 'runs.start', { planId, scenario: 'base', trials: 256, seed: 1, sampling: 'sobol' });
    await expect
      .poll(() => ask(page, 'runs.latest', { planId, scenario: 'base' }), { timeout: 120_000 })
      .not.toBeNull();
    for (const locale of ['en', 'zh-CN'] as const) {
      await openReport(page, locale, `/plan/${planId}/base/report`);
      for (const paper of ['A4', 'Letter']) {
        await page.getByRole('radiogroup').getByText(paper).click();
        const read = await printed(page, `large-${paper}-${locale}`);
        test.skip(read === null, 'no poppler on this machine to read a PDF with');
        expect(read?.pages, `${paper} ${locale}`).toBe(1);
      }
    }
  });
});
