import { breachesOf } from '#shared/allocation/limits/breaches.ts';
import { mendOf } from '#shared/allocation/limits/mend.ts';
import {
  type AllocationEdit,
  type Block,
  PROFILE_SHAPES,
  type RowAmounts,
} from '#shared/allocation/types.ts';
import type { CallName, RequestOf } from '#shared/contract.ts';
import { minorUnits } from '#shared/money.ts';
import type { AllocationView, PlanView } from '#shared/views.ts';
import type { Chance } from './chance.ts';
import { shownAllocation } from './shown.ts';

/** One thing that a person does: a call of the service, or quitting and starting again. */
export type Operation =
  | { [Name in CallName]: { call: Name; request: RequestOf<Name> } }[CallName]
  | { call: 'restart' };

/** What the driver sees before it acts. */
export interface Seen {
  readonly plan: PlanView;
  readonly view: AllocationView;
  /** Another scenario's rows, to copy from. */
  readonly other: AllocationView;
  readonly changeIds: readonly number[];
}

const WEIGHTS = {
  edit: 62,
  undo: 12,
  redo: 7,
  limit: 5,
  note: 5,
  budget: 2,
  mend: 2,
  restore: 1,
  rename: 1,
  restart: 0.5,
} as const;

/** Something that may be done to what is seen; it may well be refused. */
export function anyOperation(seen: Seen, chance: Chance): Operation {
  const { plan, view, changeIds } = seen;
  const at = { planId: plan.id, scenario: view.scenario, revision: view.revision };
  // What was just undone is often wanted back.
  const again = plan.history.redo !== null && chance.below(3) === 0;
  switch (again ? 'redo' : weighted(chance)) {
    case 'edit':
      return { call: 'allocation.edit', request: { ...at, edit: anyEdit(seen, chance) } };
    case 'undo':
      return { call: 'history.undo', request: { planId: plan.id } };
    case 'redo':
      return { call: 'history.redo', request: { planId: plan.id } };
    case 'limit':
      return { call: 'limits.edit', request: { ...at, ...anyLimit(seen, chance) } };
    case 'note':
      return { call: 'notes.set', request: { ...at, ...anyNote(seen, chance) } };
    case 'budget': {
      const budget = chance.below(3) === 0 ? null : chance.below(5_000_000_000);
      return { call: 'allocation.budget', request: { ...at, budget } };
    }
    case 'mend':
      return { call: 'allocation.edit', request: { ...at, edit: mending(seen) ?? anyEdit(seen, chance) } };
    case 'restore':
      return { call: 'history.restore', request: { planId: plan.id, changeId: chance.of(changeIds) } };
    case 'rename':
      return { call: 'plans.rename', request: { planId: plan.id, name: `Plan ${chance.below(1000)}` } };
    default:
      return { call: 'restart' };
  }
}

function weighted(chance: Chance): keyof typeof WEIGHTS {
  const entries = Object.entries(WEIGHTS) as [keyof typeof WEIGHTS, number][];
  let left = chance.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [name, weight] of entries) {
    left -= weight;
    if (left < 0) return name;
  }
  return 'edit';
}

function anyBlock({ plan }: Seen, chance: Chance): Block {
  const periods = Array.from({ length: plan.calendar.periods }, (_, period) => period);
  const all = chance.below(4) === 0;
  return {
    regions: chance.some(
      plan.regions.map(({ id }) => id),
      3,
    ),
    lines: all
      ? plan.lines.map(({ id }) => id)
      : chance.some(
          plan.lines.map(({ id }) => id),
          4,
        ),
    periods: all ? periods : chance.some(periods, 4),
  };
}

function anyEdit(seen: Seen, chance: Chance): AllocationEdit {
  const block = anyBlock(seen, chance);
  const amount = minorUnits(chance.below(chance.of([1000, 10_000_000, 500_000_000])));
  switch (chance.below(10)) {
    case 0:
    case 1: {
      const region = block.regions[0] ?? '';
      const cells = block.periods.map((period) => ({ region, line: block.lines[0] ?? '', period, amount }));
      return { type: 'set', cells, as: chance.of(['clear', 'fill', 'paste', 'mend']) };
    }
    case 2:
      return { type: 'spread', block, amount };
    case 3:
      return {
        type: 'spreadMany',
        spreads: [block, anyBlock(seen, chance)].map((each) => ({ block: each, amount })),
      };
    case 4:
      return { type: 'scale', block, factor: chance.next() * 2 };
    case 5:
    case 6:
      return {
        type: 'move',
        from: block,
        to: anyBlock(seen, chance),
        amount: minorUnits(amount % 5_000_000),
      };
    case 7: {
      const weights = block.periods.map(() => chance.below(5));
      return { type: 'profile', shape: chance.of(PROFILE_SHAPES), parts: [{ block, weights }] };
    }
    case 8: {
      const rows: RowAmounts[] = chance.some(seen.other.rows, 6);
      const copied = rows.map(({ region, line, amounts }) => ({ region, line, amounts: [...amounts] }));
      return { type: 'copy', from: seen.other.scenario, rows: copied, skipLocked: chance.below(2) === 0 };
    }
    default:
      return { type: chance.below(5) < 2 ? 'lock' : 'unlock', blocks: [block] };
  }
}

function anyLimit({ plan, view }: Seen, chance: Chance): Pick<RequestOf<'limits.edit'>, 'owner' | 'change'> {
  const owner = chance.below(3) === 0 ? null : view.scenario;
  const own = view.limits.filter((limit) => limit.owner === owner);
  const share = chance.below(3) === 0;
  const limit = {
    at: { region: chance.of(plan.regions).id, line: chance.of([...plan.lines, ...plan.groups.line]).id },
    [chance.of(['min', 'max'])]: share ? chance.below(100) / 100 : chance.below(500_000),
    of: share ? ('share' as const) : ('amount' as const),
    each: chance.of(['period', 'plan'] as const),
  };
  const kind = own.length > 6 ? 'remove' : chance.of(['add', 'change', 'remove'] as const);
  if (own.length === 0 || kind === 'add') return { owner, change: { type: 'add', limit } };
  const position = chance.below(own.length);
  return {
    owner,
    change: kind === 'remove' ? { type: 'remove', position } : { type: 'change', position, limit },
  };
}

function anyNote(
  { plan }: Seen,
  chance: Chance,
): Pick<RequestOf<'notes.set'>, 'at' | 'from' | 'to' | 'text'> {
  const place = {
    ...(chance.below(3) > 0 ? { region: chance.of(plan.regions.slice(0, 2)).id } : {}),
    ...(chance.below(3) > 0 ? { line: chance.of(plan.lines.slice(0, 3)).id } : {}),
  };
  const from = chance.below(2);
  return { at: place, from, to: from, text: chance.below(3) === 0 ? '' : `note ${chance.below(50)}` };
}

/** The edit that the guard rails offer for the first limit that is broken. */
function mending({ plan, view }: Seen): AllocationEdit | null {
  const allocation = shownAllocation(plan, view);
  const [breach] = breachesOf(allocation, view.limits);
  if (!breach) return null;
  const mend = mendOf(allocation, view.limits, breach.limit);
  return mend.possible && mend.cells.length > 0 ? { type: 'set', cells: [...mend.cells], as: 'mend' } : null;
}
