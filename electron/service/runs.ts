import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { RunSummary, RunView } from '#shared/views.ts';
import type { RunRecord } from '../store/runs.ts';
import type { ActiveRuns } from './active-runs.ts';
import { type Context, type OpenPlan, outputFault, scenarioFault } from './context.ts';
import type { Handler, Handlers } from './handlers.ts';

type RunCall = Extract<keyof Handlers, `runs.${string}`>;

/** Starts and stops runs, and reads those that are kept. */
export function runHandlers(context: Context, active: ActiveRuns): Handlers<RunCall> {
  const { store } = context;
  return {
    'runs.start': (request) => {
      const plan = context.openPlan(request.planId);
      if (!plan.ok) return plan;
      const fault = scenarioFault(plan.value.document, request.scenario);
      if (fault) return failure(fault);
      const unknown = request.until && outputFault(plan.value.document, request.until.output);
      if (unknown) return failure(unknown);
      return active.start(plan.value, request);
    },
    'runs.estimate': ({ planId, ...request }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      const fault = scenarioFault(plan.value.document, request.scenario);
      if (fault) return failure(fault);
      const checked = plan.value.checked();
      if (!checked.ok) return checked;
      const task = { ...request, checked: checked.value.checked, seed: 0 };
      return context.simulator.estimate({ ...task, drivers: 'headline', keepSamples: false });
    },
    'runs.cancel': ({ runId }) => {
      if (active.cancel(runId) || store.runs.get(runId) !== null) return success(null);
      return failure(appError('runNotFound'));
    },
    'runs.list': ({ planId }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      return success({ runs: store.runs.list(planId).map((run) => runSummary(plan.value, run)) });
    },
    'runs.latest': ({ planId, scenario }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      const fault = scenarioFault(plan.value.document, scenario);
      if (fault) return failure(fault);
      const run = store.runs.latest(planId, scenario);
      return run === null ? success(null) : runView(context, plan.value, run);
    },
    'runs.get': getHandler(context),
    'runs.distribution': ({ runId, variable }) => {
      const cells = store.runs.distribution(runId, variable);
      return cells === null ? failure(appError('runNotFound')) : success({ runId, variable, cells });
    },
  };
}

function getHandler(context: Context): Handler<'runs.get'> {
  return ({ runId }) => {
    const run = context.store.runs.get(runId);
    if (run === null) return failure(appError('runNotFound'));
    const plan = context.openPlan(run.planId);
    return plan.ok ? runView(context, plan.value, run) : plan;
  };
}

function runSummary(
  plan: OpenPlan,
  { inputsHash, createdAt, engine: _engine, ...run }: RunRecord,
): RunSummary {
  const known = plan.document.scenarios.some(({ id }) => id === run.scenario);
  return { ...run, at: createdAt, current: known && inputsHash === plan.inputsHash(run.scenario) };
}

function runView({ store }: Context, plan: OpenPlan, run: RunRecord): Outcome<RunView, AppError> {
  const result = store.runs.result(run.id);
  if (result === null) return failure(appError('runNotFound'));
  return success({ ...runSummary(plan, run), result });
}
