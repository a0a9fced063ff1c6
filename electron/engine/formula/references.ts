import { assertNever } from '#shared/assert-never.ts';
import type { Expression } from './expression.ts';

/** One variable that a formula reads. */
export interface Reference {
  readonly name: string;
  /** In the first argument of a `prev` or `lag`: only earlier periods are read. */
  readonly lagged: boolean;
  /** Inside an aggregation over `period`, `first` or `final`: later periods may be read. */
  readonly acrossPeriods: boolean;
}

/** Every reference of an expression from left to right, each kind once per variable. */
export function referencesOf(expression: Expression): Reference[] {
  const found = new Map<string, Reference>();
  const waiting = [{ part: expression, lagged: false, acrossPeriods: false }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { part, lagged, acrossPeriods } = next;
    if (part.type === 'variable') {
      const key = `${part.name} ${lagged} ${acrossPeriods}`;
      if (!found.has(key)) found.set(key, { name: part.name, lagged, acrossPeriods });
      continue;
    }
    const across = part.type === 'edge' || (part.type === 'aggregate' && part.dimension === 'period');
    for (const inner of partsOf(part).toReversed()) {
      waiting.push({
        part: inner,
        lagged: lagged || (part.type === 'recall' && inner === part.operand),
        acrossPeriods: acrossPeriods || across,
      });
    }
  }
  return [...found.values()];
}

/** The parts that an expression is directly made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.type) {
    case 'number':
    case 'calendar':
    case 'variable':
      return [];
    case 'unary':
    case 'cumulate':
    case 'aggregate':
    case 'edge':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'condition':
      return [expression.test, expression.whenTrue, expression.whenFalse];
    case 'call':
      return expression.args;
    case 'recall':
      return [expression.operand, expression.initial];
    case 'carry':
      return [expression.operand, expression.carryover, expression.initial];
    default:
      return assertNever(expression);
  }
}
