import type { Catalogue } from './message.ts';

/** What can be wrong with a plan document apart from its formulas. */
export const PLAN_MESSAGES = {
  notJson: { en: 'this is not JSON: {reason}', 'zh-CN': '不是有效的 JSON：{reason}' },
} as const satisfies Catalogue;
