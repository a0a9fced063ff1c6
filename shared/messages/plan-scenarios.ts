import type { Catalogue } from './message.ts';

/** What can be wrong with the correlations, outputs, limits, roles and scenarios of a plan. */
export const PLAN_SCENARIO_MESSAGES = {
  notPair: {
    en: 'must name two cells, such as ["fx[sea]", "fx[eu]"], but is {found}',
    'zh-CN': '必须指明两个单元格，如 ["fx[sea]", "fx[eu]"]，但此处为 {found}',
  },
  notCell: {
    en: 'must name one cell, such as "fx[sea]", but is {found}',
    'zh-CN': '必须指明一个单元格，如“fx[sea]”，但此处为 {found}',
  },
  cellIncomplete: {
    en: 'names no whole cell: "{variable}" also varies by {missing}; write one member of each dimension',
    'zh-CN': '未指明完整的单元格：“{variable}”还随 {missing} 变化；请为每个维度写一个成员',
  },
  cellUnknownMember: {
    en: '"{variable}" has no member "{name}"; it has: {known}',
    'zh-CN': '“{variable}”没有成员“{name}”；现有：{known}',
  },
  cellUnknownMemberNear: {
    en: '"{variable}" has no member "{name}"; did you mean "{nearest}"?',
    'zh-CN': '“{variable}”没有成员“{name}”；是否想写“{nearest}”？',
  },
  notCorrelatable: {
    en: 'only inputs and paths can be correlated; "{variable}" is of kind "{kind}"',
    'zh-CN': '只有输入（input）和路径（path）可设相关性；“{variable}”的 kind 为“{kind}”',
  },
  mixedPair: {
    en: 'one side is over period and the other is not; both must be, or neither',
    'zh-CN': '一侧按期间展开而另一侧不是；两侧须同为按期间展开，或同为不按期间展开',
  },
  selfPair: {
    en: 'both sides name the same cell "{name}"',
    'zh-CN': '两侧是同一个单元格“{name}”',
  },
  badRank: {
    en: 'a rank correlation lies between −1 and 1, but this is {found}',
    'zh-CN': '秩相关系数必须在 −1 与 1 之间，但此处为 {found}',
  },
  contradictoryPair: {
    en: 'the same pair stands at {first} with rank {rank}; keep one of the two',
    'zh-CN': '同一对单元格已在 {first} 处设为 {rank}；请只保留一个',
  },
  outputAllocation: {
    en: 'the allocation "{name}" is what one decides and cannot be an output; a formula such as "sum({name}, line)" can',
    'zh-CN': '“{name}”是支出分配（决策变量），不能作为输出；可改用公式，如“sum({name}, line)”',
  },
  secondHeadline: {
    en: 'at most one output is the headline; {first} is it already',
    'zh-CN': '至多一个输出可作为首要指标；{first} 已经是',
  },
  badShare: {
    en: 'a share lies between 0 and 1 (0.25 is 25%), but this is {found}',
    'zh-CN': '占比必须在 0 与 1 之间（0.25 表示 25%），但此处为 {found}',
  },
  limitOrder: {
    en: '"min" ({min}) is greater than "max" ({max}), so no plan could meet this limit',
    'zh-CN': '“min”（{min}）大于“max”（{max}），任何方案都无法满足',
  },
  noRoot: {
    en: 'exactly one scenario has no "parent" (it is the default); every one here has a parent',
    'zh-CN': '必须有且只有一个情景没有“parent”（即默认情景）；目前所有情景都有上级',
  },
  secondRoot: {
    en: 'exactly one scenario has no "parent"; "{first}" has none already, so give this one a parent',
    'zh-CN': '只能有一个情景没有“parent”；“{first}”已经没有，请为本情景指定上级',
  },
  unknownParent: {
    en: 'there is no scenario "{name}"; there are: {known}',
    'zh-CN': '没有情景“{name}”；现有：{known}',
  },
  unknownParentNear: {
    en: 'there is no scenario "{name}"; did you mean "{nearest}"?',
    'zh-CN': '没有情景“{name}”；是否想写“{nearest}”？',
  },
  parentCycle: {
    en: 'the scenario descends from itself: {cycle}',
    'zh-CN': '情景的上级关系成环：{cycle}',
  },
  duplicateRow: {
    en: 'region "{region}" and line "{line}" have a row already at {first}; one row per pair',
    'zh-CN': '区域“{region}”与科目“{line}”已在 {first} 处有一行；每对只能有一行',
  },
  amountCount: {
    en: 'there must be {expected} amounts, one for each period, but there are {found}',
    'zh-CN': '必须有 {expected} 个金额（每期一个），但此处有 {found} 个',
  },
  negativeAmount: {
    en: 'an amount must not be negative, but this is {found}',
    'zh-CN': '金额不能为负数，但此处为 {found}',
  },
  notMinor: {
    en: '{found} is not a whole number of the smallest unit of {currency}; at most {decimals} decimals',
    'zh-CN': '{found} 不是 {currency} 最小单位的整数倍；最多 {decimals} 位小数',
  },
  amountTooLarge: {
    en: '{found} is too large to be kept exactly',
    'zh-CN': '{found} 过大，无法精确保存',
  },
  overrideAllocation: {
    en: 'the allocation "{name}" is not overridden; write its amounts under "spend"',
    'zh-CN': '支出分配“{name}”不能覆盖；请在“spend”中填写金额',
  },
  overrideAction: {
    en: 'an override has exactly one of "set", "multiply" and "add"; this has {found}',
    'zh-CN': '覆盖必须且只能含“set”“multiply”“add”之一；此处有 {found} 个',
  },
  overrideDistribution: {
    en: 'a distribution can be set only on an input, or on the severity or duration of an event; write a number here',
    'zh-CN': '分布只能用于输入变量，或事件的 severity、duration；此处请写数',
  },
  overrideNoFields: {
    en: 'only paths and events have fields; "{variable}" is of kind "{kind}", so drop "field"',
    'zh-CN': '只有路径和事件有 field；“{variable}”的 kind 为“{kind}”，请去掉“field”',
  },
  overrideField: {
    en: '"{variable}" has no field "{name}"; it has: {known}',
    'zh-CN': '“{variable}”没有字段“{name}”；现有：{known}',
  },
  overridePermanent: {
    en: '"{variable}" is permanent and has no duration to override',
    'zh-CN': '“{variable}”为永久事件，没有可覆盖的 duration',
  },
  overrideStartPeriods: {
    en: '"start" is where a path begins, so "from" and "to" do not go with it',
    'zh-CN': '“start”是路径的起点，不能与“from”“to”同用',
  },
  overridePeriods: {
    en: '"{variable}" is not over period, so "from" and "to" do not go with it',
    'zh-CN': '“{variable}”不按期间展开，不能使用“from”“to”',
  },
} as const satisfies Catalogue;
