import type { Catalogue } from './message.ts';

/** Why a file was not taken: what is wrong with it, what was kept, what to do. Spread into the service's errors. */
export const EXCHANGE_MESSAGES = {
  fileEmpty: {
    en: 'The file is empty (0 bytes). Nothing was changed; export or save it again.',
    'zh-CN': '文件为空（0 字节）。未作任何更改；请重新导出或保存该文件。',
  },
  fileTooLarge: {
    en: 'The file has {size} and at most {most} are read. Nothing was changed; split it, or leave out what is not needed.',
    'zh-CN': '文件大小为 {size}，最多可读取 {most}。未作任何更改；请拆分文件或删去不需要的内容。',
  },
  fileKindUnknown: {
    en: 'This is no kind of file that can be read here (found: {found}). Nothing was changed; use .xlsx, .csv or a plan document (.json).',
    'zh-CN':
      '无法读取该类型的文件（检测到：{found}）。未作任何更改；请使用 .xlsx、.csv 或方案文档（.json）。',
  },
  workbookOld: {
    en: 'This is an old .xls workbook, or one that is protected with a password. Nothing was changed; save it as .xlsx without a password.',
    'zh-CN': '这是旧版 .xls 工作簿，或设有打开密码。未作任何更改；请另存为不带密码的 .xlsx。',
  },
  workbookBroken: {
    en: 'The workbook is damaged or incomplete ({reason}). Nothing was changed; open it in Excel or LibreOffice, save it again and try that copy.',
    'zh-CN':
      '工作簿已损坏或不完整（{reason}）。未作任何更改；请在 Excel 或 LibreOffice 中打开并重新保存后再试。',
  },
  workbookUnpacks: {
    en: 'The workbook unpacks to far more than a workbook should ({detail}). Nothing was changed; get it again from whoever made it.',
    'zh-CN': '工作簿解压后远超正常大小（{detail}）。未作任何更改；请向制作者重新索取。',
  },
  workbookMacros: {
    en: 'The workbook carries macros ({part}). Nothing was changed; save it as .xlsx without macros.',
    'zh-CN': '工作簿含有宏（{part}）。未作任何更改；请另存为不含宏的 .xlsx。',
  },
  workbookLinks: {
    en: 'The workbook takes values from other files ({part}). Nothing was changed; break the links (Data › Edit links) so that the values stand in it, and save it again.',
    'zh-CN':
      '工作簿引用了其他文件的数值（{part}）。未作任何更改；请断开链接（数据 › 编辑链接），保留数值后重新保存。',
  },
  sheetRows: {
    en: 'The sheet "{sheet}" has more than {most} rows. Nothing was changed; delete what is not needed and save it again.',
    'zh-CN': '工作表“{sheet}”的行数超过 {most}。未作任何更改；请删去不需要的内容后重新保存。',
  },
  sheetColumns: {
    en: 'The sheet "{sheet}" has more than {most} columns. Nothing was changed; delete what is not needed and save it again.',
    'zh-CN': '工作表“{sheet}”的列数超过 {most}。未作任何更改；请删去不需要的内容后重新保存。',
  },
  sheetCells: {
    en: 'The sheet "{sheet}" has more than {most} cells with content. Nothing was changed; delete what is not needed and save it again.',
    'zh-CN': '工作表“{sheet}”的非空单元格数超过 {most}。未作任何更改；请删去不需要的内容后重新保存。',
  },
  readTimedOut: {
    en: 'Reading the file took longer than {seconds} seconds and was stopped. Nothing was changed; delete what is not needed and try again.',
    'zh-CN': '读取文件超过 {seconds} 秒，已中止。未作任何更改；请删去不需要的内容后重试。',
  },

  csvQuoteOpen: {
    en: 'Row {row} opens a quote that is never closed. Nothing was changed; save the table again as CSV.',
    'zh-CN': '第 {row} 行的引号未闭合。未作任何更改；请重新另存为 CSV。',
  },
  tableHeadless: {
    en: 'No row of the sheet "{sheet}" looks like a head with columns for budget line and amounts. Nothing was changed; choose another sheet, or say where the head is.',
    'zh-CN': '工作表“{sheet}”中未找到含科目与金额列的表头。未作任何更改；请选择其他工作表，或手动指定表头。',
  },
  tableGone: {
    en: 'The table that was read is no longer kept. Nothing was changed; open the file again.',
    'zh-CN': '读取的表格已不再保留。未作任何更改；请重新打开文件。',
  },
  tableNothing: {
    en: 'No amount of the table differs from the plan. Nothing was changed.',
    'zh-CN': '表格金额与方案一致。未作任何更改。',
  },
  tableTooLarge: {
    en: 'The amounts of the table add up to more than the plan can hold. Nothing was changed; check what they are counted in.',
    'zh-CN': '表格金额合计超出方案可容纳的范围。未作任何更改；请检查金额单位。',
  },

  importEncrypted: {
    en: 'The store file is encrypted, so its plans cannot be taken out of it. Nothing was changed; open it with its passphrase, export the plan as a document, and import that.',
    'zh-CN':
      '该数据文件已加密，无法从中取出方案。未作任何更改；请用密码短语打开该文件，将方案导出为文档后再导入。',
  },
  exportCancelled: {
    en: 'The export was cancelled. No file was made; the plan is as it was.',
    'zh-CN': '导出已取消。未生成文件；方案保持原样。',
  },
  exportFailed: {
    en: 'The file could not be made: {reason}. The plan is as it was; try again, or close other programs to free memory.',
    'zh-CN': '文件生成失败：{reason}。方案保持原样；请重试，或关闭其他程序以释放内存。',
  },
  exportTooLarge: {
    en: 'The file would hold {values} figures and at most {most} are written from the window. No file was made; run the scenario with fewer trials, or use "headroom simulate --samples".',
    'zh-CN':
      '文件将含 {values} 个数值，窗口中最多可写出 {most} 个。未生成文件；请减少模拟次数，或使用命令行“headroom simulate --samples”。',
  },

  homeForeign: {
    en: 'The workbook was not written by Headroom, or its hidden sheet "{sheet}" was deleted. Nothing was changed; to take amounts from a table, import it.',
    'zh-CN':
      '该工作簿并非由 Headroom 生成，或其隐藏工作表“{sheet}”已被删除。未作任何更改；如需读取表格金额，请使用导入功能。',
  },
  homeNewer: {
    en: 'The workbook was written by a newer version of Headroom (layout {found}; this one reads {known}). Nothing was changed; use the newer version.',
    'zh-CN':
      '工作簿由更新版本的 Headroom 生成（版式 {found}，本版本支持 {known}）。未作任何更改；请使用新版本。',
  },
  homeChanged: {
    en: 'The hidden sheet "{sheet}" was edited, so that the plan in it can no longer be trusted. Nothing was changed; use the workbook as it was exported.',
    'zh-CN': '隐藏工作表“{sheet}”被改动，其中的方案不再可信。未作任何更改；请使用导出时的工作簿。',
  },
  homeNotAmount: {
    en: '{place}: {found} is not an amount of at least 0. Nothing was changed; mend the cell and try again.',
    'zh-CN': '{place}：{found} 不是不小于 0 的金额。未作任何更改；请修正该单元格后重试。',
  },
  homeNotNumber: {
    en: '{place}: {found} is not a number. Nothing was changed; mend the cell and try again.',
    'zh-CN': '{place}：{found} 不是数字。未作任何更改；请修正该单元格后重试。',
  },
  homeNotNumbers: {
    en: '{place}: {found} is not a list of numbers separated by semicolons. Nothing was changed; mend the cell and try again.',
    'zh-CN': '{place}：{found} 不是以分号分隔的数字。未作任何更改；请修正该单元格后重试。',
  },
  homeNotKind: {
    en: '{place}: {found} is no kind of distribution; the sheet Glossary lists them. Nothing was changed; mend the cell and try again.',
    'zh-CN': '{place}：{found} 不是可用的分布类型（见“术语表”）。未作任何更改；请修正该单元格后重试。',
  },
  homeNotFormula: {
    en: '{place}: {found} is not a formula. Nothing was changed; mend the cell and try again.',
    'zh-CN': '{place}：{found} 不是公式。未作任何更改；请修正该单元格后重试。',
  },
  homeNotEmpty: {
    en: '{place}: {found} stands where this distribution has no parameter. Nothing was changed; mend the cell and try again.',
    'zh-CN': '{place}：{found} 多余：该分布没有此参数。未作任何更改；请修正该单元格后重试。',
  },
  homeNotOperation: {
    en: '{place}: {found} is none of: becomes, times, plus. Nothing was changed; mend the cell and try again.',
    'zh-CN': '{place}：{found} 不是“改为”“乘以”“加上”之一。未作任何更改；请修正该单元格后重试。',
  },
  homeNotPeriod: {
    en: '{place}: {found} is no period of the plan. Nothing was changed; mend the cell and try again.',
    'zh-CN': '{place}：{found} 不是方案中的期间。未作任何更改；请修正该单元格后重试。',
  },
  homeTwice: {
    en: '{place} and {other} both give {what}. Nothing was changed; delete one of the two rows.',
    'zh-CN': '{place} 与 {other} 重复填写了{what}。未作任何更改；请删去其中一行。',
  },
  homeRowUnknown: {
    en: '{place}: the plan has no {what}. Nothing was changed; mend the row or delete it.',
    'zh-CN': '{place}：方案中没有{what}。未作任何更改；请修正或删去该行。',
  },
  homeMerged: {
    en: 'Cells are merged at {place}. Nothing was changed; unmerge them, so that every row has its own values.',
    'zh-CN': '{place} 存在合并单元格。未作任何更改；请取消合并，使每行各有数值。',
  },
  homeColumn: {
    en: 'The sheet "{sheet}" no longer has its column "{column}". Nothing was changed; put it back, or use the workbook as it was exported.',
    'zh-CN': '工作表“{sheet}”缺少列“{column}”。未作任何更改；请恢复该列，或使用导出时的工作簿。',
  },
} as const satisfies Catalogue;

/** What was noticed on the way and stopped nothing: what came along, and what a file has no place for. */
export const EXCHANGE_REMARKS = {
  editsTaken: {
    en: '{count} rows that were changed in the workbook were taken over.',
    'zh-CN': '已采纳工作簿中更改过的 {count} 行。',
  },
  leftHistory: {
    en: 'The history of changes, the kept runs and the notes on comparisons stay in the store file.',
    'zh-CN': '更改历史、已保存的运行结果和对比备注仍留在数据文件中。',
  },
  leftPlans: {
    en: 'The other plans of the store file stay there ({count}).',
    'zh-CN': '数据文件中的其他方案（{count} 个）未包含在内。',
  },
  leftResults: {
    en: 'The results on the sheets of a workbook are not read; run the scenario again.',
    'zh-CN': '工作簿中的模拟结果不会读入；请重新运行情景。',
  },
  leftEncryption: {
    en: 'What was made is not encrypted, though the file that it comes from is.',
    'zh-CN': '来源文件已加密，但生成的文件未加密。',
  },
  carriedHidden: {
    en: 'Formulas, correlations, outputs and limits travel on the hidden sheet: they come back, but cannot be edited there; runs are not in it.',
    'zh-CN': '公式、相关性、输出与约束保存在隐藏工作表中：可随文件带回，但不能在其中修改；不含运行结果。',
  },
  sheetAbsent: {
    en: 'The workbook no longer has the sheet of {sheet}; what it showed is kept as it was exported.',
    'zh-CN': '工作簿中已没有“{sheet}”工作表；其内容按导出时保留。',
  },
  rowsAbsent: {
    en: '{count} rows of the plan are not in the workbook any more; they are kept as they were exported.',
    'zh-CN': '方案中有 {count} 行已不在工作簿中；按导出时保留。',
  },
  amountsRounded: {
    en: "{count} amounts were rounded to the currency's smallest unit.",
    'zh-CN': '有 {count} 个金额已舍入到币种的最小单位。',
  },
} as const satisfies Catalogue;

export type ExchangeRemark = keyof typeof EXCHANGE_REMARKS;
