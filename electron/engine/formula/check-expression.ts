import { assertNever } from '#shared/assert-never.ts';
import { checkCall } from './check-call.ts';
import { type CheckContext, type Checked, mergeOpen, type Visit } from './check-context.ts';
import { checkName } from './check-name.ts';
import type { Expression } from './expression.ts';
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
        return joinBinary(part, visit(part.left, members), visit(part.right, members));
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

function joinBinary(
  tree: SyntaxTree & { readonly type: 'binary' },
  left: Checked | null,
  right: Checked | null,
): Checked | null {
  if (!left || !right) return null;
  const { operator } = tree;
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
