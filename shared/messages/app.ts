import { EXCHANGE_MESSAGES } from './exchange.ts';
import type { Catalogue } from './message.ts';
import { START_MESSAGES } from './start.ts';

/** Errors of the service: what happened, what was kept, what to do next. */
export const APP_MESSAGES = {
  ...START_MESSAGES,
  ...EXCHANGE_MESSAGES,
  badRequest: {
    en: 'The window sent something this version does not understand ({detail}). Nothing was changed; reload the window.',
    'zh-CN': '窗口发送了本版本无法识别的内容（{detail}）。未作任何更改；请重新加载窗口。',
  },
  planNotFound: {
    en: 'This plan is no longer in the file. Go back to the list of plans; a deleted plan is in the bin.',
    'zh-CN': '文件中已没有该方案。请返回方案列表；已删除的方案在回收站中。',
  },
  scenarioNotFound: {
    en: 'There is no scenario "{scenario}" in this plan. Choose one of: {known}.',
    'zh-CN': '该方案中没有情景“{scenario}”。可选：{known}。',
  },
  outputNotFound: {
    en: 'The plan has no output "{output}". Nothing was started; choose one of: {known}.',
    'zh-CN': '该方案没有输出“{output}”。未启动；可选：{known}。',
  },
  invalidPlan: {
    en: 'The document is not a valid plan ({count} problems). Nothing of it was taken over; mend what is listed and try again.',
    'zh-CN': '该文档不是有效方案（{count} 处问题）。未导入任何内容；请修正所列问题后重试。',
  },
  stalePlan: {
    en: 'The plan was changed elsewhere in the meantime. Your edit was not made; the latest state is shown now.',
    'zh-CN': '方案已在别处被更改。本次编辑未生效；现已显示最新状态。',
  },
  editInvalid: {
    en: 'The change was not made: {reason}. The plan is as it was; mend what is marked and try again.',
    'zh-CN': '更改未生效：{reason}。方案保持原样；请修正标出之处后重试。',
  },
  editRefused: { en: '{reason}', 'zh-CN': '{reason}' },
  nameTaken: {
    en: 'This would give the plan the name "{name}" again, which another plan has now. Nothing was changed; rename that plan first.',
    'zh-CN':
      '此操作会将方案名称恢复为“{name}”，但该名称现已被其他方案使用。未作任何更改；请先重命名那个方案。',
  },
  nothingToUndo: { en: 'There is nothing to undo.', 'zh-CN': '没有可撤销的操作。' },
  nothingToRedo: { en: 'There is nothing to redo.', 'zh-CN': '没有可重做的操作。' },
  changeNotRestorable: {
    en: 'The state after this change is not known any more. Nothing was changed; choose another change.',
    'zh-CN': '该次更改之后的状态已无从得知。未作任何更改；请选择其他更改。',
  },
  runNotFound: {
    en: 'This run is no longer kept. Run the scenario again.',
    'zh-CN': '该次运行已不再保存。请重新运行。',
  },
  runCancelled: { en: 'The run was cancelled. Nothing was kept of it.', 'zh-CN': '运行已取消，未保留结果。' },
  runFailed: {
    en: 'The run stopped: {reason}. The plan is unchanged; try again, or with fewer trials.',
    'zh-CN': '运行中止：{reason}。方案未改变；请重试或减少模拟次数。',
  },
  tooManyRuns: {
    en: 'There are {most} runs under way already. Nothing was started; wait for one to end, or cancel it.',
    'zh-CN': '已有 {most} 个运行正在进行。未启动；请等待其完成或先取消。',
  },
  runTooLarge: {
    en: 'The run would need about {needed} of memory and {allowed} is allowed. Nothing was started; use fewer trials.',
    'zh-CN': '本次运行约需内存 {needed}，上限为 {allowed}。未启动；请减少模拟次数。',
  },
  planTooLarge: {
    en: 'The plan comes to {count} values and {most} is the most. Nothing was started; take members or periods out of its largest variables.',
    'zh-CN': '该方案共 {count} 个数值，上限为 {most}。未启动；请减少最大变量的维度成员或期间。',
  },
  storeNewer: {
    en: 'The file was written by a newer version of Headroom (format {found}; this one reads up to {known}). It was not touched; open it with the newer version.',
    'zh-CN':
      '文件由更新版本的 Headroom 写入（格式 {found}，本版本最高支持 {known}）。文件未被改动；请用新版本打开。',
  },
  storeUnreadable: {
    en: 'The file cannot be opened: {reason}. It was not touched; check where it lies, or choose another file.',
    'zh-CN': '无法打开文件：{reason}。文件未被改动；请检查其位置，或选择其他文件。',
  },
  storeForeign: {
    en: 'This is not a Headroom file. It was not touched; choose another file.',
    'zh-CN': '这不是 Headroom 数据文件。文件未被改动；请选择其他文件。',
  },
  storeMissing: {
    en: 'There is no such file. Nothing was done; check its name and where it lies.',
    'zh-CN': '文件不存在。未作任何操作；请检查文件名及其位置。',
  },
  storeOlder: {
    en: 'The file was written by an older version of Headroom. It was not touched; open it once in the app, which brings it up to date.',
    'zh-CN': '文件由旧版本的 Headroom 写入。文件未被改动；请先在应用中打开一次以完成升级。',
  },
  storeBusy: {
    en: 'Another program is writing to the file. Nothing was changed; close the other program or try again.',
    'zh-CN': '其他程序正在写入该文件。未作任何更改；请关闭该程序或稍后重试。',
  },
  storeNotWritten: {
    en: 'The change could not be written to disk ({reason}). What was saved before is safe; check free space and permissions, then try again.',
    'zh-CN': '更改未能写入磁盘（{reason}）。此前保存的内容安全；请检查磁盘空间与权限后重试。',
  },
  storeEmpty: {
    en: 'The file holds no plan. Nothing was done; choose another file.',
    'zh-CN': '文件中没有方案。未作任何操作；请选择其他文件。',
  },
  planNameNeeded: {
    en: 'The file holds several plans. Nothing was done; name one as FILE#plan-name: {known}.',
    'zh-CN': '文件中有多个方案。未作任何操作；请用“文件#方案名”指定其一：{known}。',
  },
  planNameUnknown: {
    en: 'There is no plan "{name}" in the file. Nothing was done; choose one of: {known}.',
    'zh-CN': '文件中没有方案“{name}”。未作任何操作；可选：{known}。',
  },
  fileNotWritten: {
    en: 'The file could not be written: {reason}. Whatever stood there before is unchanged; choose another place.',
    'zh-CN': '文件写入失败：{reason}。原有文件未变；请选择其他位置。',
  },
  fileNotRead: {
    en: 'The file could not be read: {reason}. Nothing was changed.',
    'zh-CN': '文件读取失败：{reason}。未作任何更改。',
  },
  noteHasNoPlace: {
    en: 'This scenario carries data under "meta" that leaves no place for notes. Nothing was changed; make it an object in the plan document, and import that again.',
    'zh-CN': '该情景的 "meta" 数据无法容纳备注。未作任何更改；请在方案文档中将其改为对象后重新导入。',
  },
  offerExpired: {
    en: 'The file that was made is no longer kept. Nothing was written; export it again.',
    'zh-CN': '已生成的文件不再保留。未写入任何内容；请重新导出。',
  },
  internal: {
    en: 'Something went wrong inside Headroom ({detail}). What was saved is safe; try again, and restart if it persists.',
    'zh-CN': 'Headroom 内部出错（{detail}）。已保存的内容安全；请重试，若仍出现请重启。',
  },
} as const satisfies Catalogue;

export type AppErrorCode = keyof typeof APP_MESSAGES;
