import { placedLimit } from '#shared/allocation/limits/from-plan.ts';
import type { Limit } from '#shared/allocation/limits/limit.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { LimitChange } from '#shared/contract/guard-rails.ts';
import { appError } from '#shared/errors.ts';
import type { MessageArguments } from '#shared/messages/message.ts';
import { failure, success } from '#shared/outcome.ts';
import type { LimitDefinition, PlanDocument } from '#shared/plan/document.ts';
import type { ChangeDescription } from '#shared/views.ts';
import type { Patch } from '../store/changes.ts';
import { openForChange, viewOf } from './allocation-view.ts';
import { type Context, scenarioFault } from './context.ts';
import type { Handlers } from './handlers.ts';
import { patchedDocument } from './patch-document.ts';
import { asInvalidPlan, readPlanValue } from './read-plan.ts';

const ACTIONS = { add: 'limitAdd', change: 'limitChange', remove: 'limitRemove' } as const;

/** What spend must respect: added, changed and taken away, each a change of the history. */
export function limitHandlers(context: Context): Handlers<'limits.edit'> {
  return {
    'limits.edit': ({ owner, change, ...request }) => {
      const plan = openForChange(context, request);
      if (!plan.ok) return plan;
      const { document, index } = plan.value;
      const fault = owner === null ? null : scenarioFault(document, owner);
      if (fault) return failure(fault);
      const before = listOf(document, owner);
      const position = change.type === 'add' ? (before?.length ?? 0) : change.position;
      const known = before?.[position];
      if (change.type !== 'add' && known === undefined) {
        return failure(appError('badRequest', { detail: `limits.edit: no limit ${position}` }));
      }
      const after = changed(before ?? [], change);
      const patch: Patch = {
        type: 'entry',
        scenario: owner,
        key: 'limits',
        before: before === null ? null : { value: before },
        after: after.length > 0 ? { value: after } : null,
      };
      const checked = asInvalidPlan(readPlanValue(patchedDocument(document, patch)));
      if (!checked.ok) return checked;
      const about = change.type === 'remove' ? known : after[position];
      const args = about ? limitArguments(placedLimit(index, about, owner, position)) : {};
      const action: ChangeDescription['action'] = ACTIONS[change.type];
      const next = context.commit(plan.value, { scenario: owner, action, args, patch });
      return next.ok ? success(viewOf(context, next.value, request.scenario)) : next;
    },
  };
}

/** Null where there is no list: an empty one is another document. */
function listOf(document: PlanDocument, owner: string | null): readonly LimitDefinition[] | null {
  if (owner === null) return document.limits ?? null;
  return document.scenarios.find(({ id }) => id === owner)?.limits ?? null;
}

function changed(list: readonly LimitDefinition[], change: LimitChange): LimitDefinition[] {
  switch (change.type) {
    case 'add':
      return [...list, definitionOf(change.limit)];
    case 'change': {
      const next = definitionOf(change.limit);
      // What the window does not edit stays: notes, sources and what others keep under `meta`.
      return list.map((old, at) => (at === change.position ? { ...annotations(old), ...next } : old));
    }
    case 'remove':
      return list.filter((_, at) => at !== change.position);
    default:
      return assertNever(change);
  }
}

type LimitInput = Extract<LimitChange, { type: 'add' }>['limit'];

/** Without the keys that say nothing. */
function definitionOf(limit: LimitInput): LimitDefinition {
  const entries = Object.entries(limit).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as LimitDefinition;
}

function annotations({ note, source, meta }: LimitDefinition): Partial<LimitDefinition> {
  const kept = Object.entries({ note, source, meta }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept);
}

/** What the history says of a limit: where it is, as of an edit. */
function limitArguments({ regions, lines, from, to }: Limit): MessageArguments {
  return {
    regions: regions.length,
    ...(regions.length === 1 ? { region: regions[0] ?? '' } : {}),
    lines: lines.length,
    ...(lines.length === 1 ? { line: lines[0] ?? '' } : {}),
    from,
    to,
  };
}
