import type { BinaryOperator } from './expression.ts';

/** The rules of the grammar from the loosest to the tightest. A node stands wherever its rule or a looser one may. */
export const LEVELS = {
  condition: 0,
  or: 1,
  and: 2,
  inv: 3,
  cmp: 4,
  sum: 5,
  product: 6,
  unary: 7,
  primary: 8,
} as const;
export type Level = (typeof LEVELS)[keyof typeof LEVELS];

/** Each operator with the rule that derives it and those of its two sides. `and` and `or` group to the left, `^` to the right. */
export const OPERATORS: Readonly<Record<BinaryOperator, { own: Level; left: Level; right: Level }>> = {
  or: { own: LEVELS.or, left: LEVELS.or, right: LEVELS.and },
  and: { own: LEVELS.and, left: LEVELS.and, right: LEVELS.inv },
  '<': { own: LEVELS.cmp, left: LEVELS.sum, right: LEVELS.sum },
  '<=': { own: LEVELS.cmp, left: LEVELS.sum, right: LEVELS.sum },
  '>': { own: LEVELS.cmp, left: LEVELS.sum, right: LEVELS.sum },
  '>=': { own: LEVELS.cmp, left: LEVELS.sum, right: LEVELS.sum },
  '==': { own: LEVELS.cmp, left: LEVELS.sum, right: LEVELS.sum },
  '!=': { own: LEVELS.cmp, left: LEVELS.sum, right: LEVELS.sum },
  '+': { own: LEVELS.sum, left: LEVELS.sum, right: LEVELS.product },
  '-': { own: LEVELS.sum, left: LEVELS.sum, right: LEVELS.product },
  '*': { own: LEVELS.product, left: LEVELS.product, right: LEVELS.unary },
  '/': { own: LEVELS.product, left: LEVELS.product, right: LEVELS.unary },
  '^': { own: LEVELS.unary, left: LEVELS.primary, right: LEVELS.unary },
};

export function isBinaryOperator(op: string): op is BinaryOperator {
  return Object.hasOwn(OPERATORS, op);
}
