import { applyEdit } from '#shared/allocation/edit.ts';
import { lockStates } from '#shared/allocation/locks.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import type { Reply } from '#shared/errors.ts';
import type { AllocationView, PlanView } from '#shared/views.ts';
import { Chance } from './chance.ts';
import { anyOperation, type Operation } from './operations.ts';
import { shownAllocation } from './shown.ts';

/** A service that can be quit and started again. */
export interface Driven {
  call<Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<Reply<ResponseOf<Name>>>;
  restart(): Promise<void>;
}

/** How often each thing was done, and how often it was refused. */
export type Tally = Map<string, { made: number; refused: number }>;

/** What a person may be told; anything else is a fault of the program. */
const REFUSALS = new Set([
  'editRefused',
  'nothingToUndo',
  'nothingToRedo',
  'changeNotRestorable',
  'invalidPlan',
]);

const WORDS: EditWords = {
  locale: 'en',
  region: (id) => id,
  line: (id) => id,
  period: String,
  money: String,
};

/**
 * Does so many things to a plan, one after the other as a person would, over all its scenarios. Every edit is also made
 * by the window's own path and has to come to what the service answers; locked cells have to stay; no cell may be
 * negative. Throws at the first thing that does not hold.
 */
export async function drive(
  driven: Driven,
  planId: string,
  operations: number,
  seed: number,
): Promise<Tally> {
  const chance = new Chance(seed);
  const tally: Tally = new Map();
  for (let done = 0; done < operations; done += 1) {
    const plan = await must(driven, 'plans.get', { planId });
    const scenario = chance.of(plan.scenarios).id;
    const view = await must(driven, 'allocation.get', { planId, scenario });
    const other = await must(driven, 'allocation.get', { planId, scenario: chance.of(plan.scenarios).id });
    const { changes } = await must(driven, 'history.list', { planId, limit: 50 });
    const seen = { plan, view, other, changeIds: changes.map(({ id }) => id) };
    const operation = anyOperation(seen, chance);
    const refused = await perform(driven, operation, plan, view);
    const name = operation.call === 'allocation.edit' ? operation.request.edit.type : operation.call;
    const count = tally.get(name) ?? { made: 0, refused: 0 };
    tally.set(name, count);
    count[refused ? 'refused' : 'made'] += 1;
  }
  return tally;
}

async function must<Name extends CallName>(
  driven: Driven,
  name: Name,
  request: RequestOf<Name>,
): Promise<ResponseOf<Name>> {
  const reply = await driven.call(name, request);
  if (!reply.ok) throw new Error(`${name}: ${JSON.stringify(reply.error)}`);
  return reply.value;
}

/** True where it was refused. */
async function perform(
  driven: Driven,
  operation: Operation,
  plan: PlanView,
  view: AllocationView,
): Promise<boolean> {
  if (operation.call === 'restart') {
    await driven.restart();
    return false;
  }
  const reply = await driven.call(operation.call, operation.request);
  if (!reply.ok && !REFUSALS.has(reply.error.code)) {
    throw new Error(`${JSON.stringify(operation)}: ${JSON.stringify(reply.error)}`);
  }
  if (operation.call === 'allocation.edit') {
    const { planId, scenario } = operation.request;
    const after = reply.ok ? await must(driven, 'allocation.get', { planId, scenario }) : null;
    compareWithWindow(operation, after, plan, view);
  }
  return !reply.ok;
}

function compareWithWindow(
  { request: { edit } }: Extract<Operation, { call: 'allocation.edit' }>,
  stored: AllocationView | null,
  plan: PlanView,
  view: AllocationView,
): void {
  const before = shownAllocation(plan, view);
  const shown = applyEdit(before, edit as Parameters<typeof applyEdit>[1], WORDS);
  if (shown.ok !== (stored !== null))
    throw new Error(`window and service disagree on ${JSON.stringify(edit)}`);
  if (!shown.ok || !stored) return;
  const { rows, locks } = shown.value.allocation;
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  if (!same(rows, stored.rows)) throw new Error(`other amounts than shown: ${JSON.stringify(edit)}`);
  const after = lockStates(shownAllocation(plan, stored));
  if (!same([...lockStates({ ...before, locks })], [...after])) {
    throw new Error(`other locks than shown: ${JSON.stringify(edit)}`);
  }
  const locked = lockStates(before);
  stored.rows.forEach((row, place) => {
    row.amounts.forEach((amount, period) => {
      const stays = edit.type !== 'unlock' && (locked[place * before.periods + period] ?? 0) > 0;
      if (amount < 0 || (stays && amount !== view.rows[place]?.amounts[period])) {
        throw new Error(`a locked or negative cell: ${JSON.stringify(edit)}`);
      }
    });
  });
}
