/** Texts of what one can do with figures and pictures, wherever they stand. */
export const FIGURES = {
  en: {
    tools: 'Take away: {{title}}',
    copy: 'Copy the figures',
    copied: 'The figures are on the clipboard.',
    copiedOne: 'Copied: {{name}} {{text}}',
    copyHint: '{{figure}} (press to copy)',
    png: 'Save the picture (PNG)',
    walk: '{{label}}: arrow keys go through its figures',
    noPicture: 'Show the chart first; the table can be copied.',
  },
  'zh-CN': {
    tools: '导出：{{title}}',
    copy: '复制数据',
    copied: '数据已复制到剪贴板。',
    copiedOne: '已复制：{{name}} {{text}}',
    copyHint: '{{figure}}（点击复制）',
    png: '保存图片（PNG）',
    walk: '{{label}}：用方向键逐项查看数值',
    noPicture: '请先切换到图表；表格可直接复制。',
  },
} as const;
