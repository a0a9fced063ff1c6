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
    never: '0% (below {{bound}})',
    always: '100% (above {{bound}})',
    neverTitle:
      'In none of {{trials}} trials: with 95% confidence the probability is below {{bound}} (rule of three).',
    alwaysTitle:
      'In all of {{trials}} trials: with 95% confidence the probability is above {{bound}} (rule of three).',
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
    never: '0%（低于 {{bound}}）',
    always: '100%（高于 {{bound}}）',
    neverTitle: '{{trials}} 次模拟中均未出现：在 95% 置信度下，概率低于 {{bound}}（三法则）。',
    alwaysTitle: '{{trials}} 次模拟中均出现：在 95% 置信度下，概率高于 {{bound}}（三法则）。',
  },
} as const;
