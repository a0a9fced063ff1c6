import type { Catalogue } from './message.ts';

/** What can be wrong with a formula, alone or among the other formulas of its plan. */
export const FORMULA_MESSAGES = {
  formulaEmpty: { en: 'the formula is empty', 'zh-CN': '公式为空' },
} as const satisfies Catalogue;
