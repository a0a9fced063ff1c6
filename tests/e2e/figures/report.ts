import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { AllocationView, PlanView, RunView } from '#shared/views.ts';
import type { ComparisonView } from '#shared/views-compare.ts';
import type { RisksView } from '#shared/views-risks.ts';
import { expectAllCompared, expectTexts } from '../support/census.ts';
import {
  amountText,
  countText,
  percentText,
  probabilityText,
  shortText,
  twoDigits,
} from '../support/rounding.ts';
import { axisName, momentText } from './words.ts';

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

/** Holds the page's words, sentence by sentence, its table and its last line against what the service has told. */
export async function expectReport(page: Page, locale: Locale, engine: EngineReport): Promise<void> {
  const { plan, run } = engine;
  const sheet = page.getByRole('article');
  const { label } = plan.scenarios.find(({ id }) => id === run.scenario)!;
  await expectTexts(sheet.locator('h2'), [
    [plan.label, label].map((each) => labelText(each, locale, '')).join(locale === 'en' ? ': ' : '：'),
  ]);
  await expectTexts(
    sheet.locator('dd'),
    (locale === 'en' ? englishParagraphs : chineseParagraphs)(wordsOf(engine, locale)),
  );
  await expectTexts(sheet.locator('table :is(caption, th, td)'), [
    ...HEADS[locale],
    ...spendRows(engine, locale).flat(),
  ]);
  const { trials, seed, result } = run;
  const hash = result.plan.sha256.slice(0, 12);
  const moment = momentText(run.at, locale);
  await expectTexts(sheet.locator('footer'), [
    locale === 'en'
      ? `Run of ${moment} · ${countText(trials)} trials · seed ${seed} · Sobol · engine ${result.engine} · plan ${hash}`
      : `运行时间 ${moment} · ${countText(trials)} 次模拟 · 随机种子 ${seed} · Sobol 序列 · 引擎 ${result.engine} · 方案 ${hash}`,
  ]);
  await expectAllCompared(page, plan, locale);
}

const HEADS = {
  en: ['Allocation in USD', 'Region', '2026', '2027', '2028', 'Total', 'Share'],
  'zh-CN': ['预算分配（USD）', '区域', '2026年', '2027年', '2028年', '合计', '占比'],
} as const;

/** From what probability on it is called so: Mastrandrea et al. (2010), table 1. */
const ODDS = [
  [0.9, 'very likely', '极有可能'],
  [0.66, 'likely', '较有可能'],
  [0.33, 'about as likely as not', '可能性约各半'],
  [0.1, 'unlikely', '不太可能'],
  [0, 'very unlikely', '极不可能'],
] as const;

const list = (names: readonly string[], locale: Locale): string => {
  if (locale === 'zh-CN') return names.join('、');
  const last = names.at(-1)!;
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${last}`;
};

const joined = (parts: readonly string[], by: string): string => parts.filter(Boolean).join(by);

/** All that the paragraphs put into their sentences. */
function wordsOf(engine: EngineReport, locale: Locale) {
  const { plan, run, own, parent, comparison, risks } = engine;
  const npv = plan.outputs.find(({ variable }) => variable === 'npv')!;
  const cell = run.result.outputs.find(({ variable }) => variable === 'npv')!.cells[0]!;
  const write = (value: number | null | undefined) => shortText(value, npv, locale);
  const labelOf = (id: string) => labelText(plan.scenarios.find((each) => each.id === id)?.label, locale, '');
  const met = cell.probabilityAtLeastTarget!;
  const against = comparison.outputs.find(({ variable }) => variable === 'npv')!.cells.at(-1)!.against[0]!;
  const costliest = [...risks.risks].sort((a, b) => b.loss!.mean! - a.loss!.mean!)[0]!;
  const more = totalOf(own) - totalOf(parent);
  return {
    scenario: labelOf(run.scenario),
    spend: amountText(totalOf(own)),
    npv: labelText(npv.label, locale, ''),
    mean: write(cell.mean),
    error: write(twoDigits(cell.standardError!)),
    low: write(cell.quantiles['0.05']),
    middle: write(cell.quantiles['0.5']),
    high: write(cell.quantiles['0.95']),
    target: write(cell.target),
    share: probabilityText({ share: met, trials: run.trials }, locale, 0),
    odds: ODDS.find(([from]) => met >= from)![locale === 'en' ? 1 : 2],
    baseline: labelOf('base'),
    difference: write(Math.abs(against.difference.mean!)),
    isLower: against.difference.mean! < 0,
    beats: percentText(against.beats.mean, 0),
    more: amountText(Math.abs(more)),
    moreSign: Math.sign(more),
    gaps: list(gapTexts(plan, risks, locale), locale),
    event: labelText(costliest.label, locale, ''),
    loss: write(costliest.loss!.mean),
    ...driverNames(engine, locale),
  };
}

type Words = ReturnType<typeof wordsOf>;

/** The five paragraphs: what comes of it, the target, what drives it, the baseline, and risks. */
function englishParagraphs(words: Words): string[] {
  const { scenario, spend, npv, mean, error, low, middle, high, target, share, odds } = words;
  const { rising, falling, baseline, difference, isLower, beats, more, moreSign, gaps, event, loss } = words;
  return [
    `“${scenario}” spends USD ${spend} from 2026-Q1 to 2028-Q4. ` +
      `${npv} is expected to come to ${mean} (standard error ${error}). ` +
      `In nine of ten trials it lies between ${low} and ${high}; half of them are below ${middle}.`,
    `The target of ${target} is met with a probability of ${share}: ${odds}.`,
    `It ${joined([rising && `rises most with ${rising}`, falling && `falls ${rising ? '' : 'most '}with ${falling}`], ', and ')}.`,
    `It is expected to come out ${difference} ${isLower ? 'below' : 'above'} “${baseline}” ` +
      `and is the better one in ${beats} of the trials. ` +
      (moreSign === 0 ? 'Both spend the same.' : `It spends USD ${more} ${moreSign > 0 ? 'more' : 'less'}.`),
    `Not fully covered: ${gaps}. The event that costs most is ${event}: ${loss} on average.`,
  ];
}

function chineseParagraphs(words: Words): string[] {
  const { scenario, spend, npv, mean, error, low, middle, high, target, share, odds } = words;
  const { rising, falling, baseline, difference, isLower, beats, more, moreSign, gaps, event, loss } = words;
  return [
    `情景“${scenario}”自2026年第1季度至2028年第4季度共投入 USD ${spend}。` +
      `${npv}的预期值为 ${mean}（标准误 ${error}）。` +
      `九成模拟结果介于 ${low} 与 ${high} 之间，中位数为 ${middle}。`,
    `达成目标 ${target} 的概率为 ${share}：${odds}。`,
    `与其${joined([rising && `正相关最强的因素：${rising}`, falling && `负相关最强的因素：${falling}`], '；')}。`,
    `预期比“${baseline}”${isLower ? '低' : '高'} ${difference}，在 ${beats} 的模拟中更优。` +
      (moreSign === 0 ? '两者投入相同。' : `投入${moreSign > 0 ? '多' : '少'} USD ${more}。`),
    `合规未完全覆盖：${gaps}。损失最大的风险事件为${event}，平均损失 ${loss}。`,
  ];
}

/** Names as far as a page has room for them. */
const clipped = (name: string): string => (name.length > 60 ? `${name.slice(0, 59)}…` : name);

/** Of the three inputs that move npv the most: those it rises with, and those it falls with. */
function driverNames({ plan, run }: EngineReport, locale: Locale): { rising: string; falling: string } {
  const drivers = run.result.drivers.find(({ output }) => output === 'npv')!.inputs.slice(0, 3);
  const names = (side: number) =>
    drivers
      .filter(({ rankCorrelation }) => Math.sign(rankCorrelation!) === side)
      .map(({ input }) => clipped(axisName(plan, input, locale)));
  return { rising: list(names(1), locale), falling: list(names(-1), locale) };
}

/** The three widest gaps of compliance, each at its lowest period, and how many more there are. */
function gapTexts(plan: PlanView, { coverage }: RisksView, locale: Locale): string[] {
  const members = [...plan.regions, ...plan.lines];
  const gaps = coverage!.cells
    .map(({ at, coverage: shares }) => ({ at, lowest: Math.min(...shares.map(Number)) }))
    .filter(({ lowest }) => lowest < 1 - 1e-9)
    .sort((a, b) => a.lowest - b.lowest);
  const more = gaps.length - 3;
  return [
    ...gaps.slice(0, 3).map(({ at, lowest }) => {
      const names = Object.values(at).map((id) =>
        labelText(members.find((each) => each.id === id)?.label, locale, ''),
      );
      const share = percentText(lowest, 0);
      const place = clipped(names.join(' · '));
      return `${place}${locale === 'en' ? ` (at the lowest ${share})` : `（最低 ${share}）`}`;
    }),
    ...(more > 0 ? [locale === 'en' ? `${more} more` : `另有 ${more} 项`] : []),
  ];
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
