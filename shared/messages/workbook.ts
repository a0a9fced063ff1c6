import type { Locale } from '../locale.ts';
import type { Catalogue } from './message.ts';

/** Every text that a workbook carries of its own. Sheet names keep to Excel's rules: at most 31 characters, none of `[]:*?/\`. */
export const WORKBOOK_MESSAGES = {
  sheetAbout: { en: 'About', 'zh-CN': '说明' },
  sheetRegions: { en: 'Allocation by region', 'zh-CN': '按区域分配' },
  sheetCategories: { en: 'By category', 'zh-CN': '按类别汇总' },
  sheetResults: { en: 'Results', 'zh-CN': '模拟结果' },
  sheetDrivers: { en: 'Drivers', 'zh-CN': '关键驱动因素' },

  plan: { en: 'Plan', 'zh-CN': '方案' },
  scenario: { en: 'Scenario', 'zh-CN': '情景' },
  buildsOn: { en: 'Builds on', 'zh-CN': '上级情景' },
  note: { en: 'Note', 'zh-CN': '备注' },
  currency: { en: 'Currency', 'zh-CN': '币种' },
  horizon: { en: 'Periods', 'zh-CN': '计划期' },
  discountRate: { en: 'Discount rate a year', 'zh-CN': '年折现率' },
  budget: { en: 'Budget', 'zh-CN': '预算' },
  allocated: { en: 'Allocated', 'zh-CN': '已分配' },
  left: { en: 'Left (negative: over budget)', 'zh-CN': '剩余（负数为超预算）' },
  seed: { en: 'Seed', 'zh-CN': '随机种子' },
  trials: { en: 'Trials', 'zh-CN': '试验次数' },
  sampling: { en: 'Sampling', 'zh-CN': '抽样方法' },
  randomisations: { en: 'Independent randomisations', 'zh-CN': '独立随机化次数' },
  engine: { en: 'Engine version', 'zh-CN': '引擎版本' },
  hash: { en: 'SHA-256 of the plan document', 'zh-CN': '方案文档 SHA-256' },
  created: { en: 'Created', 'zh-CN': '导出时间' },
  simulation: { en: 'Simulation', 'zh-CN': '模拟' },
  notSimulated: { en: 'not simulated', 'zh-CN': '未模拟' },
  warning: { en: 'Warning', 'zh-CN': '警告' },
  formulasLive: {
    en: 'Subtotals, totals and shares are formulas: change an amount on the sheet by region, and they follow. Results belong to the amounts as exported.',
    'zh-CN': '小计、合计与占比均为公式：修改按区域分配表中的金额，其余随之更新。模拟结果对应导出时的金额。',
  },

  region: { en: 'Region', 'zh-CN': '区域' },
  line: { en: 'Budget line', 'zh-CN': '预算科目' },
  category: { en: 'Category', 'zh-CN': '类别' },
  total: { en: 'Total', 'zh-CN': '合计' },
  share: { en: 'Share', 'zh-CN': '占比' },
  shareOfTotal: { en: 'Share of total', 'zh-CN': '占总额比例' },
  regionId: { en: 'Region id', 'zh-CN': '区域标识' },
  lineId: { en: 'Line id', 'zh-CN': '科目标识' },
  difference: { en: 'Difference to the sheet by region', 'zh-CN': '与按区域分配表的差额' },

  output: { en: 'Output', 'zh-CN': '指标' },
  variable: { en: 'Variable', 'zh-CN': '变量' },
  period: { en: 'Period', 'zh-CN': '期间' },
  unit: { en: 'Unit', 'zh-CN': '单位' },
  mean: { en: 'Mean', 'zh-CN': '均值' },
  standardError: { en: 'Standard error of the mean', 'zh-CN': '均值标准误' },
  sd: { en: 'Standard deviation', 'zh-CN': '标准差' },
  minimum: { en: 'Lowest', 'zh-CN': '最小值' },
  maximum: { en: 'Highest', 'zh-CN': '最大值' },
  worstTail: { en: 'Mean of the lowest 5 %', 'zh-CN': '最低 5% 的均值' },
  bestTail: { en: 'Mean of the highest 5 %', 'zh-CN': '最高 5% 的均值' },
  target: { en: 'Target', 'zh-CN': '目标' },
  probability: { en: 'P(at least target)', 'zh-CN': '达到目标的概率' },
  notFinite: { en: 'not finite', 'zh-CN': '非有限值' },

  driversOf: { en: 'What drives', 'zh-CN': '影响因素：' },
  rank: { en: 'Rank', 'zh-CN': '排名' },
  input: { en: 'Assumption', 'zh-CN': '假设项' },
  inputId: { en: 'Name', 'zh-CN': '名称' },
  rankCorrelation: { en: 'Rank correlation', 'zh-CN': '秩相关系数' },
  contribution: { en: 'Contribution to variance of ranks', 'zh-CN': '对秩方差的贡献' },

  sobol: { en: "Sobol' sequence", 'zh-CN': 'Sobol 序列' },
  'latin-hypercube': { en: 'Latin hypercube', 'zh-CN': '拉丁超立方' },
  random: { en: 'Random', 'zh-CN': '随机' },
} as const satisfies Catalogue;

export type WorkbookWord = keyof typeof WORKBOOK_MESSAGES;

export function workbookText(key: WorkbookWord, locale: Locale): string {
  return WORKBOOK_MESSAGES[key][locale];
}
