import type { PlanDocument } from '#shared/plan/document.ts';
import { hasSource } from '#shared/plan/source.ts';
import type { RunWarning } from '#shared/result.ts';
import type { AuditEntry } from '#shared/views-model.ts';
import { rankGroups, readPairs } from '../../engine/compile/correlations.ts';
import { tabulateDraws } from '../../engine/compile/draws.ts';
import type { CheckedPlan, Expression } from '../../engine/formula/expression.ts';
import { partsOf } from '../../engine/formula/references.ts';
import { repairedCorrelation } from '../../engine/random/correlation.ts';

/** What is worth a second look: missing sources first, then what the formulas and the last run show. */
export function auditOf(
  checked: CheckedPlan,
  uses: ReadonlyMap<string, readonly string[]>,
  warnings: readonly RunWarning[],
): AuditEntry[] {
  const { document } = checked.index;
  return [
    ...withoutSource(document),
    ...unused(document, uses),
    ...inFormulas(checked),
    ...warnings
      .filter(({ path }) => path.startsWith('outputs['))
      .map(({ message }): AuditEntry => ({ kind: 'notFinite', variable: null, detail: message })),
    ...repaired(checked),
  ];
}

function withoutSource({ variables }: PlanDocument): AuditEntry[] {
  return variables
    .filter(
      ({ kind, source }) => (kind === 'input' || kind === 'path' || kind === 'event') && !hasSource(source),
    )
    .map(({ name }) => ({ kind: 'noSource', variable: name, detail: '' }));
}

/** What no formula reads, and no output or role shows. */
function unused(document: PlanDocument, uses: ReadonlyMap<string, readonly string[]>): AuditEntry[] {
  const { meta: _meta, ...roles } = document.roles ?? {};
  const read = new Set([
    ...[...uses].flatMap(([name, list]) => list.filter((used) => used !== name)),
    ...document.outputs.map(({ variable }) => variable),
    ...Object.values(roles),
  ]);
  return document.variables
    .filter(({ name, kind }) => kind !== 'allocation' && !read.has(name))
    .map(({ name }) => ({ kind: 'unused', variable: name, detail: '' }));
}

/** Numbers that say nothing by themselves: signs, halves of nothing, counts of one. */
const PLAIN = new Set([0, 1, -1]);
const CHANCE = /(^|_)(prob|probability|risk|chance|likelihood)(_|$)/;

function inFormulas({ index, expressions }: CheckedPlan): AuditEntry[] {
  return [...index.variables.values()].flatMap(({ definition, position }): AuditEntry[] => {
    const expression = expressions.get(`variables[${position}].formula`);
    if (definition.kind !== 'formula' || !expression) return [];
    const numbers = new Set<number>();
    const chances = new Set<string>();
    visit(expression, (part) => {
      if (part.type === 'number' && !PLAIN.has(part.value)) numbers.add(part.value);
      if (part.type !== 'binary' || part.operator !== '*') return;
      for (const side of [part.left, part.right]) {
        if (side.type !== 'variable' || !CHANCE.test(side.name)) continue;
        if (index.variables.get(side.name)?.definition.kind === 'input') chances.add(side.name);
      }
    });
    const { name } = definition;
    return [
      ...(numbers.size > 0
        ? [{ kind: 'constant' as const, variable: name, detail: [...numbers].join(', ') }]
        : []),
      ...[...chances].map((detail) => ({ kind: 'timesProbability' as const, variable: name, detail })),
    ];
  });
}

function visit(expression: Expression, look: (part: Expression) => void): void {
  const waiting = [expression];
  for (let part = waiting.pop(); part; part = waiting.pop()) {
    look(part);
    waiting.push(...partsOf(part));
  }
}

function repaired({ index }: CheckedPlan): AuditEntry[] {
  const groups = rankGroups(readPairs(index, tabulateDraws(index, 0), []));
  return groups
    .filter(({ members, ranks }) => repairedCorrelation(ranks, members.length).repaired)
    .map(({ members }) => ({
      kind: 'repaired',
      variable: null,
      detail: members.map(({ cells, cell }) => cells.nameOf(cell)).join(', '),
    }));
}
