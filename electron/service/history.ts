import { appError } from '#shared/errors.ts';
import { failure, success } from '#shared/outcome.ts';
import type { Context } from './context.ts';
import type { Handler, Handlers } from './handlers.ts';

/** Undo and redo without limit, also of changes made before the last start. */
export function historyHandlers(
  context: Context,
): Handlers<'history.undo' | 'history.redo' | 'history.list'> {
  return {
    'history.undo': stepHandler(context, 'undo'),
    'history.redo': stepHandler(context, 'redo'),
    'history.list': ({ planId, limit }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      return success({ changes: context.store.history.list(planId, limit) });
    },
  };
}

function stepHandler(
  context: Context,
  direction: 'undo' | 'redo',
): Handler<'history.undo'> & Handler<'history.redo'> {
  return ({ planId }) => {
    const plan = context.openPlan(planId);
    if (!plan.ok) return plan;
    const revision = context.store.history[direction](planId, context.timestamp());
    if (revision === null) return failure(appError(direction === 'undo' ? 'nothingToUndo' : 'nothingToRedo'));
    context.emit({ type: 'planChanged', planId, revision });
    context.emit({ type: 'plansChanged' });
    return success({ revision, history: context.store.history.state(planId) });
  };
}
