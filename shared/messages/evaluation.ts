import type { Catalogue } from './message.ts';

/** What `headroom check --plan-of-evaluation` says of the compiled plan. */
export const EVALUATION_MESSAGES = {
  title: {
    en: 'Plan of evaluation: scenario {scenario}, Sobol sampling, every output cell',
    'zh-CN': '计算方案：情景 {scenario}，Sobol 抽样，全部输出单元格',
  },
  values: {
    en: '{variables} variables with {values} values (cells × periods)',
    'zh-CN': '{variables} 个变量，{values} 个值（单元格 × 期间）',
  },
  nodes: {
    en: '{made} nodes, {constants} of them constants; {folded} operations folded, {shared} shared, {dropped} nodes dropped (no output needs them)',
    'zh-CN':
      '{made} 个节点，其中 {constants} 个常量；常量折叠 {folded} 次运算，合并 {shared} 次相同运算，舍去 {dropped} 个节点（无输出需要）',
  },
  instructions: {
    en: '{count} operations a block in {loops} loops, {trees} of them of several operations: {operations}',
    'zh-CN': '每块 {count} 次运算，合为 {loops} 个循环，其中 {trees} 个含多次运算：{operations}',
  },
  columns: {
    en: '{columns} output cells, {constant} of them the same number in every trial',
    'zh-CN': '{columns} 个输出单元格，其中 {constant} 个在每次模拟中都相同',
  },
  memory: {
    en: '{slots} slots ({constants} for constants) of {block} trials: {kibibytes} KiB a thread, whatever the number of trials',
    'zh-CN':
      '{slots} 个存储槽（其中常量 {constants} 个），每槽 {block} 次模拟：每线程 {kibibytes} KiB，与模拟次数无关',
  },
  draws: {
    en: '{planned} random numbers a trial over all scenarios, {read} read here, {beyond} beyond the table of direction numbers',
    'zh-CN': '所有情景共需每次模拟 {planned} 个随机数，此处读取 {read} 个，{beyond} 个超出方向数表',
  },
  band: { en: 'dimensions {first}–{last}: {purpose}', 'zh-CN': '维度 {first}–{last}：{purpose}' },
  static: { en: 'inputs drawn once', 'zh-CN': '只抽取一次的输入' },
  shock: { en: 'paths, bridge level {level}', 'zh-CN': '路径，布朗桥第 {level} 层' },
  periodInput: { en: 'inputs by period', 'zh-CN': '按期间抽取的输入' },
  start: { en: 'whether events start', 'zh-CN': '事件是否发生' },
  outcome: { en: 'how events turn out', 'zh-CN': '事件的影响程度与持续期数' },
  correlated: { en: 'correlated together: {cells}', 'zh-CN': '相关组：{cells}' },
} as const satisfies Catalogue;

export type EvaluationMessageCode = keyof typeof EVALUATION_MESSAGES;
