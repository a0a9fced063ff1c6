import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { outputReference } from '#shared/output-reference.ts';
import type { PlanIndex } from '#shared/plan/index.ts';
import { Recent } from '#shared/recent.ts';
import {
  LARGE_PREVIEW_TRIALS,
  PREVIEW_TRIALS,
  type PreviewOutput,
  type PreviewReply,
  type PreviewRequest,
} from '#shared/views.ts';
import { cellCount } from '../engine/compile/size.ts';
import { cellChange } from '../workers/preview.ts';
import type { Preview } from '../workers/types.ts';
import { type Context, type OpenPlan, scenarioFault } from './context.ts';
import type { Handlers } from './handlers.ts';
import { createPreviewModels } from './preview-models.ts';
import { triedPlan } from './tried-plan.ts';

/** Baselines kept: the states of plans that open windows compare with, and their figures. */
const BASELINES_KEPT = 16;

/** Values that a preview computes at most, all trials together: half a second's work. */
const MOST_VALUES = 2 ** 28;

/** By the plan's model alone: an edit and its baseline have the same trials. */
export function previewTrials(index: PlanIndex): number {
  return cellCount(index) * PREVIEW_TRIALS <= MOST_VALUES ? PREVIEW_TRIALS : LARGE_PREVIEW_TRIALS;
}

/** Quick looks at a scenario while one edits it. */
export interface Previews {
  readonly handlers: Handlers<'preview.run'>;
  /** Cancels those under way. */
  close(): void;
}

/**
 * One preview at a time for each window: a newer request cancels the one under way, whose answer is `superseded`;
 * so is that of a request about a revision that the plan is not at.
 */
export function createPreviews(context: Context): Previews {
  const active = new Map<string, AbortController>();
  const run = previewRunner(context);
  return {
    handlers: {
      'preview.run': async (request) => {
        const plan = context.openPlan(request.planId);
        if (!plan.ok) return plan;
        const fault =
          scenarioFault(plan.value.document, request.scenario) ?? outputFault(plan.value, request);
        if (fault) return failure(fault);
        active.get(request.window)?.abort();
        active.delete(request.window);
        if (plan.value.record.revision !== request.revision) return success({ state: 'superseded' });
        const controller = new AbortController();
        active.set(request.window, controller);
        try {
          return await run(plan.value, request, controller.signal);
        } finally {
          if (active.get(request.window) === controller) active.delete(request.window);
        }
      },
    },
    close: () => {
      for (const controller of active.values()) controller.abort();
    },
  };
}

/** An error where one of the outputs, or the cell that is asked for, is not there. */
function outputFault({ document, index }: OpenPlan, { outputs }: PreviewRequest): AppError | null {
  const known = new Set(document.outputs.map(({ variable }) => variable));
  const wrong = outputs.find((text) => {
    const { variable = '', members = [] } = outputReference(text) ?? {};
    if (!known.has(variable)) return true;
    const axes = index.variables.get(variable)?.axes ?? [];
    if (members.length === 0) return false;
    const covered = axes.filter((axis) =>
      members.some((id) => {
        const place = index.memberOf.get(id);
        return place?.dimension === axis.dimension && axis.members.includes(place.position);
      }),
    );
    return covered.length !== axes.length || members.length !== axes.length;
  });
  return wrong === undefined
    ? null
    : appError('badRequest', { detail: `preview.run: ${wrong.slice(0, 60)}` });
}

function previewRunner(context: Context) {
  const models = createPreviewModels();
  const plans = new Recent<OpenPlan>(BASELINES_KEPT);
  const figures = new Recent<Preview>(BASELINES_KEPT);

  const runPreview = async (
    plan: OpenPlan,
    { scenario, outputs, seed }: PreviewRequest,
    signal: AbortSignal,
  ): Promise<Outcome<Preview, AppError>> => {
    const checked = models.checked(plan);
    if (!checked.ok) return checked;
    const task = { checked: checked.value, scenario, outputs, seed, trials: previewTrials(plan.index) };
    return context.simulator.preview(task, { signal });
  };

  const figuresOf = async (
    plan: OpenPlan,
    request: PreviewRequest,
    signal: AbortSignal,
    keep: boolean,
  ): Promise<Outcome<Preview, AppError>> => {
    const { scenario, outputs, seed } = request;
    const key = JSON.stringify([plan.record.id, plan.record.revision, scenario, outputs, seed]);
    const known = figures.get(key);
    if (known) return success(known);
    const preview = await runPreview(plan, request, signal);
    if (preview.ok && keep) figures.set(key, preview.value);
    return preview;
  };

  /** The figures of the plan with what is tried, or of the plan as it is. */
  const figuresNow = async (
    plan: OpenPlan,
    request: PreviewRequest,
    signal: AbortSignal,
  ): Promise<Outcome<Preview, AppError>> => {
    if (request.trying === null) return figuresOf(plan, request, signal, false);
    const tried = triedPlan(context, plan, request.scenario, request.trying);
    if (!tried.ok) return tried;
    return runPreview(tried.value, request, signal);
  };

  return async (
    plan: OpenPlan,
    request: PreviewRequest,
    signal: AbortSignal,
  ): Promise<Outcome<PreviewReply, AppError>> => {
    const { planId, revision } = request;
    const baselineRevision = request.baselineRevision ?? revision;
    if (baselineRevision === revision) plans.set(`${planId}@${revision}`, plan);
    const baselinePlan = plans.get(`${planId}@${baselineRevision}`);
    // Requests that have come in meanwhile are read before this one takes the thread to compile.
    await new Promise((resolve) => setImmediate(resolve));
    if (signal.aborted) return success({ state: 'superseded' });
    const baseline = baselinePlan ? await figuresOf(baselinePlan, request, signal, true) : null;
    if (signal.aborted) return success({ state: 'superseded' });
    if (baseline && !baseline.ok) return baseline;
    const now =
      baselineRevision === revision && baseline && request.trying === null
        ? baseline
        : await figuresNow(plan, request, signal);
    if (signal.aborted) return success({ state: 'superseded' });
    if (!now.ok) return now;
    return success({
      state: 'done',
      preview: {
        planId,
        scenario: request.scenario,
        revision,
        baselineRevision: baseline ? baselineRevision : null,
        trials: previewTrials(plan.index),
        seed: request.seed,
        outputs: previewOutputs(now.value, baseline?.value ?? null),
      },
    });
  };
}

function previewOutputs(now: Preview, baseline: Preview | null): PreviewOutput[] {
  return now.cells.map((each, position) => {
    const before = baseline?.cells[position];
    if (!before) return { variable: each.variable, cell: each.cell, baseline: null };
    const change = cellChange(each, before, now.randomisations);
    return { variable: each.variable, cell: each.cell, baseline: { cell: before.cell, ...change } };
  });
}
