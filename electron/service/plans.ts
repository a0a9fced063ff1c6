import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { translated, translatedLabel } from '#shared/plan/texts.ts';
import type { Headline, PlanSummary } from '#shared/views.ts';
import type { PlanRecord } from '../store/plans.ts';
import { type Context, defaultScenario, type OpenPlan } from './context.ts';
import { emptyPlan } from './empty-plan.ts';
import type { Handler, Handlers } from './handlers.ts';
import type { RunHeadline } from './headline.ts';
import { cleanName, takenNames, uniqueName } from './names.ts';
import { asInvalidPlan, readPlanText } from './read-plan.ts';
import { planView } from './views.ts';

type PlanCall = Extract<keyof Handlers, `plans.${string}`>;

/** List, make, rename, throw away and restore plans. */
export function planHandlers(context: Context): Handlers<PlanCall> {
  return {
    'plans.list': () => {
      const plans = context.store.plans.list().map((record) => summaryOf(context, record));
      return success({
        plans: plans.filter(({ deletedAt }) => deletedAt === null),
        bin: plans.filter(({ deletedAt }) => deletedAt !== null),
      });
    },
    'plans.create': createHandler(context),
    'plans.duplicate': ({ planId, name }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      const { document } = plan.value;
      const copy = { ...document, name: cleanName(name) ?? document.name };
      return success(addPlan(context, copy, 'create', { copyOf: document.name }));
    },
    'plans.rename': renameHandler(context),
    'plans.delete': ({ planId }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      context.store.plans.setDeleted(planId, context.timestamp());
      context.emit({ type: 'plansChanged' });
      return success(null);
    },
    'plans.restore': restoreHandler(context),
    'plans.get': ({ planId }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      return success(planView(plan.value, context.store.history.state(planId)));
    },
  };
}

function createHandler(context: Context): Handler<'plans.create'> {
  return ({ from, name, locale }) => {
    const wanted = name === undefined ? null : cleanName(name);
    if (from === 'empty') {
      const document = emptyPlan(locale, context.now().getUTCFullYear());
      return success(addPlan(context, { ...document, name: wanted ?? document.name }, 'create', {}));
    }
    const sample = asInvalidPlan(readPlanText(context.samplePlanText));
    if (!sample.ok) return sample;
    const { document } = sample.value;
    const own = translated(document, document.name, locale);
    return success(addPlan(context, { ...document, name: wanted ?? own }, 'create', {}));
  };
}

/** Out of the bin; under another name where a plan has been given its name meanwhile. */
function restoreHandler(context: Context): Handler<'plans.restore'> {
  return ({ planId }) => {
    if (context.store.plans.get(planId) === null) return failure(appError('planNotFound'));
    context.store.plans.setDeleted(planId, null);
    const plan = context.openPlan(planId);
    if (!plan.ok) return plan;
    const renamed = rename(context, plan.value, plan.value.record.name);
    if (!renamed.ok) return renamed;
    context.emit({ type: 'plansChanged' });
    return success(summaryById(context, planId));
  };
}

function renameHandler(context: Context): Handler<'plans.rename'> {
  return ({ planId, name }) => {
    const plan = context.openPlan(planId);
    if (!plan.ok) return plan;
    const wanted = cleanName(name);
    if (wanted === null) return failure(appError('badRequest', { detail: 'plans.rename: name' }));
    const renamed = rename(context, plan.value, wanted);
    if (!renamed.ok) return renamed;
    context.emit({ type: 'plansChanged' });
    return success(summaryOf(context, renamed.value.record));
  };
}

/** Gives a plan that name, or one like it that no other plan has; no change where it has that already. */
function rename(context: Context, plan: OpenPlan, wanted: string): Outcome<OpenPlan, AppError> {
  const before = plan.record.name;
  const after = uniqueName(wanted, takenNames(context.store, plan.record.id));
  if (after === before) return success(plan);
  const patch = { type: 'name' as const, before, after };
  return context.commit(plan, { scenario: null, action: 'rename', args: { before, after }, patch });
}

/** Adds a valid document under a name that no other plan has. */
export function addPlan(
  context: Context,
  document: PlanDocument,
  action: 'create' | 'import',
  args: Record<string, string>,
): PlanSummary {
  const clean = cleanName(document.name) ?? 'Headroom';
  const name = uniqueName(clean, takenNames(context.store, null));
  const planId = context.newId();
  const { actor } = context;
  const origin = { at: context.timestamp(), actor, scenario: null, action, args: { name, ...args } };
  context.store.plans.insert(planId, { ...document, name }, origin);
  context.emit({ type: 'plansChanged' });
  return summaryById(context, planId);
}

function summaryById(context: Context, planId: string): PlanSummary {
  const record = context.store.plans.get(planId);
  if (record === null) throw new Error(`no plan ${planId}`);
  return summaryOf(context, record);
}

function summaryOf(
  context: Context,
  { revision: _revision, translations, ...record }: PlanRecord,
): PlanSummary {
  const label = translatedLabel({ meta: { translations } }, record.name);
  return { ...record, label, headline: record.deletedAt === null ? headlineNow(context, record.id) : null };
}

/** As the store has it: what was run before this was kept says nothing of its format. */
type KeptHeadline = Omit<RunHeadline, 'format'> & Partial<RunHeadline>;

/** The headline of the default scenario's last run, and whether it still tells of the plan as it is. */
function headlineNow({ store, openPlan }: Context, planId: string): Headline | null {
  if (store.runs.list(planId).length === 0) return null;
  const plan = openPlan(planId);
  if (!plan.ok) return null;
  const run = store.runs.latest(planId, defaultScenario(plan.value.document));
  const headline = run === null ? null : (store.runs.headline(run.id) as KeptHeadline | null);
  if (run === null || headline === null) return null;
  const current = run.inputsHash === plan.value.inputsHash(run.scenario);
  return {
    format: 'number',
    ...headline,
    scenario: run.scenario,
    at: run.createdAt,
    trials: run.trials,
    current,
  };
}
