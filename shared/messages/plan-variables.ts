import type { Catalogue } from './message.ts';

/** What can be wrong with the variables of a plan, their cells and their distributions. */
export const PLAN_VARIABLE_MESSAGES = {
  noAllocation: {
    en: 'there must be exactly one variable of kind "allocation" (the spend); there is none',
    'zh-CN': '必须有且只有一个 kind 为“allocation”的变量（支出）；目前没有',
  },
  secondAllocation: {
    en: 'there must be exactly one variable of kind "allocation"; "{first}" is one already',
    'zh-CN': '只能有一个 kind 为“allocation”的变量；“{first}”已经是',
  },
  allocationOver: {
    en: 'the allocation is over region, line and period: all three, whole, and nothing else',
    'zh-CN': '支出分配必须按 region、line 和 period 展开：三者齐全、完整，且不含其他维度',
  },
  dimensionTwice: {
    en: '"{name}" stands here twice; a variable has each dimension at most once',
    'zh-CN': '“{name}”在此重复；每个维度至多出现一次',
  },
  needsPeriod: {
    en: 'a variable of kind "{kind}" goes on through time: "over" must contain "period"',
    'zh-CN': 'kind 为“{kind}”的变量随时间变化：“over”必须包含“period”',
  },
  notQuantity: {
    en: 'must be a number or a distribution such as {"dist": "normal", …}, but is {found}',
    'zh-CN': '必须是数或分布（如 {"dist": "normal", …}），但此处为 {found}',
  },
  notParameter: {
    en: 'must be a number or a formula, but is {found}',
    'zh-CN': '必须是数或公式，但此处为 {found}',
  },
  valueMissing: {
    en: 'there is no value for {cell}: neither "value" nor an entry of "cells" covers it',
    'zh-CN': '{cell} 没有取值：“value”和“cells”都未覆盖它',
  },
  notPositive: {
    en: '"{name}" must be greater than 0, but is {found}',
    'zh-CN': '“{name}”必须大于 0，但此处为 {found}',
  },
  negative: {
    en: '"{name}" must not be negative, but is {found}',
    'zh-CN': '“{name}”不能为负数，但此处为 {found}',
  },
  notProbability: {
    en: '"{name}" must lie between 0 and 1, but is {found}',
    'zh-CN': '“{name}”必须在 0 与 1 之间，但此处为 {found}',
  },
  permanentDuration: {
    en: 'a permanent event lasts to the end of the horizon and has no "duration"; drop one of the two',
    'zh-CN': '永久事件持续到期末，没有“duration”；请去掉其中之一',
  },
  inheritsPermanent: {
    en: 'the event is permanent here, so it has no "duration"; add "permanent": false to this entry, or drop the duration',
    'zh-CN': '该事件在此处为永久事件，没有“duration”；请在本条目中加上 "permanent": false，或去掉持续期',
  },
  orderOf: {
    en: '{rule} must hold, but here {found}',
    'zh-CN': '必须满足 {rule}，但此处 {found}',
  },
  rangeTooWide: {
    en: 'the range from {low} to {high} is too wide for a number',
    'zh-CN': '从 {low} 到 {high} 的范围过大，超出数的表示范围',
  },
  lognormalForms: {
    en: 'a lognormal has either mean and sd or p10 and p90, not both forms',
    'zh-CN': 'lognormal 只能用 mean 与 sd，或用 p10 与 p90，两种形式不可并用',
  },
  percentilesSkewed: {
    en: 'no distribution fits these percentiles: the middle one stands at {ratio} of the way from p10 to p90{scale}, and it must be within 0.16658 to 0.83342',
    'zh-CN':
      '没有分布符合这些百分位数：中位数位于 p10 到 p90 之间的 {ratio} 处{scale}，必须在 0.16658 到 0.83342 之间',
  },
  weightsCount: {
    en: 'there are {values} values but {weights} weights; each value has one weight',
    'zh-CN': '有 {values} 个值但有 {weights} 个权重；每个值对应一个权重',
  },
  weightsSum: {
    en: 'the weights must have a positive, finite sum, but it is {found}',
    'zh-CN': '权重之和必须为有限的正数，但此处为 {found}',
  },
  notTruncation: {
    en: 'must be [low, high] with a number or null at each end, but is {found}',
    'zh-CN': '必须是 [下限, 上限]，每端为数或 null，但此处为 {found}',
  },
  truncationOrder: {
    en: 'the lower end {low} lies above the upper end {high}',
    'zh-CN': '下限 {low} 高于上限 {high}',
  },
  truncationEmpty: {
    en: 'the distribution has only {kept} of its probability within these ends; at least 0.000001 must remain',
    'zh-CN': '分布落在此区间内的概率仅为 {kept}；至少须保留 0.000001',
  },
  placeDimension: {
    en: '"{variable}" does not vary by "{name}"; "at" may name: {known}',
    'zh-CN': '“{variable}”不随“{name}”变化；“at”可用：{known}',
  },
  placePeriod: {
    en: '"at" does not name periods here; use "from" and "to"',
    'zh-CN': '此处的“at”不能指定期间；请用“from”和“to”',
  },
  placePeriodInCells: {
    en: 'only the cells of an input may name a period',
    'zh-CN': '只有输入变量的单元格可以指定期间',
  },
  placeOutside: {
    en: '"{variable}" does not exist for "{name}": it is only over {over}',
    'zh-CN': '“{variable}”没有“{name}”的单元格：它只按 {over} 展开',
  },
  badPeriod: {
    en: 'must be a period from 0 to {last}, but is {found}',
    'zh-CN': '必须是 0 到 {last} 之间的期间序号，但此处为 {found}',
  },
  periodOrder: {
    en: '"from" ({from}) comes after "to" ({to})',
    'zh-CN': '“from”（{from}）晚于“to”（{to}）',
  },
} as const satisfies Catalogue;
