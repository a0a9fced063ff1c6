import type { MessageArguments } from '#shared/messages/message.ts';
import type { ProblemCode } from '#shared/messages/problem.ts';
import type { BinaryOperator } from './expression.ts';

/** A stretch of the formula's text: offsets in UTF-16 units, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What is wrong with one formula, and where in its text. */
export interface FormulaFault extends Span {
  readonly code: ProblemCode;
  readonly args: MessageArguments;
}

/** A word with its place: a member in brackets, a dimension, a group. */
export interface Word extends Span {
  readonly text: string;
}

/** A formula as its grammar derives it, before any name is looked up. Parentheses are only in the shape. */
export type SyntaxTree = Span &
  (
    | { readonly type: 'number'; readonly value: number }
    | { readonly type: 'name'; readonly name: Word; readonly index: readonly Word[] }
    | { readonly type: 'unary'; readonly operator: '-' | 'not'; readonly operand: SyntaxTree }
    | {
        readonly type: 'binary';
        readonly operator: BinaryOperator;
        readonly left: SyntaxTree;
        readonly right: SyntaxTree;
      }
    | {
        readonly type: 'condition';
        readonly test: SyntaxTree;
        readonly whenTrue: SyntaxTree;
        readonly whenFalse: SyntaxTree;
      }
    | { readonly type: 'call'; readonly name: Word; readonly args: readonly SyntaxTree[] }
    /** The second argument of `sum`, `mean`, `lowest`, `highest`, or of a function that does not exist; nowhere else. */
    | { readonly type: 'members'; readonly dimension: Word; readonly group: Word | null }
  );

/** The functions whose second argument is a dimension or a group. */
const AGGREGATES = ['sum', 'mean', 'lowest', 'highest'] as const;
export type AggregateName = (typeof AGGREGATES)[number];

export function isAggregate(name: string): name is AggregateName {
  return (AGGREGATES as readonly string[]).includes(name);
}

/** Leaves the reading of a formula at its first fault; caught in `parse.ts` and turned into a value. */
export class Refusal extends Error {
  readonly fault: FormulaFault;

  constructor(code: ProblemCode, span: Span, args: MessageArguments = {}) {
    super(code);
    this.fault = { code, args, start: span.start, end: span.end };
  }
}
