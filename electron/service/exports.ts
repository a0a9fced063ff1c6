import { CSV_STYLES } from '#shared/csv-style.ts';
import { type AppError, appError } from '#shared/errors.ts';
import { workbookText } from '#shared/messages/workbook.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { SimulationResult } from '#shared/result.ts';
import { buildWorkbookApart } from '../exchange/build-apart.ts';
import { allocationCsv, resultsCsv } from '../exchange/csv.ts';
import { planWith } from './compare.ts';
import type { Context } from './context.ts';
import type { Handler, Handlers } from './handlers.ts';
import type { Jobs } from './jobs.ts';
import { offerFile, scenarioWords } from './offer-file.ts';

/** Makes files of what is stored and offers them for saving. */
export function exportHandlers(
  context: Context,
  jobs: Jobs,
): Handlers<'export.workbook' | 'export.plan' | 'export.csv'> {
  return {
    'export.workbook': workbookHandler(context, jobs),
    'export.csv': csvHandler(context),
    'export.plan': ({ planId }) => {
      const plan = context.openPlan(planId);
      if (!plan.ok) return plan;
      const { document } = plan.value;
      const text = `${JSON.stringify(document, null, 2)}\n`;
      return success(offerFile(context, [document.name], 'json', text));
    },
  };
}

function workbookHandler(context: Context, jobs: Jobs): Handler<'export.workbook'> {
  return async ({ job, planId, scenario, runId, locale }) => {
    const plan = planWith(context, planId, [scenario]);
    if (!plan.ok) return plan;
    const checked = plan.value.checked();
    if (!checked.ok) return checked;
    const result = resultOf(context, planId, scenario, runId);
    if (!result.ok) return result;
    const { document, sha256 } = checked.value;
    const input = {
      document,
      scenario: resolveScenario(document, scenario),
      sha256,
      result: result.value,
      distributions: shapesOf(context, runId, result.value),
      locale,
      createdAt: context.now(),
    };
    const bytes = await jobs.run(job, (hooks) => buildWorkbookApart(input, hooks));
    if (!bytes.ok) return bytes;
    return success(offerFile(context, scenarioWords(document, [scenario], locale), 'xlsx', bytes.value));
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
    const plan = planWith(context, planId, [scenario]);
    if (!plan.ok) return plan;
    const { document } = plan.value;
    const result = resultOf(context, planId, scenario, runId);
    if (!result.ok) return result;
    const text =
      result.value === null
        ? allocationCsv(document, resolveScenario(document, scenario), locale, CSV_STYLES[style])
        : resultsCsv(result.value, CSV_STYLES[style]);
    const what = workbookText(result.value === null ? 'sheetAllocation' : 'sheetResults', locale);
    return success(offerFile(context, [...scenarioWords(document, [scenario], locale), what], 'csv', text));
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
