import type { Catalogue } from './message.ts';

/** What the command line says. Names of commands, options and files are the same in every language. */
export const CLI_MESSAGES = {
  about: {
    en: 'Plan a growth budget, simulate what may happen, and compare plans. Without a command: the desktop app.',
    'zh-CN': '规划增长预算，模拟可能的结果，并比较各方案。不带命令时启动桌面应用。',
  },
  simulate: {
    en: 'Run a scenario. With no file named, a summary goes to standard output.',
    'zh-CN': '运行一个情景。未指定文件时，在标准输出显示摘要。',
  },
  compare: {
    en: 'Differences between scenarios on common random numbers; the first is the baseline.',
    'zh-CN': '用共同随机数比较各情景的差异；第一个为基准。',
  },
  check: {
    en: 'Read and validate a plan, and name every problem with its place.',
    'zh-CN': '读取并校验方案，逐条列出问题及其位置。',
  },
  convert: {
    en: 'Convert a plan between document (.json), workbook (.xlsx) and store file (.headroom), and say what is not carried over. A file that would change is kept unless --force is given.',
    'zh-CN':
      '转换方案：文档（.json）、工作簿（.xlsx）与数据文件（.headroom）互转，并说明未带出的内容。除非加 --force，不会改动已有文件。',
  },
  sample: {
    en: 'Write the sample plan. A file that would change is kept unless --force is given.',
    'zh-CN': '写出示例方案。除非加 --force，不会改动已有文件。',
  },
  serve: {
    en: 'The app in a browser, on this machine only. Ctrl+C ends it.',
    'zh-CN': '在浏览器中使用，仅限本机。按 Ctrl+C 结束。',
  },
  argumentPlan: {
    en: 'plan document (.json), workbook that the app wrote (.xlsx), store file (.headroom, FILE#plan-name where it holds several), or - for standard input',
    'zh-CN':
      '方案文档（.json）、本应用导出的工作簿（.xlsx）、数据文件（.headroom，含多个方案时用 FILE#方案名），或 - 表示标准输入',
  },
  argumentFrom: {
    en: 'what to convert: as PLAN of the other commands',
    'zh-CN': '要转换的内容：同其他命令的 PLAN',
  },
  argumentTo: {
    en: 'file to write; - for standard output (.json)',
    'zh-CN': '要写入的文件；- 表示标准输出（.json）',
  },
  argumentSampleTo: { en: 'file to write; - for standard output', 'zh-CN': '要写入的文件；- 表示标准输出' },
  optionScenario: {
    en: 'scenario to run (default: the one without a parent)',
    'zh-CN': '要运行的情景（默认：没有上级的情景）',
  },
  optionScenarios: { en: 'two or more, separated by commas', 'zh-CN': '两个或更多，以逗号分隔' },
  optionTrials: { en: 'number of trials', 'zh-CN': '模拟次数' },
  optionUntilError: {
    en: "stop once the standard error of this output's mean is not above x; --trials are then the most",
    'zh-CN': '该输出均值的标准误不超过 x 时停止；此时 --trials 为上限',
  },
  optionSeed: { en: 'seed of the random numbers', 'zh-CN': '随机数种子' },
  optionSampling: { en: 'how trials are drawn', 'zh-CN': '抽样方式' },
  optionThreads: {
    en: 'worker threads; results do not depend on it (default: the processors of this machine, at most 8)',
    'zh-CN': '工作线程数，不影响结果（默认：本机处理器数，最多 8）',
  },
  optionJson: {
    en: 'write the result as JSON; - for standard output',
    'zh-CN': '以 JSON 写出结果；- 表示标准输出',
  },
  optionXlsx: { en: 'write a workbook of allocation and results', 'zh-CN': '写出含预算分配与结果的工作簿' },
  optionCsv: {
    en: 'write the statistics as CSV; - for standard output',
    'zh-CN': '以 CSV 写出统计量；- 表示标准输出',
  },
  optionSamples: {
    en: 'write every trial of every output as CSV; - for standard output',
    'zh-CN': '以 CSV 写出每个输出的每次模拟；- 表示标准输出',
  },
  optionCsvStyle: {
    en: 'how --csv and --samples are written: plain (RFC 4180), excel (byte order mark), semicolon (and decimal comma), tab',
    'zh-CN':
      '--csv 与 --samples 的写法：plain（RFC 4180）、excel（带 BOM）、semicolon（分号分隔、逗号小数）、tab（制表符）',
  },
  optionSip: {
    en: 'write trials of outputs and of the inputs that drive them as a SIPmath 3.0 library; - for standard output',
    'zh-CN': '将输出及其驱动输入的逐次模拟结果写成 SIPmath 3.0 库；- 表示标准输出',
  },
  optionPlanOfEvaluation: {
    en: 'say how the plan is computed, too: what was folded, shared and dropped, and where random numbers go',
    'zh-CN': '同时说明方案如何计算：折叠、合并与舍去了什么，随机数如何分配',
  },
  optionForce: { en: 'replace a file that is there', 'zh-CN': '替换已有文件' },
  optionPort: { en: 'port to listen on; 0 takes a free one', 'zh-CN': '监听端口；0 表示任选空闲端口' },
  optionDb: { en: 'store file', 'zh-CN': '数据文件' },
  optionPassphraseFile: {
    en: 'file whose first line is the passphrase of an encrypted store file (else HEADROOM_PASSPHRASE)',
    'zh-CN': '首行为加密数据文件密码短语的文件（或用环境变量 HEADROOM_PASSPHRASE）',
  },
  optionEncrypt: {
    en: 'encrypt the store file that is made with that passphrase',
    'zh-CN': '用该密码短语加密所生成的数据文件',
  },
  passphraseHow: {
    en: 'give the passphrase with --passphrase-file, or in the variable HEADROOM_PASSPHRASE',
    'zh-CN': '请通过 --passphrase-file 或环境变量 HEADROOM_PASSPHRASE 提供密码短语',
  },
  encryptNeeds: {
    en: '--encrypt makes store files (.headroom) and needs a passphrase of at least {count} characters; "{name}" was not written',
    'zh-CN': '--encrypt 仅用于生成数据文件（.headroom），且密码短语至少 {count} 个字符；未写入“{name}”',
  },
  optionNoOpen: { en: 'do not open the browser', 'zh-CN': '不自动打开浏览器' },
  optionHelp: { en: 'show help', 'zh-CN': '显示帮助' },
  optionVersion: { en: 'show the version', 'zh-CN': '显示版本' },
  titleUsage: { en: 'Usage:', 'zh-CN': '用法：' },
  titleArguments: { en: 'Arguments:', 'zh-CN': '参数：' },
  titleOptions: { en: 'Options:', 'zh-CN': '选项：' },
  titleCommands: { en: 'Commands:', 'zh-CN': '命令：' },
  exitCodes: {
    en: 'Exit status: 0 done, 1 the plan or the data is at fault, 2 wrong usage.',
    'zh-CN': '退出状态：0 完成，1 方案或数据有误，2 用法有误。',
  },
  streamed: {
    en: 'memory has no room for all trials: this run counts them in and lets them go, within about {bytes} MiB',
    'zh-CN': '内存不足以保留全部模拟：本次运行逐批计数后即释放，约占 {bytes} MiB',
  },
  wholeNumber: {
    en: 'It must be a whole number from {least} to {most}.',
    'zh-CN': '必须是 {least} 至 {most} 的整数。',
  },
  outputAndError: {
    en: 'It must be an output and a number above 0, as in npv=50000.',
    'zh-CN': '必须是“输出=大于 0 的数”，例如 npv=50000。',
  },
  twoScenarios: {
    en: 'It must name two scenarios or more, each once.',
    'zh-CN': '必须列出两个或更多情景，且不重复。',
  },
  onceStandardOutput: {
    en: 'only one of {options} can go to standard output',
    'zh-CN': '{options} 中只能有一个写到标准输出',
  },
  oneStandardInput: {
    en: 'a store file cannot be read from standard input',
    'zh-CN': '数据文件不能从标准输入读取',
  },
  unknownCommand: { en: "unknown command '{name}'", 'zh-CN': '未知命令“{name}”' },
  checked: {
    en: 'OK {name}: {variables} variables, {outputs} outputs, {scenarios} scenarios, sha256 {hash}',
    'zh-CN': 'OK {name}：{variables} 个变量、{outputs} 个输出、{scenarios} 个情景，sha256 {hash}',
  },
  note: { en: 'note: {text}', 'zh-CN': '说明：{text}' },
  warning: { en: 'warning: {text}', 'zh-CN': '警告：{text}' },
  kindNotWritten: {
    en: '{name} ends neither in .json (plan document) nor in .xlsx (workbook) nor in .headroom (store file)',
    'zh-CN': '{name} 的扩展名不是 .json（方案文档）、.xlsx（工作簿）或 .headroom（数据文件）',
  },
  keptFile: {
    en: '{name} is there and would change; --force replaces it',
    'zh-CN': '{name} 已存在且内容将改变；加 --force 可替换',
  },
  serving: {
    en: 'Headroom in the browser (works once): {link}',
    'zh-CN': 'Headroom 浏览器版（链接仅可使用一次）：{link}',
  },
  portTaken: {
    en: 'Port {port} cannot be used: {reason}. Nothing was started; choose another with --port, or 0 for a free one.',
    'zh-CN': '端口 {port} 无法使用：{reason}。未启动；请用 --port 另选端口，或用 0 任选空闲端口。',
  },
  startDesktop: {
    en: 'Headroom: starting the desktop window (Electron {version}).',
    'zh-CN': 'Headroom：正在启动桌面窗口（Electron {version}）。',
  },
  startBrowser: {
    en: 'Headroom: no desktop window here ({reason}), so it starts in the browser.',
    'zh-CN': 'Headroom：此处无法打开桌面窗口（{reason}），改在浏览器中启动。',
  },
  noDisplay: { en: 'there is no display', 'zh-CN': '没有显示器' },
  noElectron: {
    en: 'Electron is not installed and cannot be had now',
    'zh-CN': '未安装 Electron，且目前无法获取',
  },
  electronEnded: { en: 'Electron ended at once', 'zh-CN': 'Electron 启动后立即退出' },
  summaryHeader: {
    en: '{plan}, scenario {scenario}: {trials} trials, {sampling}, seed {seed}, engine {engine}',
    'zh-CN': '{plan}，情景 {scenario}：{trials} 次模拟，{sampling}，种子 {seed}，引擎 {engine}',
  },
  columnOutput: { en: 'output', 'zh-CN': '输出' },
  columnUnit: { en: 'unit', 'zh-CN': '单位' },
  columnMean: { en: 'mean', 'zh-CN': '均值' },
  columnError: { en: 'std. error', 'zh-CN': '标准误' },
  columnTarget: { en: 'P(≥ target)', 'zh-CN': 'P(≥目标)' },
  columnDifference: { en: 'difference', 'zh-CN': '差异' },
  columnGreater: { en: 'P(greater)', 'zh-CN': 'P(更大)' },
  moreCells: {
    en: '{outputs} more outputs have several cells: --json, --csv or --xlsx has them all.',
    'zh-CN': '另有 {outputs} 个输出含多个单元格：可用 --json、--csv 或 --xlsx 查看全部。',
  },
} as const satisfies Catalogue;

export type CliMessageCode = keyof typeof CLI_MESSAGES;
