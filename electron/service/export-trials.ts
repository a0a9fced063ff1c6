import { CSV_STYLES, type CsvStyleName } from '#shared/csv-style.ts';
import { type AppError, appError } from '#shared/errors.ts';
import { workbookText } from '#shared/messages/workbook.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { FileOffer } from '#shared/views.ts';
import { outputCellCount } from '../engine/compile/size.ts';
import { buildWorkbookApart } from '../exchange/build-apart.ts';
import { comparisonCsv, type SampleColumn, samplePieces, samplesCsv } from '../exchange/csv.ts';
import type { RunHooks } from '../workers/types.ts';
import { planWith } from './compare.ts';
import type { Context } from './context.ts';
import type { Handler, Handlers } from './handlers.ts';
import type { Jobs } from './jobs.ts';
import { offerFile, scenarioWords } from './offer-file.ts';
import { asExport, inTurns, phase } from './phases.ts';
import type { ReadPlan } from './read-plan.ts';
import { comparisonResult, type RunFacts, simulationResult } from './results.ts';
import { sampleColumns, trialsOfScenarios } from './sample-columns.ts';
import { inputTrials, sipText } from './sip-library.ts';

/** Figures of one file at most: some 200 MB of text. */
const MOST_FIGURES = 10_000_000;
/** Of an export: the run; what is made of it is the rest. */
const RUN = 0.6;

/** Files that need trials: they are drawn anew, from the plan as it is now, with the progress of a job. */
export function trialExportHandlers(
  context: Context,
  jobs: Jobs,
): Handlers<'export.samples' | 'export.sip' | 'export.comparison'> {
  return {
    'export.samples': samplesHandler(context, jobs),
    'export.sip': sipHandler(context, jobs),
    'export.comparison': comparisonHandler(context, jobs),
  };
}

interface Wanted {
  readonly job: string;
  readonly planId: string;
  readonly scenarios: readonly string[];
  readonly trials: number;
  /** Whether the file holds every trial. */
  readonly everyTrial: boolean;
}

/** Finds the plan and its scenarios, refuses what no file should hold, and does `make` as the job. */
async function exported(
  context: Context,
  jobs: Jobs,
  { job, planId, scenarios, trials, everyTrial }: Wanted,
  make: (plan: ReadPlan, hooks: RunHooks) => Promise<Outcome<FileOffer, AppError>>,
): Promise<Outcome<FileOffer, AppError>> {
  const open = planWith(context, planId, scenarios);
  if (!open.ok) return open;
  const plan = open.value.checked();
  if (!plan.ok) return plan;
  const figures = everyTrial ? outputCellCount(open.value.index) * trials * scenarios.length : 0;
  if (figures > MOST_FIGURES)
    return failure(appError('exportTooLarge', { values: figures, most: MOST_FIGURES }));
  return asExport(await jobs.run(job, (hooks) => make(plan.value, hooks)));
}

/** Trials as the bytes of a file of values; each step says how much is done. */
function* trialsFile(columns: readonly SampleColumn[], style: CsvStyleName): Generator<number, Uint8Array> {
  const pieces: Buffer[] = [];
  for (const piece of samplesCsv(columns, CSV_STYLES[style])) {
    pieces.push(Buffer.from(piece));
    yield pieces.length / samplePieces(columns);
  }
  return Buffer.concat(pieces);
}

function samplesHandler(context: Context, jobs: Jobs): Handler<'export.samples'> {
  return (request) => {
    const { scenario, trials, seed, sampling, style, locale } = request;
    const wanted = { ...request, scenarios: [scenario], everyTrial: true };
    return exported(context, jobs, wanted, async ({ checked, document }, hooks) => {
      const task = { checked, scenario, trials, seed, sampling, drivers: 'none', keepSamples: true } as const;
      const run = await context.simulator.simulate(task, phase(hooks, 0, RUN));
      if (!run.ok) return run;
      const columns = sampleColumns(document, run.value.outputs, run.value.samples ?? []);
      const bytes = await inTurns(trialsFile(columns, style), phase(hooks, RUN, 1));
      if (!bytes.ok) return bytes;
      const words = [...scenarioWords(document, [scenario], locale), workbookText('trials', locale)];
      return success(offerFile(context, words, 'csv', bytes.value));
    });
  };
}

function sipHandler(context: Context, jobs: Jobs): Handler<'export.sip'> {
  return (request) => {
    const { scenario, trials, seed, sampling, locale } = request;
    const wanted = { ...request, scenarios: [scenario], everyTrial: true };
    return exported(context, jobs, wanted, async (plan, hooks) => {
      const { simulator } = context;
      const { checked, document } = plan;
      const study = { scenario, trials, seed, sampling };
      const task = { ...study, checked, drivers: 'all', keepSamples: true } as const;
      const run = await simulator.simulate(task, phase(hooks, 0, RUN / 2));
      if (!run.ok) return run;
      const inputs = await inputTrials(simulator, plan, study, run.value, phase(hooks, RUN / 2, RUN));
      if (!inputs.ok) return inputs;
      const facts = { plan, trials, seed, sampling, threads: simulator.threads, elapsedMs: 0 };
      const outputs = sampleColumns(document, run.value.outputs, run.value.samples ?? []);
      const result = simulationResult(facts, scenario, run.value);
      const text = await inTurns(sipText(result, [...outputs, ...inputs.value]), phase(hooks, RUN, 1));
      if (!text.ok) return text;
      const words = [...scenarioWords(document, [scenario], locale), 'SIPmath'];
      return success(offerFile(context, words, 'json', text.value));
    });
  };
}

function comparisonHandler(context: Context, jobs: Jobs): Handler<'export.comparison'> {
  return (request) => {
    const { form, scenarios, locale, trials, seed, sampling, style } = request;
    const wanted = { ...request, everyTrial: form === 'samples' };
    return exported(context, jobs, wanted, async (plan, hooks) => {
      const { simulator } = context;
      const study = { trials, seed, sampling };
      const words = scenarioWords(plan.document, scenarios, locale);
      if (form === 'samples') {
        const part = (n: number) =>
          phase(hooks, (RUN * n) / scenarios.length, (RUN * (n + 1)) / scenarios.length);
        const columns = await trialsOfScenarios(simulator, plan, scenarios, study, part);
        if (!columns.ok) return columns;
        const bytes = await inTurns(trialsFile(columns.value, style), phase(hooks, RUN, 1));
        if (!bytes.ok) return bytes;
        return success(offerFile(context, [...words, workbookText('trials', locale)], 'csv', bytes.value));
      }
      const start = performance.now();
      const task = { ...study, checked: plan.checked, scenarios };
      const run = await simulator.compare(task, phase(hooks, 0, RUN));
      if (!run.ok) return run;
      const elapsedMs = performance.now() - start;
      const facts: RunFacts = { plan, ...study, threads: simulator.threads, elapsedMs };
      const comparison = comparisonResult(facts, scenarios[0]!, run.value);
      const named = [...words, workbookText('sheetComparison', locale)];
      if (form === 'csv')
        return success(offerFile(context, named, 'csv', comparisonCsv(comparison, CSV_STYLES[style])));
      const { document, sha256 } = plan;
      const scenario = resolveScenario(document, comparison.baseline);
      const createdAt = context.now();
      const input = { document, scenario, sha256, result: null, comparison, locale, createdAt };
      const bytes = await buildWorkbookApart(input, phase(hooks, RUN, 1));
      return bytes.ok ? success(offerFile(context, named, 'xlsx', bytes.value)) : bytes;
    });
  };
}
