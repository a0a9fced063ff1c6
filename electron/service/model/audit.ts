import { noticeIn } from '#shared/messages/run.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { numbersIn } from '#shared/plan/formula-parts.ts';
import type { PlanIndex, Variable } from '#shared/plan/index.ts';
import { hasSource } from '#shared/plan/source.ts';
import type { RunWarning } from '#shared/result.ts';
import type { AuditEntry } from '#shared/views-model.ts';
import { Cells } from '../../engine/compile/cells.ts';
import { rankGroups, readPairs } from '../../engine/compile/correlations.ts';
import { tabulateDraws } from '../../engine/compile/draws.ts';
import type { CheckedPlan, Expression } from '../../engine/formula/expression.ts';
import { partsOf } from '../../engine/formula/references.ts';
import { repairedCorrelation } from '../../engine/random/correlation.ts';

/** Cells of outputs that are named; a plan that goes wrong all over has hundreds. */
const MOST_CELLS = 4;

/** What is worth a second look: missing sources first, then what the formulas and the last run show. */
export function auditOf(
  checked: CheckedPlan,
  uses: ReadonlyMap<string, readonly string[]>,
  warnings: readonly RunWarning[],
): AuditEntry[] {
  const { document } = checked.index;
  return [
    ...withoutSource(checked.index),
    ...unused(document, uses),
    ...inFormulas(checked),
    ...notFinite(checked.index, warnings),
    ...repaired(checked),
  ];
}

function withoutSource(index: PlanIndex): AuditEntry[] {
  return [...index.variables.values()]
    .filter((variable) => !isSourced(index, variable))
    .map(({ definition }) => ({ kind: 'noSource', variable: definition.name, detail: '' }));
}

/** True where the variable has a source, or everything that an input says is said by entries of `cells` that have one. */
function isSourced(index: PlanIndex, variable: Variable): boolean {
  const { definition } = variable;
  if (definition.kind === 'allocation' || definition.kind === 'formula') return true;
  if (hasSource(definition.source)) return true;
  if (definition.kind !== 'input' || !definition.cells?.every(({ source }) => hasSource(source)))
    return false;
  const cells = new Cells(index, variable);
  const covered = definition.cells
    .filter(({ at }) => at.period === undefined)
    .map(({ at }) => cells.covered(at));
  return Array.from({ length: cells.count }, (_, cell) => cell).every((cell) =>
    covered.some((box) => box[cell] === 1),
  );
}

/** Where values that are not finite arose in the last run, each variable once, with the outputs that have them. */
function notFinite(index: PlanIndex, warnings: readonly RunWarning[]): AuditEntry[] {
  const cells = new Map<string, Set<string>>();
  for (const { message } of warnings) {
    const notice = noticeIn(message);
    if (notice?.code !== 'notFinite') continue;
    const { origin, cell } = notice.args;
    const [name = ''] = String(origin).split(/[[@]/);
    cells.set(name, (cells.get(name) ?? new Set()).add(String(cell)));
  }
  return [...cells].map(([name, spoilt]) => ({
    kind: 'notFinite',
    variable: index.variables.has(name) ? name : null,
    detail: [...spoilt].slice(0, MOST_CELLS).join(', ') + (spoilt.size > MOST_CELLS ? ', …' : ''),
  }));
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

const CHANCE = /(^|_)(prob|probability|risk|chance|likelihood)(_|$)/;

function inFormulas({ index, expressions }: CheckedPlan): AuditEntry[] {
  return [...index.variables.values()].flatMap(({ definition, position }): AuditEntry[] => {
    const expression = expressions.get(`variables[${position}].formula`);
    if (definition.kind !== 'formula' || !expression) return [];
    const chances = new Set<string>();
    visit(expression, (part) => {
      if (part.type !== 'binary' || part.operator !== '*') return;
      for (const side of [part.left, part.right]) {
        if (side.type !== 'variable' || !CHANCE.test(side.name)) continue;
        if (index.variables.get(side.name)?.definition.kind === 'input') chances.add(side.name);
      }
    });
    const { name, formula } = definition;
    return [
      ...numbersIn(formula).map(({ text, start }) => ({
        ...{ kind: 'constant' as const, variable: name, detail: text },
        at: start,
      })),
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
