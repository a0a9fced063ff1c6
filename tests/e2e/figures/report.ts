import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { AllocationView, PlanView, RunView } from '#shared/views.ts';
import type { ComparisonView } from '#shared/views-compare.ts';
import type { RisksView } from '#shared/views-risks.ts';
import { expect } from '../support/app.ts';
import { amountText, countText, percentText, shortText, twoDigits } from '../support/rounding.ts';
import { axisName, quarter } from './words.ts';

/** What the service has told the window for the page. */
export interface EngineReport {
  readonly plan: PlanView;
  readonly run: RunView;
  readonly own: AllocationView;
  readonly parent: AllocationView;
  readonly comparison: ComparisonView;
  readonly risks: RisksView;
}

const totalOf = ({ rows }: AllocationView): number =>
  rows.reduce((all, { amounts }) => all + amounts.reduce<number>((sum, amount) => sum + amount, 0), 0);

/** Holds every figure of the page's words, its table and its last line against what the service has told. */
export async function expectReport(page: Page, locale: Locale, engine: EngineReport): Promise<void> {
  const sheet = page.getByRole('article');
  for (const part of sentenceParts(engine, locale)) await expect(sheet).toContainText(part);
  const table = sheet.locator('tbody tr, tfoot tr');
  expect(
    await table.evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent))),
  ).toEqual(spendRows(engine, locale));
  const { trials, seed, result } = engine.run;
  const about =
    locale === 'en'
      ? `${countText(trials)} trials · seed ${seed} · Sobol · engine ${result.engine} · plan ${result.plan.sha256.slice(0, 12)}`
      : `${countText(trials)} 次模拟 · 随机种子 ${seed} · Sobol 序列 · 引擎 ${result.engine} · 方案 ${result.plan.sha256.slice(0, 12)}`;
  await expect(sheet.locator('footer')).toContainText(about);
}

/** The parts of the sentences that hold figures. */
function sentenceParts(
  { plan, run, own, parent, comparison, risks }: EngineReport,
  locale: Locale,
): string[] {
  const english = locale === 'en';
  const npv = plan.outputs.find(({ variable }) => variable === 'npv')!;
  const cell = run.result.outputs.find(({ variable }) => variable === 'npv')!.cells[0]!;
  const write = (value: number | null | undefined) => shortText(value, npv, locale);
  const [low, middle, high] = ['0.05', '0.5', '0.95'].map((level) => write(cell.quantiles[level]));
  const spend = totalOf(own);
  const more = spend - totalOf(parent);
  const against = comparison.outputs.find(({ variable }) => variable === 'npv')!.cells.at(-1)!.against[0]!;
  const difference = against.difference.mean!;
  const costliest = [...risks.risks].sort((a, b) => b.loss!.mean! - a.loss!.mean!)[0]!;
  const event = labelText(costliest.label, locale, '');
  const error = write(twoDigits(cell.standardError!));
  const share = percentText(cell.probabilityAtLeastTarget, 0);
  const beats = percentText(against.beats.mean, 0);
  const loss = write(costliest.loss!.mean);
  const size = write(Math.abs(difference));
  const drivers = run.result.drivers.find(({ output }) => output === 'npv')!.inputs.slice(0, 3);
  const names = drivers.map(({ input }) => axisName(plan, input, locale).slice(0, 59));
  if (english) {
    return [
      `spends USD ${amountText(spend)} from ${quarter(0, locale)} to ${quarter(11, locale)}.`,
      `is expected to come to ${write(cell.mean)} (standard error ${error}).`,
      `it lies between ${low} and ${high}; half of them are below ${middle}.`,
      `The target of ${write(cell.target)} is met with a probability of ${share}`,
      `come out ${size} ${difference < 0 ? 'below' : 'above'} “Base plan” and is the better one in ${beats} of the trials.`,
      more === 0
        ? 'Both spend the same.'
        : `It spends USD ${amountText(Math.abs(more))} ${more > 0 ? 'more' : 'less'}.`,
      `The event that costs most is ${event}: ${loss} on average.`,
      ...lowestGaps(plan, risks, locale),
      ...names,
    ];
  }
  return [
    `自2026年第1季度至2028年第4季度共投入 USD ${amountText(spend)}。`,
    `的预期值为 ${write(cell.mean)}（标准误 ${error}）。`,
    `介于 ${low} 与 ${high} 之间，中位数为 ${middle}。`,
    `达成目标 ${write(cell.target)} 的概率为 ${share}`,
    `${difference < 0 ? '低' : '高'} ${size}，在 ${beats} 的模拟中更优。`,
    more === 0 ? '两者投入相同。' : `投入${more > 0 ? '多' : '少'} USD ${amountText(Math.abs(more))}。`,
    `损失最大的风险事件为${event}，平均损失 ${loss}。`,
    ...lowestGaps(plan, risks, locale),
    ...names,
  ];
}

/** The three widest gaps of compliance, each at its lowest period. */
function lowestGaps(plan: PlanView, { coverage }: RisksView, locale: Locale): string[] {
  const members = [...plan.regions, ...plan.lines];
  return coverage!.cells
    .map(({ at, coverage: shares }) => ({ at, lowest: Math.min(...shares.map(Number)) }))
    .filter(({ lowest }) => lowest < 1 - 1e-9)
    .sort((a, b) => a.lowest - b.lowest)
    .slice(0, 3)
    .map(({ at, lowest }) => {
      const names = Object.values(at).map((id) =>
        labelText(members.find((each) => each.id === id)?.label, locale, ''),
      );
      const share = percentText(lowest, 0);
      return `${names.join(' · ')}${locale === 'en' ? ` (at the lowest ${share})` : `（最低 ${share}）`}`;
    });
}

/** Regions down, years across, with total and share; the sum of all last. */
function spendRows({ plan, own }: EngineReport, locale: Locale): string[][] {
  const all = totalOf(own);
  const row = (name: string, isIn: (region: string) => boolean): string[] => {
    const rows = own.rows.filter(({ region }) => isIn(region));
    const years = [0, 1, 2].map((year) =>
      rows.reduce(
        (sum, { amounts }) =>
          sum + amounts.slice(4 * year, 4 * year + 4).reduce<number>((part, amount) => part + amount, 0),
        0,
      ),
    );
    const total = years.reduce((sum, amount) => sum + amount, 0);
    return [name, ...years.map(amountText), amountText(total), percentText(total / all)];
  };
  return [
    ...plan.regions.map(({ id, label }) => row(labelText(label, locale, id), (region) => region === id)),
    row(locale === 'en' ? 'Total' : '合计', () => true),
  ];
}
