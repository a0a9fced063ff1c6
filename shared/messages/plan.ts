import type { Catalogue } from './message.ts';
import { PLAN_SCENARIO_MESSAGES } from './plan-scenarios.ts';
import { PLAN_VARIABLE_MESSAGES } from './plan-variables.ts';

/** What can be wrong with the text, the frame and the names of a plan document. */
const PLAN_FRAME_MESSAGES = {
  notJson: {
    en: 'this is not JSON: unexpected {found} in line {line}, column {column}',
    'zh-CN': '不是有效的 JSON：第 {line} 行第 {column} 列出现意外的 {found}',
  },
  jsonEndsEarly: {
    en: 'this is not JSON: the text ends too early, in line {line}, column {column}; something is not closed',
    'zh-CN': '不是有效的 JSON：文本在第 {line} 行第 {column} 列提前结束，有内容未闭合',
  },
  textTooLong: {
    en: 'the text has {length} characters; at most {most} are read',
    'zh-CN': '文本共 {length} 个字符，最多只读取 {most} 个',
  },
  tooDeep: {
    en: 'nested more than {most} levels deep',
    'zh-CN': '嵌套超过 {most} 层',
  },
  notJsonValue: {
    en: 'is no JSON value ({found})',
    'zh-CN': '不是 JSON 值（{found}）',
  },
  notFinite: {
    en: 'must be a finite number, but is {found}',
    'zh-CN': '必须是有限的数，但此处为 {found}',
  },
  brokenText: {
    en: 'contains half of a surrogate pair, which is no character',
    'zh-CN': '含有不成对的代理字符，不是有效文本',
  },
  moreProblems: {
    en: 'and {count} more problems; mend those listed first',
    'zh-CN': '另有 {count} 处问题；请先修正已列出的',
  },
  notObject: { en: 'must be an object {…}, but is {found}', 'zh-CN': '必须是对象 {…}，但此处为 {found}' },
  notList: { en: 'must be a list […], but is {found}', 'zh-CN': '必须是列表 […]，但此处为 {found}' },
  notText: { en: 'must be text, but is {found}', 'zh-CN': '必须是文本，但此处为 {found}' },
  notNumber: { en: 'must be a number, but is {found}', 'zh-CN': '必须是数，但此处为 {found}' },
  notNumberOrNull: {
    en: 'must be a number or null, but is {found}',
    'zh-CN': '必须是数或 null，但此处为 {found}',
  },
  notBoolean: {
    en: 'must be true or false, but is {found}',
    'zh-CN': '必须是 true 或 false，但此处为 {found}',
  },
  notLabel: {
    en: 'must be text, or one text per language such as {"en": "…", "zh-CN": "…"}, but is {found}',
    'zh-CN': '必须是文本，或按语言分列的文本（如 {"en": "…", "zh-CN": "…"}），但此处为 {found}',
  },
  notAttribute: {
    en: 'must be text, a number, true or false, but is {found}',
    'zh-CN': '必须是文本、数、true 或 false，但此处为 {found}',
  },
  emptyText: { en: 'must not be empty', 'zh-CN': '不能为空' },
  emptyList: { en: 'must have at least one entry', 'zh-CN': '至少要有一项' },
  missing: { en: 'is missing', 'zh-CN': '缺失' },
  unknownKey: {
    en: 'there is no key "{name}" here; possible are: {known} (anything of your own goes under "meta")',
    'zh-CN': '此处没有键“{name}”；可用的有：{known}（自有内容请放在“meta”下）',
  },
  unknownKeyNear: {
    en: 'there is no key "{name}" here; did you mean "{nearest}"?',
    'zh-CN': '此处没有键“{name}”；是否想写“{nearest}”？',
  },
  notOneOf: {
    en: 'must be one of {known}, but is {found}',
    'zh-CN': '必须是以下之一：{known}，但此处为 {found}',
  },
  notOneOfNear: {
    en: 'must be one of {known}, but is {found}; did you mean "{nearest}"?',
    'zh-CN': '必须是以下之一：{known}，但此处为 {found}；是否想写“{nearest}”？',
  },
  wrongFormat: {
    en: 'this is not a plan document: "format" must be "headroom-plan", but is {found}',
    'zh-CN': '不是方案文档：“format”必须为“headroom-plan”，但此处为 {found}',
  },
  wrongVersion: {
    en: 'this version of Headroom reads version 1 of the format, but this document has {found}',
    'zh-CN': '本版本 Headroom 只读取格式版本 1，而该文档为 {found}',
  },
  notCurrency: {
    en: 'must be a currency code of ISO 4217 in use, such as "USD" or "CNY", but is {found}',
    'zh-CN': '必须是现行的 ISO 4217 货币代码，如“USD”或“CNY”，但此处为 {found}',
  },
  notMonth: {
    en: 'must be a month written YYYY-MM, such as "2026-01", but is {found}',
    'zh-CN': '必须是 YYYY-MM 形式的月份，如“2026-01”，但此处为 {found}',
  },
  badPeriodLength: {
    en: 'a period has 1, 3, 6 or 12 months, but this is {found}',
    'zh-CN': '每期为 1、3、6 或 12 个月，但此处为 {found}',
  },
  badPeriodCount: {
    en: 'must be a whole number from 1 to 120, but is {found}',
    'zh-CN': '必须是 1 到 120 的整数，但此处为 {found}',
  },
  badDiscountRate: {
    en: 'a discount rate is a number greater than −1 (0.12 is 12% a year), but this is {found}',
    'zh-CN': '折现率必须是大于 −1 的数（0.12 表示每年 12%），但此处为 {found}',
  },
  badName: {
    en: '{found} is no valid name: lower-case letters, digits and "_", beginning with a letter',
    'zh-CN': '{found} 不是有效名称：只能用小写字母、数字和“_”，并以字母开头',
  },
  reservedName: {
    en: '"{name}" is a word of the formula language and cannot be a name; choose another',
    'zh-CN': '“{name}”是公式语言的保留字，不能用作名称；请换一个',
  },
  periodIsBuiltIn: {
    en: '"period" is built in and cannot be the id of a dimension or member; choose another',
    'zh-CN': '“period”为内置维度，不能用作维度或成员的 id；请换一个',
  },
  dimensionName: {
    en: '"{name}" is the id of a dimension and cannot be the name of a variable; choose another',
    'zh-CN': '“{name}”是维度的 id，不能用作变量名；请换一个',
  },
  duplicate: {
    en: '"{name}" is already taken at {first}',
    'zh-CN': '“{name}”已在 {first} 处使用',
  },
  missingDimension: {
    en: 'there must be a dimension "{name}": spend is allocated over region and line',
    'zh-CN': '必须有维度“{name}”：支出按 region（区域）和 line（预算科目）分配',
  },
  unknownDimension: {
    en: 'there is no dimension "{name}"; there are: {known}',
    'zh-CN': '没有维度“{name}”；现有：{known}',
  },
  unknownDimensionNear: {
    en: 'there is no dimension "{name}"; did you mean "{nearest}"?',
    'zh-CN': '没有维度“{name}”；是否想写“{nearest}”？',
  },
  unknownMember: {
    en: 'there is no member "{name}" of {dimension}; there are: {known}',
    'zh-CN': '{dimension} 中没有成员“{name}”；现有：{known}',
  },
  unknownMemberNear: {
    en: 'there is no member "{name}" of {dimension}; did you mean "{nearest}"?',
    'zh-CN': '{dimension} 中没有成员“{name}”；是否想写“{nearest}”？',
  },
  unknownGroup: {
    en: 'there is no group "{name}" of {dimension}: no member has an attribute with this value; there are: {known}',
    'zh-CN': '{dimension} 中没有分组“{name}”：没有成员的属性取此值；现有：{known}',
  },
  unknownGroupNear: {
    en: 'there is no group "{name}" of {dimension}: no member has an attribute with this value; did you mean "{nearest}"?',
    'zh-CN': '{dimension} 中没有分组“{name}”：没有成员的属性取此值；是否想写“{nearest}”？',
  },
  unknownVariable: {
    en: 'there is no variable "{name}"; there are: {known}',
    'zh-CN': '没有变量“{name}”；现有：{known}',
  },
  unknownVariableNear: {
    en: 'there is no variable "{name}"; did you mean "{nearest}"?',
    'zh-CN': '没有变量“{name}”；是否想写“{nearest}”？',
  },
} as const satisfies Catalogue;

/** What can be wrong with a plan document apart from its formulas. */
export const PLAN_MESSAGES = {
  ...PLAN_FRAME_MESSAGES,
  ...PLAN_VARIABLE_MESSAGES,
  ...PLAN_SCENARIO_MESSAGES,
} as const satisfies Catalogue;

export type PlanProblemCode = keyof typeof PLAN_MESSAGES;
