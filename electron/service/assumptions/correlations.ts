import { appError } from '#shared/errors.ts';
import type { RunNotice } from '#shared/messages/run.ts';
import { failure, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { PlanIndex } from '#shared/plan/index.ts';
import type { ModelPatch } from '#shared/plan/model-patch.ts';
import {
  type CorrelationCell,
  type CorrelationGroup,
  type CorrelationsView,
  MOST_CANDIDATES,
} from '#shared/views-assumptions.ts';
import { Cells } from '../../engine/compile/cells.ts';
import {
  type CorrelatedCell,
  type CorrelatedPair,
  parseCell,
  type RankGroup,
  rankGroups,
  readPairs,
} from '../../engine/compile/correlations.ts';
import { type DrawTable, drawIdentity, tabulateDraws } from '../../engine/compile/draws.ts';
import { pearsonToSpearman, repairedCorrelation } from '../../engine/random/correlation.ts';
import type { Context, OpenPlan } from '../context.ts';
import type { Handlers } from '../handlers.ts';
import { commitEdit } from './commit.ts';

/** Reads and edits how the random inputs of a plan hang together. */
export function correlationHandlers(context: Context): Handlers<'correlations.get' | 'correlations.set'> {
  return {
    'correlations.get': ({ planId }) => {
      const plan = context.openPlan(planId);
      return plan.ok ? success(viewOf(context, plan.value)) : plan;
    },
    'correlations.set': ({ planId, revision, between, rank }) => {
      const [first, second] = between;
      const args = { first, second, ...(rank === null ? {} : { rank }) };
      const edit = { planId, revision, scenario: null, action: 'correlation' as const, args };
      const done = commitEdit(context, edit, ({ document, index }) => {
        const patch = correlationPatch(document, index, between, rank);
        return patch
          ? success(patch)
          : failure(appError('badRequest', { detail: 'correlations.set: between' }));
      });
      return done.ok ? success(viewOf(context, done.value)) : done;
    },
  };
}

/** What a cell is, whichever way it is written; null for what is no cell of the plan. */
function identityOf(index: PlanIndex, text: string): string | null {
  try {
    return parseCell(index, text).identity;
  } catch {
    return null;
  }
}

/** Sets, adds or takes out a pair; null where a side is no cell. Stated twice, it is changed in both places. */
function correlationPatch(
  document: PlanDocument,
  index: PlanIndex,
  between: readonly [string, string],
  rank: number | null,
): ModelPatch | null {
  const wanted = between.map((side) => identityOf(index, side));
  if (wanted.includes(null)) return null;
  const key = wanted.toSorted().join(' ');
  const before = document.correlations ?? null;
  const isPair = (pair: readonly string[]) =>
    pair
      .map((side) => identityOf(index, side))
      .toSorted()
      .join(' ') === key;
  const known = (before ?? []).some((one) => isPair(one.between));
  const kept = (before ?? []).flatMap((one) => {
    if (!isPair(one.between)) return [one];
    return rank === null ? [] : [{ ...one, rank }];
  });
  const added =
    known || rank === null ? [] : [{ between: [between[0], between[1]] as [string, string], rank }];
  return { type: 'correlations', before, after: [...kept, ...added] };
}

function viewOf({ store }: Context, { document, index, record }: OpenPlan): CorrelationsView {
  const table = tabulateDraws(index, 0);
  const notices: RunNotice[] = [];
  const pairs = readPairs(index, table, notices);
  const left = new Set(notices.map(({ path }) => path));
  return {
    planId: record.id,
    revision: record.revision,
    groups: rankGroups(pairs).map((group) => groupView(group, pairs)),
    ignored: (document.correlations ?? []).filter((_, position) => left.has(`correlations[${position}]`)),
    candidates: candidatesOf(index, table),
    history: store.history.state(record.id),
  };
}

function cellView({ cells, cell }: Pick<CorrelatedCell, 'cells' | 'cell'>): CorrelationCell {
  const { definition, overPeriod } = cells.variable;
  const { name, label = name } = definition;
  return { id: cells.nameOf(cell), variable: name, label, members: cells.idsOf(cell), overPeriod };
}

function groupView({ members, ranks }: RankGroup, pairs: readonly CorrelatedPair[]): CorrelationGroup {
  const size = members.length;
  const named = new Set(
    pairs.flatMap(({ a, b }) => [`${a.identity} ${b.identity}`, `${b.identity} ${a.identity}`]),
  );
  const { matrix, largestChange, repaired } = repairedCorrelation(ranks, size);
  const rows = <Value>(value: (i: number, j: number) => Value) =>
    members.map((_, i) => members.map((__, j) => value(i, j)));
  return {
    cells: members.map(cellView),
    stated: rows((i, j) =>
      i === j || named.has(`${members[i]!.identity} ${members[j]!.identity}`) ? ranks[i * size + j]! : null,
    ),
    // What was not repaired is shown as stated, without the rounding of the way there and back.
    used: rows((i, j) => (repaired ? pearsonToSpearman(matrix[i * size + j]!) : ranks[i * size + j]!)),
    largestChange: repaired ? largestChange : 0,
    repaired,
  };
}

/** The cells of inputs that draw, and of paths. */
function candidatesOf(index: PlanIndex, table: DrawTable): CorrelationCell[] {
  const found: CorrelationCell[] = [];
  for (const variable of index.variables.values()) {
    const { kind } = variable.definition;
    if (kind !== 'input' && kind !== 'path') continue;
    const cells = new Cells(index, variable);
    const period = variable.overPeriod ? 0 : -1;
    for (let cell = 0; cell < cells.count && found.length < MOST_CANDIDATES; cell++) {
      if (kind === 'path' || table.has(drawIdentity(cells, cell, period, 'value')))
        found.push(cellView({ cells, cell }));
    }
  }
  return found;
}
