import type { Locale } from '../locale.ts';
import { type Catalogue, formatTemplate, type Message, readTemplate } from './message.ts';

/** What a run has to say beside its figures. */
export const RUN_MESSAGES = {
  correlationIgnored: {
    en: '{input} is a plain number, so its correlation with {other} has no effect',
    'zh-CN': '{input} 是固定数值，其与 {other} 的相关性不起作用',
  },
  correlationRepaired: {
    en: 'the correlations contradict each other; the nearest possible ones were used (largest change {change} in rank terms)',
    'zh-CN': '相关系数相互矛盾，已改用最接近的可行相关矩阵（秩相关最大变动 {change}）',
  },
  beyondSobol: {
    en: '{count} random numbers are beyond the {known} dimensions of the Sobol sequence and are pseudo-random',
    'zh-CN': '有 {count} 个随机数超出 Sobol 序列的 {known} 维，改用伪随机数',
  },
  notFinite: {
    en: '{cell} is not a finite number in {count} of {trials} trials, so it has no statistics; first seen in {origin}',
    'zh-CN': '{cell} 在 {trials} 次模拟中有 {count} 次不是有限数值，因此没有统计量；最早出现于 {origin}',
  },
  quantilesApproximate: {
    en: 'memory has no room for all trials: percentiles are read from bins (no rank is off by more than {share} of the trials), drivers are those of the first {drivers} trials',
    'zh-CN':
      '内存不足以保留全部模拟：分位数由分箱计数得出（秩误差不超过模拟次数的 {share}），驱动因素取自前 {drivers} 次模拟',
  },
  errorNotReached: {
    en: 'the standard error of the mean of {output} is {error} after {trials} trials; {wanted} was asked for',
    'zh-CN': '{trials} 次模拟后，{output} 均值的标准误为 {error}，未达到要求的 {wanted}',
  },
} as const satisfies Catalogue;

export type RunMessageCode = keyof typeof RUN_MESSAGES;

/** A remark on a run, with the place in the plan that it is about. */
export interface RunNotice extends Message<RunMessageCode> {
  readonly path: string;
}

/**
 * The remark that an English sentence is, as result files carry them, to be said in another language; null where no
 * remark says so. Arguments come as texts.
 */
export function noticeIn(sentence: string): Message<RunMessageCode> | null {
  for (const [code, { en }] of Object.entries(RUN_MESSAGES)) {
    const args = readTemplate(en, sentence);
    if (args !== null) return { code: code as RunMessageCode, args };
  }
  return null;
}

/** A remark of a result in a language; a sentence of no known remark stays as it is. */
export function warningText(sentence: string, locale: Locale): string {
  const notice = noticeIn(sentence);
  return notice === null ? sentence : formatTemplate(RUN_MESSAGES[notice.code][locale], notice.args);
}

export function noticeText(notice: RunNotice, locale: Locale): string {
  return formatTemplate(RUN_MESSAGES[notice.code][locale], notice.args);
}
