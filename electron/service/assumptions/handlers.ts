import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { quantity as quantityCheck } from '#shared/plan/check/distribution.ts';
import { checkJsonValue } from '#shared/plan/check/json-value.ts';
import { Report } from '#shared/plan/check/report.ts';
import type { Quantity } from '#shared/plan/document.ts';
import type { ModelPatch } from '#shared/plan/model-patch.ts';
import { translatedLabel } from '#shared/plan/texts.ts';
import type { DriverInput } from '#shared/result.ts';
import type { AssumptionsView, DriverWeight, WeightMeasure } from '#shared/views-assumptions.ts';
import { fitDistributions } from '../../engine/fit/fit.ts';
import { summarizeQuantity } from '../../engine/random/quantity-summary.ts';
import { type Context, type OpenPlan, scenarioFault } from '../context.ts';
import type { Handler, Handlers } from '../handlers.ts';
import { commitEdit } from './commit.ts';
import { editedVariable, overridePatch, releasePatch, splitVariable, variablePatch } from './edits.ts';
import { placesOf } from './places.ts';
import { assumptionRows, type Weights } from './rows.ts';
import { placedOverrides } from './segments.ts';

type AssumptionCall = Extract<keyof Handlers, `assumptions.${string}`>;

/** Reads and edits what a plan assumes. */
export function assumptionHandlers(context: Context): Handlers<AssumptionCall> {
  return {
    'assumptions.get': ({ planId, scenario }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      const fault = scenarioFault(plan.value.document, scenario);
      return fault ? failure(fault) : success(viewOf(context, plan.value, scenario));
    },
    'assumptions.look': ({ quantity }) => {
      const report = new Report();
      const sound = checkJsonValue(quantity, report) && quantityCheck(quantity, '', report);
      if (!sound) return success({ ok: false, problems: report.problems() });
      return success({ ok: true, summary: summarizeQuantity(quantity as Quantity) });
    },
    'assumptions.set': setHandler(context),
    'assumptions.override': overrideHandler(context),
    'assumptions.release': releaseHandler(context),
    'assumptions.fit': ({ values }) => success(fitDistributions(values)),
  };
}

/** Where an edit belongs is named by ids, one after the other; the window puts them into words. */
function cellText(at: Readonly<Record<string, readonly string[]>>): { cell?: string } {
  const single = Object.values(at).flatMap((members) => (members.length === 1 ? members : []));
  return single.length === 0 ? {} : { cell: single.join(',') };
}

function variableOf({ index }: OpenPlan, name: string) {
  const variable = index.variables.get(name);
  if (variable) return success(variable);
  return failure(appError('badRequest', { detail: `no variable ${name.slice(0, 60)}` }));
}

function setHandler(context: Context): Handler<'assumptions.set'> {
  return ({ planId, scenario, revision, variable: name, field, at, entry, split, value, note, source }) => {
    const edit = { field, value: value as Quantity | string, note, source };
    const args = { variable: name, field, ...cellText(at) };
    const done = commitEdit(
      context,
      { planId, revision, scenario: null, action: 'assumption', args },
      (plan) => {
        const variable = variableOf(plan, name);
        if (!variable.ok) return variable;
        const { definition } = variable.value;
        if (!split) return success(variablePatch(plan.document, editedVariable(definition, entry, edit)));
        const places = placesOf(plan.index, variable.value, at);
        if (places === null) return failure(appError('badRequest', { detail: 'assumptions.set: at' }));
        return success(variablePatch(plan.document, splitVariable(definition, entry, places, edit)));
      },
    );
    return viewAfter(context, done, scenario);
  };
}

function overrideHandler(context: Context): Handler<'assumptions.override'> {
  return ({ planId, scenario, revision, in: where, variable: name, field, at, ...edit }) => {
    const args = { variable: name, field, ...cellText(at) };
    const done = commitEdit(
      context,
      { planId, revision, scenario: where, action: 'override', args },
      (plan) => {
        const variable = variableOf(plan, name);
        if (!variable.ok) return variable;
        const places = placesOf(plan.index, variable.value, at);
        if (places === null) return failure(appError('badRequest', { detail: 'assumptions.override: at' }));
        const { action, periods, note, source } = edit;
        const value = edit.value as Quantity;
        const what = { variable: name, field, action, value, periods, note, source };
        return success(overridePatch(plan.document, where, places, what));
      },
    );
    return viewAfter(context, done, scenario);
  };
}

function releaseHandler(context: Context): Handler<'assumptions.release'> {
  return ({ planId, scenario, revision, in: where, position }) => {
    const known = context.openPlan(planId);
    if (!known.ok) return known;
    const own = known.value.document.scenarios.find(({ id }) => id === where)?.overrides?.[position];
    const args = { variable: own?.variable ?? '', field: own?.field ?? 'value' };
    const edit = { planId, revision, scenario: where, action: 'release' as const, args };
    const done = commitEdit(context, edit, ({ document }): Outcome<ModelPatch, AppError> => {
      const patch = releasePatch(document, where, position);
      return patch ? success(patch) : failure(appError('stalePlan'));
    });
    return viewAfter(context, done, scenario);
  };
}

function viewAfter(
  context: Context,
  done: Outcome<OpenPlan, AppError>,
  scenario: string,
): Outcome<AssumptionsView, AppError> {
  if (!done.ok) return done;
  const fault = scenarioFault(done.value.document, scenario);
  return fault ? failure(fault) : success(viewOf(context, done.value, scenario));
}

function viewOf(context: Context, plan: OpenPlan, scenario: string): AssumptionsView {
  const { document, index, record } = plan;
  const overrides = placedOverrides(document, scenario);
  const lineage = lineageOf(plan, scenario);
  const drivers = driversOf(context, plan, scenario);
  return {
    planId: record.id,
    scenario,
    revision: record.revision,
    lineage,
    rows: assumptionRows(index, overrides, drivers?.weights ?? new Map()),
    drivers: drivers && { label: drivers.label, current: drivers.current, measure: drivers.measure },
    dimensions: document.dimensions.map(({ id, label = id, members }) => ({
      id,
      label,
      members: members.map((member) => ({ id: member.id, label: member.label ?? member.id })),
    })),
    history: context.store.history.state(record.id),
  };
}

function lineageOf({ document }: OpenPlan, scenario: string): AssumptionsView['lineage'] {
  const byId = new Map(document.scenarios.map((one) => [one.id, one]));
  const lineage: { id: string; label: NonNullable<AssumptionsView['lineage']>[number]['label'] }[] = [];
  for (
    let next = byId.get(scenario);
    next;
    next = next.parent === undefined ? undefined : byId.get(next.parent)
  ) {
    const { id, label = id } = next;
    lineage.push({ id, label: typeof label === 'string' ? translatedLabel(document, label) : label });
  }
  return lineage;
}

/** What the headline followed in the last run of the scenario. */
function driversOf({ store }: Context, plan: OpenPlan, scenario: string) {
  const { document, record } = plan;
  const headline = document.outputs.find((output) => output.headline);
  const run = store.runs.latest(record.id, scenario);
  if (!headline || !run) return null;
  const result = store.runs.result(run.id);
  const found = result?.drivers.find(
    ({ output, at }) => output === headline.variable && Object.keys(at).length === 0,
  );
  if (!found) return null;
  const definition = plan.index.variables.get(headline.variable)?.definition;
  return {
    label: headline.label ?? definition?.label ?? headline.variable,
    current: run.inputsHash === plan.inputsHash(scenario),
    ...weightsOf(found.inputs),
  };
}

function weightsOf(inputs: readonly DriverInput[]): { measure: WeightMeasure; weights: Weights } {
  const measure = inputs.some(({ firstOrder }) => firstOrder) ? 'firstOrder' : 'contribution';
  const weightOf = ({ firstOrder, contribution }: DriverInput): DriverWeight[] => {
    if (measure === 'contribution')
      return contribution === null ? [] : [{ share: contribution, standardError: null }];
    return firstOrder ? [{ share: firstOrder.estimate, standardError: firstOrder.standardError }] : [];
  };
  return {
    measure,
    weights: new Map(inputs.flatMap((each) => weightOf(each).map((one) => [each.input, one]))),
  };
}
