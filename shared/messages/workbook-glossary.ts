import type { Catalogue } from './message.ts';

/** The terms that the glossary of a workbook explains, each with what it means to the reader of a figure. */
export const GLOSSARY_TERMS = {
  trial: { en: 'Trial', 'zh-CN': '单次模拟' },
  seed: { en: 'Seed', 'zh-CN': '随机种子' },
  mean: { en: 'Mean', 'zh-CN': '均值' },
  standardError: { en: 'Standard error', 'zh-CN': '标准误' },
  percentile: { en: 'P5, P50, P95', 'zh-CN': 'P5、P50、P95' },
  tail: { en: 'Mean of the lowest 5% (CVaR)', 'zh-CN': '最低 5% 的均值（CVaR）' },
  target: { en: 'P(at least target)', 'zh-CN': '达到目标的概率' },
  scenario: { en: 'Scenario', 'zh-CN': '情景' },
  commonNumbers: { en: 'Common random numbers', 'zh-CN': '共同随机数' },
  driver: { en: 'Driver', 'zh-CN': '驱动因素' },
  contribution: { en: 'Contribution', 'zh-CN': '贡献度' },
  path: { en: 'Path', 'zh-CN': '随机路径' },
  event: { en: 'Event', 'zh-CN': '风险事件' },
  limit: { en: 'Limit', 'zh-CN': '约束' },
  lock: { en: 'Lock', 'zh-CN': '锁定' },
  npv: { en: 'Net present value (NPV)', 'zh-CN': '净现值（NPV）' },
} as const satisfies Catalogue;

export const GLOSSARY_MEANINGS = {
  trial: {
    en: 'One possible course of events: every uncertain figure is drawn once, and the plan is calculated with it.',
    'zh-CN': '一种可能的发展：对每个不确定参数抽取一次取值，并据此计算整个方案。',
  },
  seed: {
    en: 'The number that the random draws start from. The same plan, seed, sampling and number of trials give the same figures.',
    'zh-CN': '随机抽样的起始数。方案、种子、抽样方法与模拟次数相同，结果完全一致。',
  },
  mean: { en: 'The average over all trials.', 'zh-CN': '全部模拟结果的平均值。' },
  standardError: {
    en: 'How far the mean may be off because trials are finite in number: the truth lies within two of them in about 95 of 100 runs.',
    'zh-CN': '模拟次数有限给均值带来的误差：约 95% 的情况下，真值落在均值 ± 2 个标准误之内。',
  },
  percentile: {
    en: 'Levels that 5, 50 and 95 of 100 trials stay below. P50 is the median; P5 to P95 is the range of nine in ten trials.',
    'zh-CN': '分别有 5%、50%、95% 的模拟结果低于该值。P50 为中位数；P5 至 P95 覆盖九成模拟结果。',
  },
  tail: {
    en: 'The average of the worst twentieth of all trials: how bad it is when it is bad.',
    'zh-CN': '最差 5% 模拟结果的平均值：衡量不利情形下的严重程度。',
  },
  target: {
    en: 'The share of trials that reach the target or exceed it.',
    'zh-CN': '达到或超过目标值的模拟次数占比。',
  },
  scenario: {
    en: 'A variant of the plan: its own amounts, budget and changes to assumptions; everything else is taken from the scenario that it builds on.',
    'zh-CN': '方案的一个变体：自有的金额、预算及假设变动；其余沿用其上级情景。',
  },
  commonNumbers: {
    en: 'Scenarios with one seed meet the same luck in every trial, so that their difference is due to the plans alone.',
    'zh-CN': '种子相同的各情景在每次模拟中遇到同样的随机因素，差异仅来自方案本身。',
  },
  driver: {
    en: 'An uncertain assumption that moves a result, by the rank correlation between the two over all trials.',
    'zh-CN': '影响结果的不确定假设，以两者在全部模拟中的秩相关系数衡量。',
  },
  contribution: {
    en: "The driver's squared rank correlation as a share of the sum over all drivers.",
    'zh-CN': '该因素秩相关系数的平方占全部因素之和的比例。',
  },
  path: {
    en: 'An assumption that moves at random from period to period, such as an exchange rate.',
    'zh-CN': '随期间随机变动的假设，例如汇率。',
  },
  event: {
    en: 'Something that starts in a period with a probability, has a severity, and lasts for a while.',
    'zh-CN': '以一定概率在某期发生、具有影响程度并持续若干期的事项。',
  },
  limit: {
    en: 'What spend must respect. Cells turn red where it is broken.',
    'zh-CN': '支出必须满足的条件。不满足时单元格变红。',
  },
  lock: { en: 'An amount that must not be changed.', 'zh-CN': '不得更改的金额。' },
  npv: {
    en: 'What all later amounts are worth at the start of the plan, at its discount rate.',
    'zh-CN': '按折现率将各期金额折算至计划期初的价值之和。',
  },
} as const satisfies Record<keyof typeof GLOSSARY_TERMS, { en: string; 'zh-CN': string }>;
