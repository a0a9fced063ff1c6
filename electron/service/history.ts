import { type AppError, appError } from '#shared/errors.ts';
import { failure, success } from '#shared/outcome.ts';
import type { Patch } from '../store/changes.ts';
import type { Context } from './context.ts';
import type { Handler, Handlers } from './handlers.ts';
import { nameGiven, takenNames } from './names.ts';

/** Undo, redo and restore without limit, also of changes made before the last start. */
export function historyHandlers(
  context: Context,
): Handlers<'history.undo' | 'history.redo' | 'history.list' | 'history.restore'> {
  return {
    'history.undo': stepHandler(context, 'undo'),
    'history.redo': stepHandler(context, 'redo'),
    'history.restore': restoreHandler(context),
    'history.list': ({ planId, limit, before }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      return success({ changes: context.store.history.list(planId, limit, before) });
    },
  };
}

function stepHandler(
  context: Context,
  direction: 'undo' | 'redo',
): Handler<'history.undo'> & Handler<'history.redo'> {
  return ({ planId, revision }) => {
    const plan = context.openPlan(planId);
    if (!plan.ok) return plan;
    const next = context.store.history.next(planId, direction);
    const clash = next === null ? null : nameClash(context, planId, next);
    if (clash !== null) return failure(clash);
    const at = context.timestamp();
    const taken = context.store.history[direction](planId, at, revision);
    if (taken === 'stale') return failure(appError('stalePlan'));
    if (taken === null) return failure(appError(direction === 'undo' ? 'nothingToUndo' : 'nothingToRedo'));
    context.follow(plan.value, taken, at);
    context.emit({ type: 'plansChanged' });
    return success({ revision: taken.revision, history: context.store.history.state(planId) });
  };
}

/** Where a step back brings a name that another plan has been given since: two of one name could not be told apart. */
function nameClash({ store }: Context, planId: string, patch: Patch): AppError | null {
  const name = nameGiven(patch);
  return name !== null && takenNames(store, planId).has(name) ? appError('nameTaken', { name }) : null;
}

/** The way to the state is found before it is gone: where the plan moves on in between, the commit is refused. */
function restoreHandler(context: Context): Handler<'history.restore'> {
  return ({ planId, changeId }) => {
    const plan = context.openPlan(planId);
    if (!plan.ok) return plan;
    const path = context.store.history.path(planId, changeId);
    if (path === null) return failure(appError('changeNotRestorable'));
    const { at, action, args, patches } = path;
    if (patches.length > 0) {
      const patch = { type: 'several' as const, patches };
      const clash = nameClash(context, planId, patch);
      if (clash !== null) return failure(clash);
      const next = context.commit(plan.value, {
        scenario: null,
        action: 'restore',
        // What a restored state was is told by the change that first led to it.
        args: action === 'restore' ? args : { ...args, of: action, at },
        patch,
      });
      if (!next.ok) return next;
      context.emit({ type: 'plansChanged' });
    }
    const { revision } = context.store.plans.get(planId) ?? plan.value.record;
    return success({ revision, history: context.store.history.state(planId) });
  };
}
