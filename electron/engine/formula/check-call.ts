import { assertNever } from '#shared/assert-never.ts';
import { type CheckContext, type Checked, closeDimension, mergeOpen, type Visit } from './check-context.ts';
import { periodCause } from './check-name.ts';
import { ELEMENTWISE, type ElementwiseName, type Expression } from './expression.ts';
import { FUNCTIONS } from './functions.ts';
import type { Members } from './sites.ts';
import { type AggregateName, isAggregate, type SyntaxTree } from './syntax.ts';

type CallTree = SyntaxTree & { readonly type: 'call' };
type MembersTree = SyntaxTree & { readonly type: 'members' };
type StructuralName = 'first' | 'final' | 'prev' | 'lag' | 'cumulate' | 'adstock' | 'stock';

function isElementwise(name: string): name is ElementwiseName {
  return Object.hasOwn(ELEMENTWISE, name);
}

/** A call of a function of the language. */
export function checkCall(
  check: CheckContext,
  tree: CallTree,
  members: Members,
  visit: Visit,
): Checked | null {
  const name = tree.name.text;
  const signature = FUNCTIONS.get(name);
  if (!signature) return reportNoFunction(check, tree);
  const count = tree.args.length;
  if (count < signature.least || count > signature.most) {
    return check.report('argumentCount', tree.name, { found: name, count, usage: signature.usage });
  }
  if (isAggregate(name)) return checkAggregate(check, name, tree, members, visit);
  if (isElementwise(name)) return checkElementwise(name, tree, members, visit);
  return checkStructural(check, name as StructuralName, tree, members, visit);
}

function reportNoFunction(check: CheckContext, tree: CallTree): null {
  const found = tree.name.text;
  if (check.index.variables.has(found)) return check.report('variableCalled', tree.name, { found });
  return check.reportUnknown('functionUnknown', tree.name, FUNCTIONS.keys());
}

/** Every argument, so that each fault is reported; null where any has one. */
function checkAll(args: readonly SyntaxTree[], members: Members, visit: Visit): Checked[] | null {
  const checked = args.map((argument) => visit(argument, members));
  return checked.every((argument) => argument !== null) ? checked : null;
}

function checkElementwise(
  name: ElementwiseName,
  tree: CallTree,
  members: Members,
  visit: Visit,
): Checked | null {
  const args = checkAll(tree.args, members, visit);
  if (!args) return null;
  const expression = { type: 'call', name, args: args.map((argument) => argument.expression) } as const;
  return { expression, open: mergeOpen(...args.map((argument) => argument.open)) };
}

/** Inside, the members of the named dimension are those aggregated, whatever the formula itself is evaluated for. */
function checkAggregate(
  check: CheckContext,
  name: AggregateName,
  tree: CallTree,
  members: Members,
  visit: Visit,
): Checked | null {
  const [operandTree, over] = tree.args;
  if (!operandTree || !over) return null;
  if (over.type !== 'members') {
    visit(operandTree, members);
    const usage = FUNCTIONS.get(name)?.usage ?? '';
    return check.report('aggregateWithoutDimension', over, { found: name, usage });
  }
  const dimension = over.dimension.text;
  const positions = aggregatedMembers(check, over);
  if (!positions) return null;
  const inside = dimension === 'period' ? members : new Map(members).set(dimension, positions);
  const operand = visit(operandTree, inside);
  if (!operand) return null;
  if (!operand.open.has(dimension)) {
    return check.report('aggregateNotVarying', operandTree, { found: name, dimension });
  }
  return {
    expression: { type: 'aggregate', name, operand: operand.expression, dimension, members: positions },
    open: closeDimension(operand.open, dimension),
  };
}

/** Positions of the members, or the periods, that an aggregation goes over. */
function aggregatedMembers(check: CheckContext, over: MembersTree): readonly number[] | null {
  const { index } = check;
  const { dimension: word, group } = over;
  const dimension = index.dimensions.get(word.text);
  if (!dimension && word.text !== 'period') {
    return check.reportUnknown('dimensionUnknown', word, ['period', ...index.dimensions.keys()]);
  }
  if (!group) {
    const count = dimension ? dimension.members.length : index.document.calendar.periods;
    return Array.from({ length: count }, (_, position) => position);
  }
  const positions = dimension?.groups.get(group.text);
  if (positions) return positions;
  const known = dimension?.groups.keys() ?? [];
  return check.reportUnknown('groupUnknown', group, known, { dimension: word.text });
}

function checkStructural(
  check: CheckContext,
  name: StructuralName,
  tree: CallTree,
  members: Members,
  visit: Visit,
): Checked | null {
  const args = checkAll(tree.args, members, visit);
  if (name === 'lag' && !isWholeLag(tree.args[1])) return check.report('lagNotWhole', tree.args[1] ?? tree);
  const [operand, second, third] = args ?? [];
  if (!operand) return null;
  if (name === 'first' || name === 'final') return checkEdge(check, name, tree, operand);
  if (check.site.use === 'parameter') return check.report('parameterOverPeriod', tree.name, { name });
  const period = new Map([['period', periodCause(tree.name, `${name}(…)`)]]);
  const open = mergeOpen(operand.open, second?.open ?? new Map(), third?.open ?? new Map(), period);
  return { expression: lookBack(name, operand.expression, second?.expression, third?.expression), open };
}

const ZERO: Expression = { type: 'number', value: 0 };

/** A function that carries something from period to period. Only `adstock` and `stock` may lack their last argument. */
function lookBack(
  name: Exclude<StructuralName, 'first' | 'final'>,
  operand: Expression,
  second: Expression = ZERO,
  third: Expression = ZERO,
): Expression {
  switch (name) {
    case 'prev':
      return { type: 'recall', operand, periods: 1, initial: second };
    case 'lag':
      return {
        type: 'recall',
        operand,
        periods: second.type === 'number' ? second.value : 1,
        initial: third,
      };
    case 'cumulate':
      return { type: 'cumulate', operand };
    case 'adstock':
    case 'stock':
      return { type: 'carry', name, operand, carryover: second, initial: third };
    default:
      return assertNever(name);
  }
}

function isWholeLag(tree: SyntaxTree | undefined): boolean {
  return tree?.type === 'number' && Number.isSafeInteger(tree.value) && tree.value >= 1;
}

function checkEdge(
  check: CheckContext,
  name: 'first' | 'final',
  tree: CallTree,
  operand: Checked,
): Checked | null {
  if (!operand.open.has('period')) {
    return check.report('aggregateNotVarying', tree.args[0] ?? tree, { found: name, dimension: 'period' });
  }
  const open = closeDimension(operand.open, 'period');
  return { expression: { type: 'edge', name, operand: operand.expression }, open };
}
