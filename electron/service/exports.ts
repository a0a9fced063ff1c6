import { type AppError, appError } from '#shared/errors.ts';
import { labelText } from '#shared/locale.ts';
import { workbookText } from '#shared/messages/workbook.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { SimulationResult } from '#shared/result.ts';
import { allocationCsv, resultsCsv } from '../exchange/csv.ts';
import { buildWorkbook } from '../exchange/workbook.ts';
import { type Context, scenarioFault } from './context.ts';
import type { Handler, Handlers } from './handlers.ts';
import { fileName } from './names.ts';

const CSV = 'text/csv; charset=utf-8';
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Makes files and offers them for saving. */
export function exportHandlers(context: Context): Handlers<'export.workbook' | 'export.plan' | 'export.csv'> {
  return {
    'export.workbook': workbookHandler(context),
    'export.csv': csvHandler(context),
    'export.plan': ({ planId }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      const { document } = plan.value;
      const bytes = new TextEncoder().encode(`${JSON.stringify(document, null, 2)}\n`);
      const name = fileName([document.name], 'json');
      return success(context.offers.add({ name, mediaType: 'application/json', bytes }));
    },
  };
}

function workbookHandler(context: Context): Handler<'export.workbook'> {
  return async ({ planId, scenario, runId, locale }) => {
    const plan = context.openPlan(planId);
    if (!plan.ok) return plan;
    const fault = scenarioFault(plan.value.document, scenario);
    if (fault) return failure(fault);
    const checked = plan.value.checked();
    if (!checked.ok) return checked;
    const result = resultOf(context, planId, scenario, runId);
    if (!result.ok) return result;
    const { document, sha256 } = checked.value;
    const bytes = await buildWorkbook({
      document,
      scenario: resolveScenario(document, scenario),
      sha256,
      result: result.value,
      distributions: shapesOf(context, runId, result.value),
      locale,
      createdAt: context.now(),
    });
    const label = document.scenarios.find(({ id }) => id === scenario)?.label;
    const name = fileName([document.name, labelText(label, locale, scenario)], 'xlsx');
    return success(context.offers.add({ name, mediaType: WORKBOOK, bytes }));
  };
}

/** The kept shapes of a run's outputs, for pictures. */
function shapesOf({ store }: Context, runId: string | null, result: SimulationResult | null) {
  if (runId === null || result === null) return [];
  return result.outputs.flatMap(({ variable }) => {
    const cells = store.runs.distribution(runId, variable);
    return cells === null ? [] : [{ variable, cells }];
  });
}

function csvHandler(context: Context): Handler<'export.csv'> {
  return ({ planId, scenario, runId, locale, style }) => {
    const plan = context.openPlan(planId);
    if (!plan.ok) return plan;
    const { document } = plan.value;
    const fault = scenarioFault(document, scenario);
    if (fault) return failure(fault);
    const result = resultOf(context, planId, scenario, runId);
    if (!result.ok) return result;
    const text =
      result.value === null
        ? allocationCsv(document, resolveScenario(document, scenario), locale, style)
        : resultsCsv(result.value, style);
    const label = document.scenarios.find(({ id }) => id === scenario)?.label;
    const words = [document.name, labelText(label, locale, scenario)];
    const what = workbookText(result.value === null ? 'sheetAllocation' : 'sheetResults', locale);
    const bytes = new TextEncoder().encode(text);
    return success(context.offers.add({ name: fileName([...words, what], 'csv'), mediaType: CSV, bytes }));
  };
}

/** The figures of a run of this very plan and scenario; null where none were asked for. */
function resultOf(
  { store }: Context,
  planId: string,
  scenario: string,
  runId: string | null,
): Outcome<SimulationResult | null, AppError> {
  if (runId === null) return success(null);
  const run = store.runs.get(runId);
  if (run?.planId !== planId || run.scenario !== scenario) return failure(appError('runNotFound'));
  return success(store.runs.result(runId));
}
