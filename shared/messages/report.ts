import type { MessageTemplate } from './message.ts';

/** The sentences of the one-page report. Figures and names are put in as the reader writes them. */
export const REPORT_MESSAGES = {
  spend: {
    en: '“{scenario}” spends {spend} from {from} to {to}.',
    'zh-CN': '情景“{scenario}”自{from}至{to}共投入 {spend}。',
  },
  noHeadline: {
    en: 'The plan names no headline output, so there is no expected result to state.',
    'zh-CN': '方案未指定核心指标，因此无法给出预期结果。',
  },
  notFinite: {
    en: '{output} could not be worked out in every trial, so nothing is said of its size.',
    'zh-CN': '部分模拟中无法算出{output}，因此不对其数值作出结论。',
  },
  expected: {
    en: '{output} is expected to come to {mean} (standard error {error}).',
    'zh-CN': '{output}的预期值为 {mean}（标准误 {error}）。',
  },
  expectedAlone: {
    en: '{output} is expected to come to {mean}.',
    'zh-CN': '{output}的预期值为 {mean}。',
  },
  range: {
    en: 'In nine of ten trials it lies between {low} and {high}; half of them are below {middle}.',
    'zh-CN': '九成模拟结果介于 {low} 与 {high} 之间，中位数为 {middle}。',
  },
  noTarget: {
    en: 'No target is set for it, so there is no probability to state.',
    'zh-CN': '尚未设定目标值，因此不给出达成概率。',
  },
  target: {
    en: 'The target of {target} is met with a probability of {share}: {odds}.',
    'zh-CN': '达成目标 {target} 的概率为 {share}：{odds}。',
  },
  veryLikely: { en: 'very likely', 'zh-CN': '极有可能' },
  likely: { en: 'likely', 'zh-CN': '较有可能' },
  even: { en: 'about as likely as not', 'zh-CN': '可能性约各半' },
  unlikely: { en: 'unlikely', 'zh-CN': '不太可能' },
  veryUnlikely: { en: 'very unlikely', 'zh-CN': '极不可能' },
  noDrivers: {
    en: 'No uncertain input was found to drive it.',
    'zh-CN': '未发现对其有明显影响的不确定因素。',
  },
  rises: { en: 'It rises most with {rising}.', 'zh-CN': '与其正相关最强的因素：{rising}。' },
  falls: { en: 'It falls most with {falling}.', 'zh-CN': '与其负相关最强的因素：{falling}。' },
  risesAndFalls: {
    en: 'It rises most with {rising}, and falls with {falling}.',
    'zh-CN': '与其正相关最强的因素：{rising}；负相关最强的因素：{falling}。',
  },
  noBaseline: {
    en: 'This scenario is the baseline itself; there is none to compare it with.',
    'zh-CN': '本情景即为基准情景，无可对比的基准。',
  },
  baselineUnknown: {
    en: 'The difference from “{baseline}” could not be worked out.',
    'zh-CN': '未能算出与“{baseline}”的差异。',
  },
  baselineSame: {
    en: 'It comes to the same as “{baseline}” in every trial.',
    'zh-CN': '在每次模拟中均与“{baseline}”结果一致。',
  },
  baselineHigher: {
    en: 'It is expected to come out {difference} above “{baseline}” and is the better one in {share} of the trials.',
    'zh-CN': '预期比“{baseline}”高 {difference}，在 {share} 的模拟中更优。',
  },
  baselineLower: {
    en: 'It is expected to come out {difference} below “{baseline}” and is the better one in {share} of the trials.',
    'zh-CN': '预期比“{baseline}”低 {difference}，在 {share} 的模拟中更优。',
  },
  spendSame: { en: 'Both spend the same.', 'zh-CN': '两者投入相同。' },
  spendMore: { en: 'It spends {spend} more.', 'zh-CN': '投入多 {spend}。' },
  spendLess: { en: 'It spends {spend} less.', 'zh-CN': '投入少 {spend}。' },
  risksUnknown: {
    en: 'Risks were not worked out for this report.',
    'zh-CN': '本报告未计算风险。',
  },
  covered: {
    en: 'Compliance is fully covered in every period.',
    'zh-CN': '各期合规要求均已完全覆盖。',
  },
  noCoverage: {
    en: 'The plan says nothing of how far compliance is covered.',
    'zh-CN': '方案未包含合规覆盖率信息。',
  },
  gaps: { en: 'Not fully covered: {gaps}.', 'zh-CN': '合规未完全覆盖：{gaps}。' },
  gap: { en: '{place} (at the lowest {share})', 'zh-CN': '{place}（最低 {share}）' },
  moreGaps: { en: '{count} more', 'zh-CN': '另有 {count} 项' },
  costliest: {
    en: 'The event that costs most is {event}: {loss} on average.',
    'zh-CN': '损失最大的风险事件为{event}，平均损失 {loss}。',
  },
} as const satisfies Record<string, MessageTemplate>;

export type ReportMessageCode = keyof typeof REPORT_MESSAGES;
