import { canonicalJson } from '#shared/plan/canonical.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { PlanView } from '#shared/views.ts';
import { buildPivot } from '../../renderer/features/allocate/pivot.ts';
import { pivotTree } from '../../renderer/features/allocate/pivot-tree.ts';
import type { Driven } from './drive.ts';
import { comparable, replayed } from './replay.ts';
import { shownAllocation } from './shown.ts';

/** What stands at the end: the stored document, the same from the history, and the same from what windows show. */
export interface Agreement {
  readonly cells: number;
  readonly scenarios: number;
}

/**
 * Holds the store's document to the replay of its history, and what the window's grid sums up in every scenario to sums
 * over the document. Throws where they differ.
 */
export async function expectAgreement(
  driven: Driven,
  planId: string,
  { path, stored, beginning }: { path: string; stored: PlanDocument; beginning: PlanDocument },
): Promise<Agreement> {
  const history = canonicalJson(comparable(replayed(path, planId, beginning)));
  if (history !== canonicalJson(comparable(stored))) throw new Error('store and history differ');
  const reply = await driven.call('plans.get', { planId });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  let cells = 0;
  for (const { id } of stored.scenarios) cells += await expectGrid(driven, reply.value, stored, id);
  return { cells, scenarios: stored.scenarios.length };
}

async function expectGrid(
  driven: Driven,
  plan: PlanView,
  stored: PlanDocument,
  scenario: string,
): Promise<number> {
  const reply = await driven.call('allocation.get', { planId: plan.id, scenario });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  const amounts = amountsOf(stored, scenario);
  const name = (id: string) => id;
  const allocation = shownAllocation(plan, reply.value);
  const labels = { region: name, line: name };
  const { regions, lines } = allocation;
  const tree = pivotTree({ regions, lines, view: 'region', categories: [], labels, totalLabel: '' });
  const { rows, total } = buildPivot({
    tree,
    allocation,
    isFolded: () => false,
    hidden: new Set(),
    inherits: false,
    parent: null,
    previous: null,
  });
  let cells = 0;
  for (const row of [...rows, total]) {
    row.amounts.forEach((shown, period) => {
      let sum = 0;
      for (const region of row.regions) {
        for (const line of row.lines) sum += amounts.get(`${region} ${line}`)?.[period] ?? 0;
      }
      cells += 1;
      if (shown !== sum) throw new Error(`${scenario}, ${row.id}, period ${period}: ${shown}, stored ${sum}`);
    });
  }
  return cells;
}

/** Every pair's amounts in cents: the scenario's own rows, else its parent's. */
function amountsOf(document: PlanDocument, id: string): Map<string, number[]> {
  const scenario = document.scenarios.find((each) => each.id === id);
  if (!scenario) throw new Error(`no scenario ${id}`);
  const amounts =
    scenario.parent === undefined ? new Map<string, number[]>() : amountsOf(document, scenario.parent);
  for (const row of scenario.spend ?? []) {
    amounts.set(
      `${row.region} ${row.line}`,
      row.amounts.map((amount) => Math.round(amount * 100)),
    );
  }
  return amounts;
}
