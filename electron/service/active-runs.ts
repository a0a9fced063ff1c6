import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { RunRequest } from '#shared/views.ts';
import type { Simulation } from '../workers/types.ts';
import type { Context, OpenPlan } from './context.ts';
import { faultOf } from './faults.ts';
import { headlineOf } from './headline.ts';
import { progressReports } from './progress.ts';
import type { ReadPlan } from './read-plan.ts';
import { simulationResult } from './results.ts';

/** Runs under way. What they come to is told by events. */
export interface ActiveRuns {
  /** Starts a run of the plan as it is at this revision. */
  start(plan: OpenPlan, request: RunRequest): Outcome<{ runId: string }, AppError>;
  /** False where no such run is under way. */
  cancel(runId: string): boolean;
  /** Cancels all and waits until they have ended. */
  close(): Promise<void>;
}

/** Runs at a time: more than a person starts, and few enough for the memory of a machine. */
const MOST_RUNS = 4;

interface ActiveRun {
  readonly controller: AbortController;
  readonly ended: Promise<void>;
}

export function createActiveRuns(context: Context): ActiveRuns {
  const runs = new Map<string, ActiveRun>();
  return {
    start: (plan, request) => {
      if (runs.size >= MOST_RUNS) return failure(appError('tooManyRuns', { most: MOST_RUNS }));
      const checked = plan.checked();
      if (!checked.ok) return checked;
      const runId = context.newId();
      const controller = new AbortController();
      const ended = runToEnd(context, runId, plan, checked.value, request, controller.signal).finally(() => {
        runs.delete(runId);
      });
      runs.set(runId, { controller, ended });
      return success({ runId });
    },
    cancel: (runId) => {
      const run = runs.get(runId);
      run?.controller.abort();
      return run !== undefined;
    },
    close: async () => {
      for (const { controller } of runs.values()) controller.abort();
      await Promise.all([...runs.values()].map(({ ended }) => ended));
    },
  };
}

/** Runs, stores and tells. Never rejects: whatever happens ends in one event. */
async function runToEnd(
  context: Context,
  runId: string,
  plan: OpenPlan,
  checked: ReadPlan,
  request: RunRequest,
  signal: AbortSignal,
): Promise<void> {
  const { planId, scenario, trials, seed, sampling, until } = request;
  // The answer to the call goes out before the first event.
  await Promise.resolve();
  try {
    const start = performance.now();
    const onProgress = progressReports(start, (progress) =>
      context.emit({ type: 'runProgress', runId, ...progress }),
    );
    const task = {
      checked: checked.checked,
      scenario,
      trials,
      seed,
      sampling,
      until,
      drivers: 'headline' as const,
    };
    const simulation = await context.simulator.simulate(
      { ...task, keepSamples: false },
      { signal, onProgress },
    );
    if (!simulation.ok) {
      const [error = appError('runFailed', { reason: '' })] = simulation.faults;
      context.emit({ type: 'runFailed', runId, error });
      return;
    }
    keep(context, runId, plan, checked, request, simulation.value, performance.now() - start);
    context.emit({ type: 'runFinished', runId, planId, scenario });
    context.emit({ type: 'plansChanged' });
  } catch (error) {
    context.emit({ type: 'runFailed', runId, error: faultOf(error) });
  }
}

function keep(
  { store, simulator, timestamp }: Context,
  runId: string,
  plan: OpenPlan,
  checked: ReadPlan,
  { planId, scenario, seed, sampling }: RunRequest,
  simulation: Simulation,
  elapsedMs: number,
): void {
  const { trials } = simulation;
  const facts = { plan: checked, trials, seed, sampling, threads: simulator.threads, elapsedMs };
  const result = simulationResult(facts, scenario, simulation);
  const inputsHash = plan.inputsHash(scenario);
  const record = { id: runId, planId, scenario, inputsHash, seed, trials, sampling, engine: result.engine };
  store.runs.insert(
    { ...record, createdAt: timestamp() },
    { result, distributions: simulation.distributions, headline: headlineOf(plan.index, result) },
  );
}
