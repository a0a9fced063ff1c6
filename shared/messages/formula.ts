import type { Catalogue } from './message.ts';

/** What is wrong with the text of a formula, before any name is looked up. `column` counts from 1. */
const SYNTAX_MESSAGES = {
  formulaEmpty: { en: 'the formula is empty', 'zh-CN': '公式为空' },
  formulaTooLong: {
    en: 'the formula has {length} characters; at most {most} are allowed. Split it over several variables',
    'zh-CN': '公式有 {length} 个字符，最多允许 {most} 个。请拆分为多个变量',
  },
  formulaTooDeep: {
    en: 'more than {most} operators are nested. Split the formula over several variables',
    'zh-CN': '公式的运算嵌套超过 {most} 层。请拆分为多个变量',
  },
  nestedTooDeep: {
    en: 'more than {most} parentheses are nested (column {column}). Split the formula over several variables',
    'zh-CN': '括号嵌套超过 {most} 层（第 {column} 列）。请拆分为多个变量',
  },
  characterNotAllowed: {
    en: 'the character {found} is not allowed in a formula (column {column})',
    'zh-CN': '公式中不允许使用字符 {found}（第 {column} 列）',
  },
  fullWidthCharacter: {
    en: '"{found}" is a full-width character (column {column}): write "{plain}"',
    'zh-CN': '“{found}”是全角字符（第 {column} 列）：请改用半角“{plain}”',
  },
  percentSign: {
    en: 'there is no % in formulas (column {column}): write 0.05 for 5%',
    'zh-CN': '公式中不能使用 %（第 {column} 列）：5% 请写作 0.05',
  },
  lonelyEquals: {
    en: 'a formula assigns nothing, so = alone has no meaning (column {column}): write == to compare',
    'zh-CN': '公式不能赋值，单独的 = 没有意义（第 {column} 列）：比较是否相等请写 ==',
  },
  lonelyExclamation: {
    en: '! is allowed only in != (column {column}); for negation write not (…)',
    'zh-CN': '! 只能用在 != 中（第 {column} 列）；取反请写 not (…)',
  },
  numberRunsOn: {
    en: '{found} is not a number (column {column}): no letter, digit or point may follow {number} directly; to multiply, write *',
    'zh-CN':
      '{found} 不是有效的数字（第 {column} 列）：{number} 之后不能直接跟字母、数字或小数点；相乘请写 *',
  },
  numberTooLarge: {
    en: 'the number {found} is too large (column {column})',
    'zh-CN': '数字 {found} 过大（第 {column} 列）',
  },
  bracketNotClosed: {
    en: '{found} is opened and never closed (column {column})',
    'zh-CN': '{found} 没有配对的右括号（第 {column} 列）',
  },
  bracketNotOpened: {
    en: '{found} closes nothing (column {column})',
    'zh-CN': '{found} 没有配对的左括号（第 {column} 列）',
  },
  indexNotOnName: {
    en: 'brackets may only follow the name of a variable, as in spend[sea] (column {column})',
    'zh-CN': '方括号只能跟在变量名之后，如 spend[sea]（第 {column} 列）',
  },
  indexNotMembers: {
    en: 'brackets hold only members, separated by commas, as in spend[sea, brand]; "{found}" does not fit here (column {column})',
    'zh-CN': '方括号内只能是以逗号分隔的成员，如 spend[sea, brand]；此处不能写“{found}”（第 {column} 列）',
  },
  dotMisplaced: {
    en: 'a dot only joins a dimension and a group, as in sum(x, line.marketing) (column {column})',
    'zh-CN': '点号只用于连接维度与分组，如 sum(x, line.marketing)（第 {column} 列）',
  },
  groupMisplaced: {
    en: 'a group of "{dimension}" may only be the second argument of sum, mean, lowest or highest (column {column})',
    'zh-CN': '“{dimension}”的分组只能作为 sum、mean、lowest、highest 的第二个参数（第 {column} 列）',
  },
  operatorMissing: {
    en: 'there is no operator between "{before}" and "{after}" (column {column}); to multiply, write *',
    'zh-CN': '“{before}”与“{after}”之间缺少运算符（第 {column} 列）；相乘请写 *',
  },
  operatorUnknown: {
    en: '"{found}" is not an operator here (column {column}); there are + - * / ^, comparisons, and, or, not',
    'zh-CN': '“{found}”不是可用的运算符（第 {column} 列）；可用：+ - * / ^、比较运算、and、or、not',
  },
  unaryPlus: {
    en: 'a value is missing before + (column {column}); a sign + is not needed',
    'zh-CN': '+ 之前缺少数值（第 {column} 列）；正号无需书写',
  },
  valueMissingBefore: {
    en: 'a value is missing before "{found}" (column {column})',
    'zh-CN': '“{found}”之前缺少数值（第 {column} 列）',
  },
  valueMissingAfter: {
    en: 'a value is missing after "{found}" (column {column})',
    'zh-CN': '“{found}”之后缺少数值（第 {column} 列）',
  },
  notMisplaced: {
    en: '"not" can be misread here (column {column}): put parentheses around what it denies and around itself, as in 1 - (not (a < b))',
    'zh-CN': '此处的 not 容易误读（第 {column} 列）：请给取反的内容以及 not 本身加括号，如 1 - (not (a < b))',
  },
  comparisonChained: {
    en: 'comparisons cannot be chained (column {column}): write a < b and b < c',
    'zh-CN': '比较不能连写（第 {column} 列）：请写成 a < b and b < c',
  },
  conditionNested: {
    en: 'put parentheses around the inner condition, as in a ? (b ? c : d) : e (column {column})',
    'zh-CN': '请给内层条件加括号，如 a ? (b ? c : d) : e（第 {column} 列）',
  },
  conditionUnfinished: {
    en: 'this ? has no : (column {column}): write a ? b : c',
    'zh-CN': '此 ? 没有对应的 :（第 {column} 列）：应写作 a ? b : c',
  },
  colonMisplaced: {
    en: 'this : belongs to no ? (column {column}); there are no ranges, and a condition is written a ? b : c',
    'zh-CN': '此 : 没有对应的 ?（第 {column} 列）；公式没有区间写法，条件应写作 a ? b : c',
  },
  commaMisplaced: {
    en: 'a comma only separates arguments or members (column {column}); numbers are written 1000.5',
    'zh-CN': '逗号只用于分隔参数或成员（第 {column} 列）；数字请写作 1000.5',
  },
  formulaUnexpected: {
    en: '"{found}" does not fit here (column {column})',
    'zh-CN': '此处不能写“{found}”（第 {column} 列）',
  },
  formulaEndsEarly: {
    en: 'the formula ends too early (column {column})',
    'zh-CN': '公式不完整（第 {column} 列）',
  },
} as const satisfies Catalogue;

/** What is wrong with the names that a formula uses. */
const NAME_MESSAGES = {
  nameUnknown: {
    en: 'there is no variable "{found}" (column {column})',
    'zh-CN': '没有名为“{found}”的变量（第 {column} 列）',
  },
  nameUnknownNear: {
    en: 'there is no variable "{found}" (column {column}). Did you mean "{near}"?',
    'zh-CN': '没有名为“{found}”的变量（第 {column} 列）。是否想写“{near}”？',
  },
  constantUnknown: {
    en: 'there is no built-in constant "{found}" (column {column}): write the number, or add an input of that name',
    'zh-CN': '没有内置常量“{found}”（第 {column} 列）：请直接写数值，或新增同名输入变量',
  },
  functionUnknown: {
    en: 'there is no function "{found}" (column {column})',
    'zh-CN': '没有名为“{found}”的函数（第 {column} 列）',
  },
  functionUnknownNear: {
    en: 'there is no function "{found}" (column {column}). Did you mean "{near}"?',
    'zh-CN': '没有名为“{found}”的函数（第 {column} 列）。是否想写“{near}”？',
  },
  variableCalled: {
    en: '"{found}" is a variable, not a function (column {column}): take its value at a member with {found}[…], or multiply with *',
    'zh-CN': '“{found}”是变量而不是函数（第 {column} 列）：取某成员的值请写 {found}[…]，相乘请写 *',
  },
  functionNotCalled: {
    en: '"{found}" is a function (column {column}): write {usage}',
    'zh-CN': '“{found}”是函数（第 {column} 列）：请写 {usage}',
  },
  functionIndexed: {
    en: '"{found}" is not a variable, so it cannot be taken at a member (column {column})',
    'zh-CN': '“{found}”不是变量，不能按成员取值（第 {column} 列）',
  },
  dimensionAsValue: {
    en: '"{found}" is a dimension, not a value (column {column}): name it to aggregate, as in sum(x, {found})',
    'zh-CN': '“{found}”是维度，不是数值（第 {column} 列）：请用于汇总，如 sum(x, {found})',
  },
  memberAsValue: {
    en: '"{found}" is a member of "{dimension}", not a value (column {column}): take a variable at it, as in x[{found}]',
    'zh-CN': '“{found}”是“{dimension}”的成员，不是数值（第 {column} 列）：请按成员取变量的值，如 x[{found}]',
  },
  memberUnknown: {
    en: 'there is no member "{found}" (column {column})',
    'zh-CN': '没有名为“{found}”的成员（第 {column} 列）',
  },
  memberUnknownNear: {
    en: 'there is no member "{found}" (column {column}). Did you mean "{near}"?',
    'zh-CN': '没有名为“{found}”的成员（第 {column} 列）。是否想写“{near}”？',
  },
  groupInBrackets: {
    en: '"{found}" is not a single member (column {column}): brackets take members only; aggregate instead, as in sum({name}, {example})',
    'zh-CN':
      '“{found}”不是单个成员（第 {column} 列）：方括号内只能写成员；请改用汇总，如 sum({name}, {example})',
  },
  indexNotVarying: {
    en: '"{name}" does not vary by {dimension}, so [{member}] cannot be taken of it (column {column})',
    'zh-CN': '“{name}”不随维度 {dimension} 变化，不能取 [{member}]（第 {column} 列）',
  },
  indexTwice: {
    en: 'two members of {dimension} in one pair of brackets (column {column}): take each dimension once',
    'zh-CN': '同一方括号内出现了 {dimension} 的两个成员（第 {column} 列）：每个维度只能取一次',
  },
  dimensionUnknown: {
    en: 'there is no dimension "{found}" (column {column})',
    'zh-CN': '没有名为“{found}”的维度（第 {column} 列）',
  },
  dimensionUnknownNear: {
    en: 'there is no dimension "{found}" (column {column}). Did you mean "{near}"?',
    'zh-CN': '没有名为“{found}”的维度（第 {column} 列）。是否想写“{near}”？',
  },
  groupUnknown: {
    en: 'there is no group "{found}" in {dimension} (column {column})',
    'zh-CN': '维度 {dimension} 中没有分组“{found}”（第 {column} 列）',
  },
  groupUnknownNear: {
    en: 'there is no group "{found}" in {dimension} (column {column}). Did you mean "{near}"?',
    'zh-CN': '维度 {dimension} 中没有分组“{found}”（第 {column} 列）。是否想写“{near}”？',
  },
} as const satisfies Catalogue;

/** What is wrong with the arguments and dimensions of a formula whose names are known. */
const MEANING_MESSAGES = {
  argumentCount: {
    en: '"{found}" has {count} arguments (column {column}): write {usage}',
    'zh-CN': '“{found}”有 {count} 个参数（第 {column} 列）：应写作 {usage}',
  },
  aggregateWithoutDimension: {
    en: 'the second argument of "{found}" must be a dimension or a group, as in {usage} (column {column})',
    'zh-CN': '“{found}”的第二个参数必须是维度或分组，如 {usage}（第 {column} 列）',
  },
  aggregateNotVarying: {
    en: 'the first argument of "{found}" does not vary by {dimension}, so there is nothing to aggregate (column {column})',
    'zh-CN': '“{found}”的第一个参数不随 {dimension} 变化，无可汇总（第 {column} 列）',
  },
  lagNotWhole: {
    en: 'the second argument of "lag" must be a whole number of at least 1, written out (column {column})',
    'zh-CN': 'lag 的第二个参数必须是直接写出的、不小于 1 的整数（第 {column} 列）',
  },
  dimensionLeftOpen: {
    en: '"{name}" varies by {dimension}, but "{owner}" does not: aggregate it, e.g. {example} (column {column})',
    'zh-CN': '“{name}”随 {dimension} 变化，但“{owner}”不随其变化：请汇总，例如 {example}（第 {column} 列）',
  },
  variableAbsent: {
    en: '"{name}" exists only for {over}, but is read here for {missing} as well (column {column})',
    'zh-CN': '“{name}”只存在于 {over}，此处却还要读取 {missing}（第 {column} 列）',
  },
  parameterOverPeriod: {
    en: 'a parameter of a path holds for every period, so it cannot use "{name}", which varies by period (column {column})',
    'zh-CN': '随机路径的参数对所有期间相同，不能使用随期间变化的“{name}”（第 {column} 列）',
  },
  cycleWithoutLag: {
    en: 'these depend on one another in the same period: {cycle}. Let one of them look back, with prev(…) or lag(…)',
    'zh-CN': '以下变量在同一期间内循环引用：{cycle}。请让其中一处用 prev(…) 或 lag(…) 引用以前期间',
  },
  cycleNotOverPeriod: {
    en: 'these depend on one another: {cycle}; but "{name}" is not over period, so it cannot look back',
    'zh-CN': '以下变量循环引用：{cycle}；但“{name}”不随期间变化，无法引用以前期间',
  },
  cycleAcrossPeriods: {
    en: 'these depend on one another: {cycle}; but "{name}" reads "{read}" over all periods at once (an aggregation over period, first or final), later ones included',
    'zh-CN':
      '以下变量循环引用：{cycle}；但“{name}”一次读取了“{read}”的全部期间（按期间汇总、first 或 final），包括之后的期间',
  },
} as const satisfies Catalogue;

/** What can be wrong with a formula, alone or among the other formulas of its plan. */
export const FORMULA_MESSAGES = {
  ...SYNTAX_MESSAGES,
  ...NAME_MESSAGES,
  ...MEANING_MESSAGES,
} as const satisfies Catalogue;
