import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { PlanSummary, PlanView, RunView } from '#shared/views.ts';
import { expect } from '../support/app.ts';
import { expectAllCompared, expectTexts } from '../support/census.ts';
import { countText, oneDecimalText, probabilityText, shortText } from '../support/rounding.ts';
import { ask } from '../window.ts';
import { momentText, textsIn } from './words.ts';

const NPV = { unit: 'USD', format: 'currency' };

/** The row of the only plan: its scenarios, the headline of the default scenario's last run, and its last change. */
export async function expectPlanRow(
  page: Page,
  locale: Locale,
  { plan, summary, run }: { plan: PlanView; summary: PlanSummary; run: RunView },
): Promise<void> {
  const english = locale === 'en';
  const cell = run.result.outputs.find(({ variable }) => variable === 'npv')!.cells[0]!;
  const write = (level: string) => shortText(cell.quantiles[level], NPV, locale);
  const row = page.getByTestId('plan-row');
  const count = countText(plan.scenarios.length);
  await expectTexts(row.locator('td').nth(0).locator('div'), [
    english ? `${count} scenarios · USD` : `${count} 个情景 · USD`,
  ]);
  await expectTexts(row.locator('td').nth(1).locator('span'), [
    write('0.5'),
    `P5 ${write('0.05')} – P95 ${write('0.95')}`,
  ]);
  const target = `≥ ${shortText(cell.target, NPV, locale)}`;
  await expectTexts(row.locator('td').nth(2), [
    probabilityText({ share: cell.probabilityAtLeastTarget, trials: run.trials }, locale) + target,
  ]);
  await expectTexts(row.locator('td').nth(3), [momentText(summary.changedAt, locale)]);
  // Other tests may have left plans in the bin.
  const { plans, bin } = await ask(page, 'plans.list', {});
  const { tabPlans, tabBin } = textsIn(locale).plans;
  const tabs = [
    tabPlans.replace('{{number}}', `${plans.length}`),
    tabBin.replace('{{number}}', `${bin.length}`),
  ];
  await expectTexts(page.getByRole('tab'), bin.length > 0 ? tabs : []);
  await expectAllCompared(page, plan, locale);
}

/** The backups of the file, the latest first: when and why each was made, and how large it is. */
export async function expectBackups(page: Page, locale: Locale): Promise<void> {
  const texts = textsIn(locale).file;
  const { backups } = await ask(page, 'backups.list', {});
  await page.getByRole('button', { name: texts.menu, exact: true }).press('Enter');
  await page.getByRole('menuitem', { name: texts.backups }).press('Enter');
  const dialog = page.getByRole('dialog');
  const size = (bytes: number) => `${oneDecimalText(bytes / 1024 ** 2)} MB`;
  await expectTexts(
    dialog.locator('li > span'),
    backups
      .slice(0, 5)
      .flatMap(({ at, reason, bytes }) => [
        momentText(at, locale),
        `${texts.reasons[reason]} · ${size(bytes)}`,
      ]),
  );
  const more = texts.showAll.replace('{{number}}', countText(backups.length));
  await expectTexts(dialog.getByText(more, { exact: true }), backups.length > 5 ? [more] : []);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
}

/** The cards of files to export: the run that figures would be from, and how many trials and scenarios. */
export async function expectExports(
  page: Page,
  locale: Locale,
  { plan, run }: { plan: PlanView; run: RunView },
): Promise<void> {
  const english = locale === 'en';
  const trials = countText(run.trials);
  const count = countText(plan.scenarios.length);
  const when = momentText(run.at, locale);
  const label = (labels: PlanView['scenarios'][number]['label']) => labelText(labels, locale, '');
  const scenario = label(plan.scenarios.find(({ id }) => id === run.scenario)!.label);
  const sentences = english
    ? [
        `Results are from the run of ${when} (${trials} trials, seed ${run.seed}).`,
        `The distributions of “${scenario}” for other tools that draw trials (SIPmath 3.0).`,
        `“${label(plan.label)}” as a document that Headroom and its command line read again.`,
        `${count} scenarios with spend, locks and assumptions`,
      ]
    : [
        `结果取自 ${when} 的运行（${trials} 次模拟，随机种子 ${run.seed}）。`,
        `情景“${scenario}”的概率分布，供其他抽样工具使用（SIPmath 3.0）。`,
        `“${label(plan.label)}”的完整文档，可由 Headroom 及其命令行再次读取。`,
        `${count} 个情景，含支出、锁定与假设`,
      ];
  for (const text of sentences) await expectTexts(page.getByText(text, { exact: true }), [text]);
  // A comparison and a library draw as many trials as the last run, unless another number is typed.
  const fields = page.getByLabel(textsIn(locale).results.trials, { exact: true });
  await expectTexts(fields, [trials, trials]);
  await expectAllCompared(page, plan, locale);
}
