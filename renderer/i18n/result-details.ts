/** Texts of the closer look at a run: drivers with their errors, a target one moves, runs until an error. */
export const RESULT_DETAILS = {
  en: {
    measure: 'Measure',
    rank: 'Rank correlation',
    share: 'Share of variance',
    shareHint:
      'Share of the variance that goes with this input alone; with correlated inputs shares overlap. Lines: two standard errors to either side.',
    rankHint:
      'How closely the figure follows the input, in ranks. Lines: two standard errors to either side.',
    cumulative: 'Cumulative',
    exceedance: 'Exceedance',
    line: 'Line',
    error: 'Standard error',
    target: 'Target: move it with the pointer or the arrow keys',
    reset: 'Plan’s target',
  },
  'zh-CN': {
    measure: '衡量方式',
    rank: '秩相关系数',
    share: '方差占比',
    shareHint: '该输入单独对应的方差占比；输入相关时占比会重叠。线段：左右各两倍标准误。',
    rankHint: '产出指标随输入变动的紧密程度（按秩）。线段：左右各两倍标准误。',
    cumulative: '累积概率',
    exceedance: '超越概率',
    line: '曲线',
    error: '标准误',
    target: '目标值：可用鼠标拖动或方向键调整',
    reset: '方案目标值',
  },
} as const;
