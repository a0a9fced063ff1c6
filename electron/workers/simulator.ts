import { readFileSync } from 'node:fs';
import { totalmem } from 'node:os';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { outputCellCount, refuseTooLarge } from '../engine/compile/size.ts';
import { PlanTooLarge } from '../engine/graph/too-large.ts';
import { parseDirectionNumbers } from '../engine/random/direction-numbers.ts';
import { ColumnMemory } from './columns.ts';
import { compareScenarios } from './compare.ts';
import { previewScenario } from './preview.ts';
import { PreviewPrograms } from './preview-programs.ts';
import { RunCancelled, RunTooLarge, sobolDimensions } from './run.ts';
import { RunSheets } from './run-sheets.ts';
import { poolRunner, type Runner } from './runner.ts';
import { simulateScenario } from './simulate.ts';
import { memoryOf } from './stream.ts';
import { newStudy, StudyPlans } from './study.ts';
import type { RunHooks, Simulator } from './types.ts';

export interface SimulatorOptions {
  readonly threads: number;
  /** Where tasks are done; a pool of `threads` workers unless given. */
  readonly runner?: Runner;
  /** Bytes that a run may hold at once; half of the machine's memory unless given. */
  readonly memoryLimit?: number;
}

/** The table of Joe and Kuo: as far from a built bundle (out/main) as from this file. */
const DIRECTION_NUMBERS = new URL('../../resources/sobol-joe-kuo-8192.csv', import.meta.url);

/** Direction numbers in memory that all threads share. */
export function sharedDirectionNumbers(): Uint32Array {
  const parsed = parseDirectionNumbers(readFileSync(DIRECTION_NUMBERS, 'utf8'));
  const shared = new Uint32Array(new SharedArrayBuffer(parsed.byteLength));
  shared.set(parsed);
  return shared;
}

const MIB = 1024 * 1024;

function errorOf(reason: unknown): AppError {
  if (reason instanceof RunCancelled) return appError('runCancelled');
  if (reason instanceof RunTooLarge) {
    const mebibytes = (bytes: number) => `${Math.ceil(bytes / MIB)} MiB`;
    const args = { needed: mebibytes(reason.needed), allowed: mebibytes(reason.allowed) };
    return appError('runTooLarge', args);
  }
  if (reason instanceof PlanTooLarge) {
    return appError('planTooLarge', { count: reason.counted, most: reason.allowed });
  }
  return appError('runFailed', { reason: reason instanceof Error ? reason.message : String(reason) });
}

/** What work comes to, or the cancellation at once: threads may take a block of a large plan to see it. */
function orCancelled<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new RunCancelled());
    signal.addEventListener('abort', cancel, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}

async function attempt<Value>(
  { signal }: RunHooks,
  work: () => Promise<Value>,
): Promise<Outcome<Value, AppError>> {
  try {
    return success(await orCancelled(work(), signal));
  } catch (reason) {
    return failure(errorOf(reason));
  }
}

/** Starts a simulator; its worker threads start with it and stay warm until it is closed. */
export function createSimulator(options: SimulatorOptions): Simulator {
  const runner = options.runner ?? poolRunner(options.threads);
  const surroundings = {
    runner,
    directionNumbers: sharedDirectionNumbers(),
    columns: new ColumnMemory(),
    memoryLimit: options.memoryLimit ?? totalmem() / 2,
  };
  const dimensions = sobolDimensions(surroundings.directionNumbers);
  const sheets = new RunSheets(runner, dimensions);
  const plans = new StudyPlans(dimensions);
  const programs = new PreviewPrograms(runner);
  return {
    threads: runner.threads,
    simulate: (request, hooks) =>
      attempt(hooks, () => simulateScenario(surroundings, sheets, request, hooks)),
    compare: (request, hooks) => attempt(hooks, () => compareScenarios(surroundings, sheets, request, hooks)),
    estimate: (request) => {
      try {
        const { index } = request.checked;
        refuseTooLarge(index);
        return success(memoryOf(surroundings, request, outputCellCount(index)));
      } catch (reason) {
        return failure(errorOf(reason));
      }
    },
    preview: (request, hooks) =>
      attempt(hooks, () => previewScenario(surroundings, programs, request, hooks)),
    study: (request, hooks, work) =>
      attempt(hooks, () => work(newStudy(surroundings, sheets, plans, request, hooks))),
    close: () => runner.close(),
  };
}
