import {
  type AccessorNode,
  type FunctionNode,
  isAccessorNode,
  isConditionalNode,
  isConstantNode,
  isFunctionNode,
  isOperatorNode,
  isParenthesisNode,
  isSymbolNode,
  type MathNode,
  parse,
} from 'mathjs';
import type { PlanDocument } from '#shared/plan/document.ts';
import { AGGREGATIONS, FUNCTIONS, holds, OPERATORS } from './arithmetic.ts';
import { dimensionOf, dimensionOfMember, type Here, membersOf, withPeriod } from './cells.ts';

/** What a formula is read in: the plan, the scenario's rate, and every other variable's values in this trial. */
export interface Surroundings {
  readonly document: PlanDocument;
  readonly discountRate: number;
  read(name: string, here: Here): number;
}

const WORDS = /(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|[A-Za-z_]\w*/g;

/** mathjs's tree, every name behind `v_` so that none is a unit, a constant or an operator to mathjs. */
export function readFormula(text: string): MathNode {
  const prefixed = text.replace(WORDS, (word) =>
    /^[\d.]/.test(word) || ['and', 'or', 'not'].includes(word) ? word : `v_${word}`,
  );
  return parse(prefixed);
}

/** The value of a formula at one place in one trial, by walking its tree. */
export function evaluateFormula(node: MathNode, here: Here, world: Surroundings): number {
  const at = (part: MathNode, place = here) => evaluateFormula(part, place, world);
  if (isConstantNode(node)) return Number(node.value);
  if (isParenthesisNode(node)) return at(node.content);
  if (isSymbolNode(node)) return nameAt(nameOf(node), here, world);
  if (isConditionalNode(node)) return holds(at(node.condition)) ? at(node.trueExpr) : at(node.falseExpr);
  if (isOperatorNode(node)) {
    const operator = OPERATORS[node.fn];
    const [left, right] = node.args as MathNode[];
    if (!operator || !left) throw new Error(`operator ${node.fn}`);
    return operator(at(left), right ? at(right) : Number.NaN);
  }
  if (isAccessorNode(node)) return indexed(node, here, world);
  if (isFunctionNode(node)) return callAt(node, here, world);
  throw new Error(`not in the language: ${node.type}`);
}

function nameOf(node: MathNode | undefined): string {
  if (!node || !isSymbolNode(node)) throw new Error('a name was expected');
  return node.name.slice(2);
}

function periodOf(here: Here): number {
  const period = here.get('period');
  if (typeof period !== 'number') throw new Error('the period is open');
  return period;
}

function nameAt(name: string, here: Here, world: Surroundings): number {
  const yearFraction = world.document.calendar.monthsPerPeriod / 12;
  switch (name) {
    case 'period':
      return periodOf(here);
    case 'years':
      return periodOf(here) * yearFraction;
    case 'year_fraction':
      return yearFraction;
    case 'discount_factor':
      return (1 + world.discountRate) ** -(periodOf(here) * yearFraction + yearFraction / 2);
    default:
      return world.read(name, here);
  }
}

/** `x[sea, ads]`: the members take the place of what `here` says for their dimensions. */
function indexed(node: AccessorNode, here: Here, world: Surroundings): number {
  const place = new Map(here);
  for (const part of node.index.dimensions) {
    const member = nameOf(part);
    place.set(dimensionOfMember(world.document, member), member);
  }
  return world.read(nameOf(node.object), place);
}

/** The dimension or group that an aggregation names: `line`, `line.marketing`, `period`. */
function entryOf(node: MathNode | undefined): string {
  if (!node || !isAccessorNode(node)) return nameOf(node);
  const [group] = node.index.dimensions;
  if (!group || !isConstantNode(group)) throw new Error('a group was expected');
  return `${nameOf(node.object)}.${String(group.value).slice(2)}`;
}

function callAt(node: FunctionNode, here: Here, world: Surroundings): number {
  const name = nameOf(node.fn as unknown as MathNode);
  const elementwise = FUNCTIONS[name];
  if (elementwise) return elementwise(...node.args.map((part) => evaluateFormula(part, here, world)));
  const aggregation = AGGREGATIONS[name];
  if (!aggregation) return overTime(name, node.args, here, world);
  const entry = entryOf(node.args[1]);
  const dimension = dimensionOf(entry);
  return aggregation(
    membersOf(world.document, entry).map((member) =>
      evaluateFormula(node.args[0]!, new Map(here).set(dimension, member), world),
    ),
  );
}

/** The functions that look along the periods. */
function overTime(name: string, args: readonly MathNode[], here: Here, world: Surroundings): number {
  const at = (argument: number, period: number) =>
    evaluateFormula(args[argument]!, withPeriod(here, period), world);
  switch (name) {
    case 'first':
      return at(0, 0);
    case 'final':
      return at(0, world.document.calendar.periods - 1);
    case 'prev':
      return periodOf(here) === 0 ? at(1, 0) : at(0, periodOf(here) - 1);
    case 'lag': {
      const back = evaluateFormula(args[1]!, here, world);
      const now = periodOf(here);
      return now < back ? at(2, now) : at(0, now - back);
    }
    case 'cumulate':
      return AGGREGATIONS.sum!(Array.from({ length: periodOf(here) + 1 }, (_, period) => at(0, period)));
    case 'adstock':
    case 'stock':
      return carried(periodOf(here), args[2] ? at(2, 0) : 0, (before, period) => {
        const kept = at(1, period);
        return kept * before + (name === 'adstock' ? 1 - kept : 1) * at(0, period);
      });
    default:
      throw new Error(`function ${name}`);
  }
}

function carried(last: number, initial: number, step: (before: number, period: number) => number): number {
  let value = initial;
  for (let period = 0; period <= last; period++) value = step(value, period);
  return value;
}
