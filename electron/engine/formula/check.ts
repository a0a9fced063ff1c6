import type { Problem } from '#shared/messages/problem.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanIndex } from '#shared/plan/index.ts';
import { Suggester } from '#shared/plan/suggest.ts';
import { CheckContext } from './check-context.ts';
import { checkExpression } from './check-expression.ts';
import type { CheckedPlan, Expression } from './expression.ts';
import { type Edge, orderOf } from './order.ts';
import { parseFormula } from './parse.ts';
import { referencesOf } from './references.ts';
import { formulaSites, type Site } from './sites.ts';
import type { FormulaFault } from './syntax.ts';

/**
 * Checks every formula of a structurally valid plan, alone and among the others (docs/formula-language.md): syntax,
 * names, dimensions, cycles. All problems, each with the path of its formula and the place in its text (`column` from
 * 1, `start` and `end` as offsets), or the resolved expressions and an order of evaluation. Never throws.
 */
export function checkFormulas(index: PlanIndex): Outcome<CheckedPlan, Problem> {
  const problems: Problem[] = [];
  const expressions = new Map<string, Expression>();
  const references = new Map<string, Edge[]>([...index.variables.keys()].map((name) => [name, []]));
  const suggester = new Suggester();
  for (const site of formulaSites(index)) {
    const checked = checkSite(index, site, suggester);
    if (checked.ok) {
      const { expression, edges } = checked.value;
      expressions.set(site.path, expression);
      references.get(site.owner.definition.name)?.push(...edges);
    } else {
      problems.push(...checked.faults.map((fault) => problemAt(site.path, fault)));
    }
  }
  const order = orderOf(index, references);
  if (!order.ok) problems.push(...order.faults);
  if (!order.ok || problems.length > 0) return failure(...problems);
  return success({ index, expressions, order: order.value });
}

interface CheckedSite {
  readonly expression: Expression;
  readonly edges: readonly Edge[];
}

function checkSite(index: PlanIndex, site: Site, suggester: Suggester): Outcome<CheckedSite, FormulaFault> {
  const parsed = parseFormula(site.text);
  if (!parsed.ok) return parsed;
  const context = new CheckContext(index, site, suggester);
  const expression = checkExpression(context, parsed.value);
  if (!expression) return failure(...context.faults);
  const edges = referencesOf(expression).map((reference) => ({ ...reference, path: site.path }));
  return success({ expression, edges });
}

function problemAt(path: string, fault: FormulaFault): Problem {
  const { code, args, start, end } = fault;
  return { path, code, args: { ...args, column: start + 1, start, end } };
}
