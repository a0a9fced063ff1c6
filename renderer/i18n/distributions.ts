import type { SameTexts } from './same-texts.ts';

/** The kinds of distributions and what their parameters mean, in plain words, in every language. */

const EN_ENDS = { min: 'Lowest value', max: 'Highest value' };
const EN_DECILES = { p10: 'One in ten lies below', p90: 'One in ten lies above' };

const en = {
  kinds: {
    constant: { name: 'Number', text: 'One value, without doubt.' },
    uniform: { name: 'Uniform', text: 'Every value between two ends is equally likely.' },
    triangular: {
      name: 'Triangular',
      text: 'Rises straight to the likeliest value and falls straight from it.',
    },
    pert: { name: 'PERT', text: 'Lowest, likeliest, highest, in a smooth curve that trusts the middle.' },
    normal: { name: 'Normal', text: 'The bell curve: symmetric about its mean, without ends.' },
    lognormal: {
      name: 'Lognormal',
      text: 'Above zero and skewed: factors that multiply, such as costs and order values.',
    },
    lognormalMoments: {
      name: 'Lognormal by mean',
      text: 'The same curve, told by its mean and standard deviation.',
    },
    beta: { name: 'Beta', text: 'A share between two ends, in almost any shape.' },
    gamma: { name: 'Gamma', text: 'Above zero and skewed, with a lighter tail than the lognormal.' },
    exponential: { name: 'Exponential', text: 'Time until something that happens at a steady rate.' },
    weibull: { name: 'Weibull', text: 'Time until something that grows more (or less) likely with age.' },
    percentiles: {
      name: 'P10 / P50 / P90',
      text: 'A smooth curve through three percentiles (metalog), with ends where you set them.',
    },
    poisson: { name: 'Poisson', text: 'How often something happens in a period.' },
    bernoulli: { name: 'Yes or no', text: '1 with a probability, else 0.' },
    discrete: { name: 'Discrete', text: 'A few values, each with a weight.' },
    samples: { name: 'Data', text: 'Figures as they were observed.' },
  },
  params: {
    constant: { value: 'The value' },
    uniform: EN_ENDS,
    triangular: { ...EN_ENDS, mode: 'Likeliest value' },
    pert: { ...EN_ENDS, mode: 'Likeliest value', shape: 'Weight of the likeliest (4 unless given)' },
    normal: { mean: 'Mean', sd: 'Standard deviation: two of three draws lie within one' },
    lognormalMoments: { mean: 'Mean of the value itself', sd: 'Standard deviation of the value itself' },
    lognormal: EN_DECILES,
    beta: {
      alpha: 'α: the larger, the further to the right',
      beta: 'β: the larger, the further to the left',
      min: 'Lower end (0 unless given)',
      max: 'Upper end (1 unless given)',
    },
    gamma: { shape: 'Shape: the larger, the more symmetric', scale: 'Scale: mean divided by shape' },
    exponential: { mean: 'Mean' },
    weibull: { shape: 'Shape: above 1 it grows more likely with age', scale: 'Scale: 63% lie below' },
    percentiles: {
      ...EN_DECILES,
      p50: 'Half lie below',
      min: 'Nothing lies below',
      max: 'Nothing lies above',
    },
    poisson: { mean: 'Mean number per period' },
    bernoulli: { p: 'Probability of 1, from 0 to 1' },
    discrete: { values: 'Values, separated by spaces', weights: 'Weights in the same order' },
    samples: { values: 'Figures, separated by spaces' },
  },
};

const ZH_ENDS = { min: '最低值', max: '最高值' };
const ZH_DECILES = { p10: '10% 的可能低于此值', p90: '10% 的可能高于此值' };

const zhCN: SameTexts<typeof en> = {
  kinds: {
    constant: { name: '固定值', text: '单一取值，没有不确定性。' },
    uniform: { name: '均匀分布', text: '两端之间各值等可能。' },
    triangular: { name: '三角分布', text: '直线升至最可能值，再直线下降。' },
    pert: { name: 'PERT 分布', text: '最低、最可能、最高，曲线平滑，更倚重中间值。' },
    normal: { name: '正态分布', text: '钟形曲线，关于均值对称，两端无界。' },
    lognormal: { name: '对数正态分布', text: '大于零且右偏，适合成本、客单价等由多个因素相乘的量。' },
    lognormalMoments: { name: '对数正态（按均值）', text: '同一曲线，以均值与标准差给出。' },
    beta: { name: '贝塔分布', text: '介于两端之间的比率，形状灵活。' },
    gamma: { name: '伽马分布', text: '大于零且右偏，尾部比对数正态薄。' },
    exponential: { name: '指数分布', text: '以恒定速率发生之事的等待时间。' },
    weibull: { name: '韦布尔分布', text: '随时间越来越（不）易发生之事的等待时间。' },
    percentiles: { name: 'P10 / P50 / P90 分位', text: '过三个分位数的平滑曲线（metalog），可设上下限。' },
    poisson: { name: '泊松分布', text: '一期内发生的次数。' },
    bernoulli: { name: '是或否', text: '以一定概率取 1，否则取 0。' },
    discrete: { name: '离散分布', text: '若干取值，各有权重。' },
    samples: { name: '样本数据', text: '按实际观测的数据抽样。' },
  },
  params: {
    constant: { value: '取值' },
    uniform: ZH_ENDS,
    triangular: { ...ZH_ENDS, mode: '最可能值' },
    pert: { ...ZH_ENDS, mode: '最可能值', shape: '最可能值的权重（默认 4）' },
    normal: { mean: '均值', sd: '标准差：约三分之二的抽样落在一个标准差内' },
    lognormalMoments: { mean: '变量本身的均值', sd: '变量本身的标准差' },
    lognormal: ZH_DECILES,
    beta: { alpha: 'α：越大越靠右', beta: 'β：越大越靠左', min: '下限（默认 0）', max: '上限（默认 1）' },
    gamma: { shape: '形状：越大越对称', scale: '尺度：均值除以形状' },
    exponential: { mean: '均值' },
    weibull: { shape: '形状：大于 1 表示随时间更易发生', scale: '尺度：63% 低于此值' },
    percentiles: {
      ...ZH_DECILES,
      p50: '50% 的可能低于此值',
      min: '不低于此值',
      max: '不高于此值',
    },
    poisson: { mean: '每期平均次数' },
    bernoulli: { p: '取 1 的概率，0 到 1' },
    discrete: { values: '取值，以空格分隔', weights: '权重，顺序一致' },
    samples: { values: '数据，以空格分隔' },
  },
};

export const DISTRIBUTION_TEXTS = { en, 'zh-CN': zhCN };
