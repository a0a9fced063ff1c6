import { all, create, type EvalFunction, type FactoryFunctionMap } from 'mathjs';
import { Cells } from '../../../electron/engine/compile/cells.ts';
import type { CheckedPlan, Expression } from '../../../electron/engine/formula/expression.ts';

/** What a trial does, in order; values stand in one array, each cell and period at a place of its own. */
export type Step = (values: Float64Array) => void;

type Carry = Extract<Expression, { type: 'carry' | 'cumulate' }>;
type Scope = ReadonlyMap<string, number>;

const math = create(all as FactoryFunctionMap);
math.import({
  hill: (x: number, half: number, shape: number) => (x > 0 ? 1 / (1 + (half / x) ** shape) : 0),
  saturate: (x: number, scale: number) => 1 - Math.exp(-x / scale),
  clamp: (x: number, low: number, high: number) => Math.min(Math.max(x, low), high),
});

/**
 * Turns formulas into steps: whatever is arithmetic is a formula compiled once by mathjs and evaluated with a scope,
 * as its documentation advises; what mathjs has no word for (members, periods, running totals) is JavaScript.
 */
export class Lowering {
  readonly steps: Step[] = [];
  size = 0;
  readonly #checked: CheckedPlan;
  readonly #periods: number;
  readonly #places = new Map<string, { cells: Cells; first: number; periods: number }>();
  readonly #compiled = new Map<string, EvalFunction>();
  readonly #totals = new Map<Carry, Map<string, number>>();

  constructor(checked: CheckedPlan) {
    this.#checked = checked;
    this.#periods = checked.index.document.calendar.periods;
    for (const [name, variable] of checked.index.variables) {
      const cells = new Cells(checked.index, variable);
      const periods = variable.overPeriod ? this.#periods : 1;
      this.#places.set(name, { cells, first: this.take(cells.count * periods), periods });
    }
  }

  take(count = 1): number {
    this.size += count;
    return this.size - count;
  }

  cells(name: string): Cells {
    return this.#places.get(name)!.cells;
  }

  placeOf(name: string, cell: number, period: number): number {
    const { first, periods } = this.#places.get(name)!;
    return first + cell * periods + (periods === 1 ? 0 : period);
  }

  /** Adds the steps of the formula at `path` for a cell and period; its value will stand at the place returned. */
  formula(path: string, cells: Cells, cell: number, period: number): number {
    const members = cells.membersOf(cell);
    const scope = new Map(cells.variable.axes.map(({ dimension }, axis) => [dimension, members[axis]!]));
    return this.#place(this.#checked.expressions.get(path)!, scope, period);
  }

  #place(expression: Expression, scope: Scope, period: number): number {
    switch (expression.type) {
      case 'variable': {
        const cells = this.cells(expression.name);
        const memberOn = (dimension: string) => expression.fixed.get(dimension) ?? scope.get(dimension) ?? -1;
        return this.placeOf(expression.name, cells.numberOf(memberOn), period);
      }
      case 'aggregate':
        return this.#aggregate(expression, scope, period);
      case 'edge':
        return this.#place(expression.operand, scope, expression.name === 'first' ? 0 : this.#periods - 1);
      case 'recall':
        return period < expression.periods
          ? this.#place(expression.initial, scope, period)
          : this.#place(expression.operand, scope, period - expression.periods);
      case 'cumulate':
      case 'carry':
        return this.#carry(expression, scope, period);
      default:
        return this.#arithmetic(expression, scope, period);
    }
  }

  #arithmetic(expression: Expression, scope: Scope, period: number): number {
    const places: number[] = [];
    const text = this.#text(
      expression,
      (part) => {
        places.push(this.#place(part, scope, period));
        return `x${places.length - 1}`;
      },
      period,
    );
    let compiled = this.#compiled.get(text);
    if (!compiled) {
      compiled = math.compile(text);
      this.#compiled.set(text, compiled);
    }
    const names = places.map((_, i) => `x${i}`);
    const variables = new Map<string, number>();
    const to = this.take();
    const formula = compiled;
    this.steps.push((values) => {
      for (let i = 0; i < places.length; i++) variables.set(names[i]!, values[places[i]!]!);
      values[to] = Number(formula.evaluate(variables));
    });
    return to;
  }

  /** The expression in mathjs's own syntax, with what is not arithmetic named by `leaf`. */
  #text(expression: Expression, leaf: (part: Expression) => string, period: number): string {
    const text = (part: Expression) => this.#text(part, leaf, period);
    switch (expression.type) {
      case 'number':
        return `(${expression.value})`;
      case 'calendar':
        return `(${this.#calendar(expression.name, period)})`;
      case 'unary':
        return expression.operator === '-'
          ? `(-${text(expression.operand)})`
          : `(not ${text(expression.operand)})`;
      case 'binary':
        return `(${text(expression.left)} ${expression.operator} ${text(expression.right)})`;
      case 'condition':
        return `(${text(expression.test)} ? ${text(expression.whenTrue)} : ${text(expression.whenFalse)})`;
      case 'call':
        return `${expression.name}(${expression.args.map(text).join(', ')})`;
      default:
        return leaf(expression);
    }
  }

  #calendar(name: string, period: number): number {
    const { yearFraction, document } = this.#checked.index;
    switch (name) {
      case 'period':
        return period;
      case 'years':
        return period * yearFraction;
      case 'year_fraction':
        return yearFraction;
      default:
        return (1 + document.discountRate) ** -((period + 0.5) * yearFraction);
    }
  }

  #aggregate(expression: Extract<Expression, { type: 'aggregate' }>, scope: Scope, period: number): number {
    const { name, dimension, members, operand } = expression;
    const places = members.map((member) =>
      dimension === 'period'
        ? this.#place(operand, scope, member)
        : this.#place(operand, new Map([...scope, [dimension, member]]), period),
    );
    const to = this.take();
    this.steps.push((values) => {
      let total = values[places[0]!]!;
      for (let i = 1; i < places.length; i++) {
        const value = values[places[i]!]!;
        if (name === 'lowest') total = Math.min(total, value);
        else if (name === 'highest') total = Math.max(total, value);
        else total += value;
      }
      values[to] = name === 'mean' ? total / places.length : total;
    });
    return to;
  }

  #carry(expression: Carry, scope: Scope, period: number): number {
    const key = `${[...scope].sort()}@${period}`;
    let known = this.#totals.get(expression);
    if (!known) {
      known = new Map();
      this.#totals.set(expression, known);
    }
    const made = known.get(key);
    if (made !== undefined) return made;
    const to = this.#total(expression, scope, period);
    known.set(key, to);
    return to;
  }

  #total(expression: Carry, scope: Scope, period: number): number {
    const x = this.#place(expression.operand, scope, period);
    const to = this.take();
    if (expression.type === 'cumulate') {
      if (period === 0) return x;
      const before = this.#carry(expression, scope, period - 1);
      this.steps.push((values) => {
        values[to] = values[before]! + values[x]!;
      });
      return to;
    }
    const before =
      period === 0 ? this.#place(expression.initial, scope, 0) : this.#carry(expression, scope, period - 1);
    const keep = this.#place(expression.carryover, scope, period);
    const share = expression.name === 'adstock';
    this.steps.push((values) => {
      const fresh = share ? (1 - values[keep]!) * values[x]! : values[x]!;
      values[to] = fresh + values[keep]! * values[before]!;
    });
    return to;
  }
}
