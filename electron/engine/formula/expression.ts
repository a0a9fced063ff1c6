import type { PlanIndex } from '#shared/plan/index.ts';

/** A checked formula: every name is resolved, every dimension agrees. What the compiler reads. */
export type Expression =
  | { readonly type: 'number'; readonly value: number }
  | {
      readonly type: 'variable';
      readonly name: string;
      /** Dimension to member position, for the dimensions that are fixed by an index. */
      readonly fixed: ReadonlyMap<string, number>;
    }
  | { readonly type: 'calendar'; readonly name: CalendarName }
  | { readonly type: 'unary'; readonly operator: '-' | 'not'; readonly operand: Expression }
  | {
      readonly type: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly type: 'condition';
      readonly test: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  | { readonly type: 'call'; readonly name: ElementwiseName; readonly args: readonly Expression[] }
  | {
      readonly type: 'aggregate';
      readonly name: 'sum' | 'mean' | 'lowest' | 'highest';
      readonly operand: Expression;
      readonly dimension: string;
      /** Member positions; periods where `dimension` is `period`. */
      readonly members: readonly number[];
    }
  | { readonly type: 'edge'; readonly name: 'first' | 'final'; readonly operand: Expression }
  | {
      readonly type: 'recall';
      readonly operand: Expression;
      /** 1 for `prev`. */
      readonly periods: number;
      readonly initial: Expression;
    }
  | { readonly type: 'cumulate'; readonly operand: Expression }
  | {
      readonly type: 'carry';
      readonly name: 'adstock' | 'stock';
      readonly operand: Expression;
      readonly carryover: Expression;
      readonly initial: Expression;
    };

export const CALENDAR_NAMES = ['period', 'years', 'year_fraction', 'discount_factor'] as const;
export type CalendarName = (typeof CALENDAR_NAMES)[number];

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '^'
  | '<'
  | '<='
  | '>'
  | '>='
  | '=='
  | '!='
  | 'and'
  | 'or';

/** Functions of values alone, with the number of arguments that each takes. */
export const ELEMENTWISE = {
  hill: { least: 3, most: 3 },
  saturate: { least: 2, most: 2 },
  clamp: { least: 3, most: 3 },
  min: { least: 2, most: Number.POSITIVE_INFINITY },
  max: { least: 2, most: Number.POSITIVE_INFINITY },
  abs: { least: 1, most: 1 },
  exp: { least: 1, most: 1 },
  log: { least: 1, most: 1 },
  sqrt: { least: 1, most: 1 },
  sin: { least: 1, most: 1 },
  cos: { least: 1, most: 1 },
  floor: { least: 1, most: 1 },
  ceil: { least: 1, most: 1 },
  round: { least: 1, most: 1 },
} as const;
export type ElementwiseName = keyof typeof ELEMENTWISE;

/** The field of a variable that a formula stands in: its formula, or a parameter, for all cells or for one entry of `cells`. */
export interface CheckedPlan {
  readonly index: PlanIndex;
  /** By path in the document: `variables[3].formula`, `variables[7].cells[1].drift`. Numbers are not in it. */
  readonly expressions: ReadonlyMap<string, Expression>;
  /**
   * Every variable in an order in which each finds what it reads. Variables of one inner list form a cycle through
   * `prev` or `lag` and go forward together, period by period; within the list they stand in same-period order.
   */
  readonly order: readonly (readonly string[])[];
}
