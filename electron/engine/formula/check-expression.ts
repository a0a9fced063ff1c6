import { assertNever } from '#shared/assert-never.ts';
import { checkCall } from './check-call.ts';
import { type CheckContext, type Checked, mergeOpen, type Visit } from './check-context.ts';
import { checkName } from './check-name.ts';
import type { BinaryOperator, Expression } from './expression.ts';
import type { Members } from './sites.ts';
import type { SyntaxTree } from './syntax.ts';

/**
 * Resolves the names of a formula and checks its dimensions for the place where it stands. Faults are reported to
 * `check`; null where there is any.
 */
export function checkExpression(check: CheckContext, tree: SyntaxTree): Expression | null {
  const visit: Visit = (part, members) => {
    switch (part.type) {
      case 'number':
        return { expression: { type: 'number', value: part.value }, open: new Map() };
      case 'name':
        return checkName(check, part, members);
      case 'unary': {
        const operand = visit(part.operand, members);
        if (!operand) return null;
        const { operator } = part;
        return { expression: { type: 'unary', operator, operand: operand.expression }, open: operand.open };
      }
      case 'binary':
        return checkChain(part, members, visit);
      case 'condition':
        return joinCondition(
          visit(part.test, members),
          visit(part.whenTrue, members),
          visit(part.whenFalse, members),
        );
      case 'call':
        return checkCall(check, part, members, visit);
      case 'members':
        // The parser puts it only where checkCall takes it without coming here.
        throw new Error('a dimension outside an aggregation');
      default:
        return assertNever(part);
    }
  };
  const checked = visit(tree, check.site.members);
  if (!checked) return null;
  return reportOpen(check, checked) ? null : checked.expression;
}

/** A chain that leans to the left may have 2000 operators: it is followed in a loop. */
function checkChain(
  tree: SyntaxTree & { readonly type: 'binary' },
  members: Members,
  visit: Visit,
): Checked | null {
  const chain = [];
  let first: SyntaxTree = tree;
  for (; first.type === 'binary'; first = first.left) chain.push(first);
  let checked = visit(first, members);
  for (const { operator, right: rightTree } of chain.toReversed()) {
    const right = visit(rightTree, members);
    checked = checked && right && joinBinary(operator, checked, right);
  }
  return checked;
}

function joinBinary(operator: BinaryOperator, left: Checked, right: Checked): Checked {
  const expression = { type: 'binary', operator, left: left.expression, right: right.expression } as const;
  return { expression, open: mergeOpen(left.open, right.open) };
}

function joinCondition(test: Checked | null, yes: Checked | null, no: Checked | null): Checked | null {
  if (!test || !yes || !no) return null;
  const expression = {
    type: 'condition',
    test: test.expression,
    whenTrue: yes.expression,
    whenFalse: no.expression,
  } as const;
  return { expression, open: mergeOpen(test.open, yes.open, no.open) };
}

/** True where a dimension stays open that the owner of the formula is not over; each is reported once. */
function reportOpen(check: CheckContext, checked: Checked): boolean {
  const { owner, members } = check.site;
  const left = [...checked.open].filter(([dimension]) =>
    dimension === 'period' ? !owner.overPeriod : !members.has(dimension),
  );
  for (const [dimension, { name, example, start, end }] of left) {
    check.report(
      'dimensionLeftOpen',
      { start, end },
      { name, dimension, owner: owner.definition.name, example },
    );
  }
  return left.length > 0;
}
