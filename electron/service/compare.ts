import { type AppError, appError } from '#shared/errors.ts';
import { minorUnits } from '#shared/money.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { fieldKind } from '#shared/plan/field-kind.ts';
import type { PlanIndex } from '#shared/plan/index.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { mixScenarios, type ScenarioCause } from '#shared/plan/scenario-mix.ts';
import { ENGINE_VERSION } from '#shared/result.ts';
import type { CauseView, DifferenceView } from '#shared/views-compare.ts';
import { findBridge } from '../workers/bridge.ts';
import { compareCell, compareInFull } from '../workers/contrast.ts';
import type { RunHooks, Study, StudyRequest } from '../workers/types.ts';
import { warningsOf } from '../workers/warnings.ts';
import { type Context, type OpenPlan, scenarioFault } from './context.ts';
import type { Handler, Handlers } from './handlers.ts';
import type { Jobs } from './jobs.ts';
import type { ReadPlan } from './read-plan.ts';
import { variableFormat } from './views.ts';

type CompareCall = Extract<keyof Handlers, `compare.${string}`>;

/** Scenarios side by side: in what they differ, and what comes of it. */
export function compareHandlers(context: Context, jobs: Jobs): Handlers<CompareCall> {
  return {
    'compare.run': runHandler(context, jobs),
    'compare.cell': async (request) =>
      studied(context, jobs, request, request.scenarios, async (study, { checked }) =>
        compareCell(study, { checked, scenarios: request.scenarios }, request.variable, request.at),
      ),
    'compare.bridge': bridgeHandler(context, jobs),
    'compare.differences': ({ planId, scenarios }) => {
      const plan = planWith(context, planId, scenarios);
      return plan.ok ? success({ differences: differencesOf(plan.value, scenarios) }) : plan;
    },
    ...noteHandlers(context),
  };
}

/** The plan, where it has all of the scenarios. */
export function planWith(
  context: Context,
  planId: string,
  scenarios: readonly string[],
): Outcome<OpenPlan, AppError> {
  const plan = context.openPlan(planId);
  if (!plan.ok) return plan;
  for (const scenario of scenarios) {
    const fault = scenarioFault(plan.value.document, scenario);
    if (fault) return failure(fault);
  }
  return plan;
}

/** Does a study of a plan under its job's name; what it does not find in the plan is a bad request. */
export async function studied<Value>(
  context: Context,
  jobs: Jobs,
  request: StudyRequest & { readonly job: string; readonly planId: string },
  scenarios: readonly string[],
  work: (study: Study, plan: ReadPlan, open: OpenPlan) => Promise<Value | null>,
): Promise<Outcome<Value, AppError>> {
  const open = planWith(context, request.planId, scenarios);
  if (!open.ok) return open;
  const plan = open.value.checked();
  if (!plan.ok) return plan;
  const { trials, seed, sampling } = request;
  const done = await jobs.run(request.job, (hooks: RunHooks) =>
    context.simulator.study({ trials, seed, sampling }, hooks, (study) =>
      work(study, plan.value, open.value),
    ),
  );
  if (!done.ok) return done;
  return done.value === null
    ? failure(appError('badRequest', { detail: 'no such cell in the plan' }))
    : success(done.value);
}

function runHandler(context: Context, jobs: Jobs): Handler<'compare.run'> {
  return (request) => {
    const { planId, scenarios, trials, seed, sampling } = request;
    const start = performance.now();
    return studied(context, jobs, request, scenarios, async (study, { checked }, { record }) => {
      const { outputs, notices } = await compareInFull(study, { checked, scenarios });
      return {
        planId,
        revision: record.revision,
        scenarios,
        trials,
        seed,
        sampling,
        engine: ENGINE_VERSION,
        elapsedMs: performance.now() - start,
        outputs,
        warnings: warningsOf(notices),
      };
    });
  };
}

function bridgeHandler(context: Context, jobs: Jobs): Handler<'compare.bridge'> {
  return (request) => {
    const { baseline, scenario, variable, at, seed } = request;
    return studied(context, jobs, request, [baseline, scenario], async (study, { checked }) => {
      const bridge = await findBridge(study, { checked, baseline, scenario, variable, at, seed });
      if (bridge === null) return null;
      const parts = bridge.parts.map((part) => ({ ...part, cause: causeView(checked.index, part.cause) }));
      return { ...bridge, parts };
    });
  };
}

function causeView(index: PlanIndex, cause: ScenarioCause): CauseView {
  if (cause.type === 'spend')
    return { ...cause, before: minorUnits(cause.before), after: minorUnits(cause.after) };
  if (cause.type === 'discountRate') return cause;
  const definition = index.variables.get(cause.variable)!.definition;
  const process = definition.kind === 'path' ? definition.process : null;
  const own = { unit: definition.unit, format: variableFormat(index, definition) };
  // All overrides of a cause are of one field.
  const field = (cause.after[0] ?? cause.before[0])?.field ?? 'value';
  return { ...cause, label: definition.label ?? cause.variable, ...fieldKind(own, process, field) };
}

/** In what each scenario differs from the first. */
function differencesOf({ document, index }: OpenPlan, scenarios: readonly string[]): DifferenceView[] {
  const [baseline, ...others] = scenarios.map((id) => resolveScenario(document, id));
  const nothing = new Array<number>(document.calendar.periods).fill(0).map(minorUnits);
  const rowsOf = (resolved: typeof baseline) =>
    new Map(resolved!.rows.map(({ region, line, amounts }) => [`${region} ${line}`, amounts]));
  const before = rowsOf(baseline);
  return others.map((scenario) => {
    const after = rowsOf(scenario);
    const rows = [...new Set([...before.keys(), ...after.keys()])].flatMap((pair) => {
      const [own, other] = [before.get(pair) ?? nothing, after.get(pair) ?? nothing];
      if (own.every((amount, period) => amount === other[period])) return [];
      const [region = '', line = ''] = pair.split(' ');
      return [{ region, line, before: [...own], after: [...other] }];
    });
    const { causes } = mixScenarios(index, baseline!, scenario);
    return { scenario: scenario.id, causes: causes.map((cause) => causeView(index, cause)), rows };
  });
}

/** Notes belong to a set of scenarios of a plan, in whatever order they are compared. */
function noteHandlers(context: Context): Handlers<'compare.note' | 'compare.setNote'> {
  const keyOf = (planId: string, scenarios: readonly string[]) =>
    `comparison-note ${planId} ${[...scenarios].sort().join(' ')}`;
  return {
    'compare.note': ({ planId, scenarios }) => {
      const plan = planWith(context, planId, scenarios);
      if (!plan.ok) return plan;
      const stored = context.store.settings.get(keyOf(planId, scenarios));
      return success({ text: typeof stored === 'string' ? stored : '' });
    },
    'compare.setNote': ({ planId, scenarios, text }) => {
      const plan = planWith(context, planId, scenarios);
      if (!plan.ok) return plan;
      context.store.settings.set(keyOf(planId, scenarios), text);
      return success({ text });
    },
  };
}
