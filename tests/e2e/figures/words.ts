import { type Label, type Locale, labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { en, type Texts } from '../../../renderer/i18n/en.ts';
import { zhCN } from '../../../renderer/i18n/zh-CN.ts';
import { countText, fullText, type Kind, withErrorText } from '../support/rounding.ts';

/** The window's texts: names of what figures stand under. */
export const textsIn = (locale: Locale): Texts => (locale === 'en' ? en : zhCN);

/** Units as people read them. */
const UNITS: Record<Locale, Record<string, string>> = {
  en: {
    '1': '',
    USD: 'USD',
    'USD/period': 'USD per quarter',
    'USD/customer': 'USD per customer',
    'USD/order': 'USD per order',
    customers: 'customers',
    'customers/period': 'customers per quarter',
    'orders/period': 'orders per quarter',
    'orders/USD': 'orders per USD',
    'orders/customer/period': 'orders per customer per quarter',
    'USD/customer/period': 'USD per customer per quarter',
    '1/period': 'per quarter',
    periods: 'quarters',
    years: 'years',
    days: 'days',
    months: 'months',
  },
  'zh-CN': {
    '1': '',
    USD: 'USD',
    'USD/period': 'USD/季度',
    'USD/customer': 'USD/客户',
    'USD/order': 'USD/订单',
    customers: '客户',
    'customers/period': '客户/季度',
    'orders/period': '单/季度',
    'orders/USD': '单/USD',
    'orders/customer/period': '单/客户/季度',
    'USD/customer/period': 'USD/客户/季度',
    '1/period': '每季度',
    periods: '个季度',
    years: '年',
    days: '天',
    months: '个月',
  },
};

/** The unit of a figure in words; a percentage says its own. */
export function unitWords({ unit, format }: { unit: string; format: string }, locale: Locale): string {
  return format === 'percent' ? '' : (UNITS[locale][unit] ?? `no words for ${unit}`);
}

/** What a figure says when one points at it: all of it, with its error and its unit. */
export function inFull(
  value: number | null | undefined,
  error: number | null | undefined,
  kind: Kind,
  locale: Locale,
): string {
  const figure = withErrorText(value, error, (each) => fullText(each, kind));
  return [figure, unitWords(kind, locale)].filter(Boolean).join(' · ');
}

/** What a figure that one press copies says when one points at it, by the names of where it stands. */
export const toCopy = (names: readonly string[], figure: string, locale: Locale): string =>
  [...names, figure].join(' · ') + (locale === 'en' ? ' (press to copy)' : '（点击复制）');

/** What the text of a probability says when one points at it, where it is of none or all trials; nothing else. */
export function oneSidedInFull(text: string, trials: number, locale: Locale): string {
  const [, end, bound = ''] = /^(0|100)%.+?([\d.]+%)/.exec(text) ?? [];
  if (end === undefined) return '';
  const count = countText(trials);
  if (locale === 'en') {
    const [share, side] = end === '0' ? ['none', 'below'] : ['all', 'above'];
    return `In ${share} of ${count} trials: with 95% confidence the probability is ${side} ${bound} (rule of three).`;
  }
  const [share, side] = end === '0' ? ['均未出现', '低于'] : ['均出现', '高于'];
  return `${count} 次模拟中${share}：在 95% 置信度下，概率${side} ${bound}（三法则）。`;
}

/** The titles and words of the results screen that figures stand under. */
export const RESULTS_WORDS = {
  en: {
    median: 'median',
    range: 'P5–P95',
    mean: 'Mean ± s.e.',
    to: ' to ',
    overTime: 'Over time',
    distribution: 'Distribution',
    drivers: 'What drives Net present value (NPV)',
    convergence: 'How settled the mean is: Net present value (NPV)',
    markets: 'Markets: spend and what comes of it, whole plan',
    kpis: 'KPIs by customer stage (P50)',
    outputs: 'All outputs (over time: 2028-Q4)',
    table: 'Table',
    statistics: [
      'Mean',
      'Standard deviation',
      'Mean of the lowest 5%',
      'Lowest',
      'Highest',
      'Mean of the highest 5%',
    ],
    spend: 'Spend by category',
    total: 'Spend, total',
    medians: 'What comes of it (P50)',
    measures: ['Revenue', 'Contribution', 'CAC', 'LTV', 'LTV : CAC', 'CAC payback'],
    never: 'never',
    groups: ['Acquisition', 'Activation', 'Retention', 'Revenue', 'Referral'],
    errors: '± s.e.',
    target: (target: string) => `P(≥ ${target})`,
    provenance: (trials: string) => `${trials} trials · seed 1 · Sobol · engine `,
    settled: (trials: string, error: string) => `After ${trials} trials the standard error is ${error}.`,
  },
  'zh-CN': {
    median: '中位数',
    range: 'P5–P95',
    mean: '均值 ± 标准误',
    to: ' 至 ',
    overTime: '随时间变化',
    distribution: '概率分布',
    drivers: '净现值（NPV）的驱动因素',
    convergence: '均值收敛情况：净现值（NPV）',
    markets: '各市场投入产出（全周期）',
    kpis: '客户生命周期 KPI（P50 中位数）',
    outputs: '全部产出指标（时间序列取 2028年第4季度）',
    table: '表格',
    statistics: ['均值', '标准差', '最低 5% 的均值', '最小值', '最大值', '最高 5% 的均值'],
    spend: '分类别支出',
    total: '支出合计',
    medians: '投入产出（P50 中位数）',
    measures: [
      '营业收入',
      '边际贡献',
      '获客成本（CAC）',
      '客户终身价值（LTV）',
      'LTV : CAC 比值',
      'CAC 回收期',
    ],
    never: '无法回收',
    groups: ['获客', '激活', '留存', '变现', '推荐'],
    errors: '± 标准误',
    target: (target: string) => `P(≥ ${target})`,
    provenance: (trials: string) => `${trials} 次模拟 · 随机种子 1 · Sobol 序列 · 引擎 `,
    settled: (trials: string, error: string) => `${trials} 次模拟后，标准误为 ${error}。`,
  },
} as const;
export type ResultsWords = (typeof RESULTS_WORDS)[Locale];

/** `cac[eu]` by the plan's own labels: `Customer acquisition cost · Europe`. */
export function inputName(plan: PlanView, input: string, locale: Locale): string {
  const [name = '', members = ''] = input.replace(']', '').split('[');
  const places = members.split(',').filter(Boolean);
  const labels = new Map<string, Label>([
    ...plan.variables.map((each): [string, Label] => [each.name, each.label]),
    ...[...plan.regions, ...plan.lines].map((each): [string, Label] => [each.id, each.label]),
  ]);
  return [name, ...places].map((id) => labelText(labels.get(id), locale, id)).join(' · ');
}

/** The same as axes have it: of a long label what stands before its brackets. */
export function axisName(plan: PlanView, input: string, locale: Locale): string {
  const [label = '', ...places] = inputName(plan, input, locale).split(' · ');
  const bare = label.length > 30 ? (label.split(/ ?[(（][^(（]*$/)[0] ?? '') : label;
  return [bare, ...places].join(' · ');
}

/** The same in lines for paper, a long label by its beginning. */
export function axisLines(plan: PlanView, input: string, locale: Locale): string[] {
  const [bare = '', ...places] = axisName(plan, input, locale).split(' · ');
  return [bare.length > 30 ? `${bare.slice(0, 29).trimEnd()}…` : bare, ...places];
}

/** A quarter of a plan that begins in the first one of 2026, as heads of columns and axes have it. */
export function quarter(period: number, locale: Locale): string {
  const year = 2026 + Math.floor(period / 4);
  const number = (period % 4) + 1;
  return locale === 'en' ? `${year}-Q${number}` : `${year % 100}年Q${number}`;
}

/** The same in full, as sentences and lists of choices have it. */
export function quarterInFull(period: number, locale: Locale): string {
  const name = quarter(period, locale);
  return locale === 'en' ? name : name.replace(/^(\d+)年Q(\d)$/, '20$1年第$2季度');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A moment in the time zone of the browser tests, UTC: `Nov 23, 2026, 1:15 AM`, `2026年11月23日 01:15`. */
export function momentText(iso: string, locale: Locale): string {
  const [year = '', month = '', day = '', hour = '', minute = ''] = iso.split(/[-T:]/);
  if (locale === 'zh-CN') return `${year}年${Number(month)}月${Number(day)}日 ${hour}:${minute}`;
  const half = Number(hour) < 12 ? 'AM' : 'PM';
  return `${MONTHS[Number(month) - 1]} ${Number(day)}, ${year}, ${Number(hour) % 12 || 12}:${minute} ${half}`;
}
