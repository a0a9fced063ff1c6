import { minorUnits } from '#shared/money.ts';
import type { PreviewView } from '#shared/views.ts';
import { fileOf } from '../plan-file.ts';
import { readSample } from './engine.ts';
import { largePlan } from './large-plan.ts';
import { openService } from './service.ts';

/**
 * From an edit to the refreshed impact strip: the edit itself, stored on disk, and the preview of its state against the
 * baseline, as the window asks for both; and how exact the figures are. On the large plan also how soon a run that was
 * cancelled has ended.
 */

const WARM_UP = 3;
const EDITS = 21;
const LARGE_EDITS = 5;
const TARGET_MILLISECONDS = 250;
const TARGET_ERROR = 0.02;
/** Milliseconds after its start that a run is cancelled: while it is compiled, and while it runs. */
const CANCELLED_AFTER = [5, 100, 500, 1500, 3000];
const TARGET_CANCEL = 100;

const scenario = 'base';
const outputs = ['npv', 'lowest_cash', 'blended_cac'];
const service = openService();
const { ask } = service;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

interface Edits {
  readonly elapsed: readonly number[];
  readonly processor: readonly number[];
  readonly last: PreviewView;
}

/** Changes a cell again and again, and waits for the figures each time. Milliseconds. */
async function timedEdits(planId: string, line: string, edits: number): Promise<Edits> {
  let { revision } = await ask('allocation.get', { planId, scenario });
  const preview = async (baselineRevision: number | null): Promise<PreviewView> => {
    const request = { window: 'bench', planId, scenario, revision, baselineRevision, outputs, seed: 1 };
    const reply = await ask('preview.run', request);
    if (reply.state !== 'done') throw new Error(reply.state);
    return reply.preview;
  };
  const baseline = revision;
  let last = await preview(null);
  const [elapsed, processor]: [number[], number[]] = [[], []];
  for (let edit = 0; edit < WARM_UP + edits; edit++) {
    const cells = [{ region: 'sea', line, period: edit % 12, amount: minorUnits((edit + 1) * 100_000) }];
    const start = performance.now();
    const used = process.cpuUsage();
    ({ revision } = await ask('allocation.edit', {
      planId,
      scenario,
      revision,
      edit: { type: 'set', cells },
    }));
    last = await preview(baseline);
    const { user, system } = process.cpuUsage(used);
    if (edit < WARM_UP) continue;
    elapsed.push(performance.now() - start);
    processor.push((user + system) / 1000);
  }
  return { elapsed, processor, last };
}

function printEdits(plan: string, { elapsed, processor, last }: Edits, target: string): void {
  const counts = `${last.trials} trials, ${service.threads} threads, ${elapsed.length} edits`;
  console.log(`edit to refreshed strip, ${plan}, ${counts}:`);
  console.log(`  median ${median(elapsed).toFixed(0)} ms${target}`);
  console.log(
    `  slowest ${Math.max(...elapsed).toFixed(0)} ms, fastest ${Math.min(...elapsed).toFixed(0)} ms`,
  );
  console.log(`  processor time, all threads, median ${median(processor).toFixed(0)} ms`);
}

function printErrors({ last }: Edits): void {
  const npv = last.outputs[0]!;
  const share = npv.cell.standardError! / npv.cell.sd!;
  const change = npv.baseline!.mean;
  console.log(
    `npv: standard error of the mean ${(100 * share).toFixed(2)} % of its sd (target below ${100 * TARGET_ERROR} %)`,
  );
  console.log(
    `npv: change since the baseline ${change.mean!.toFixed(0)}, its standard error ${change.standardError!.toFixed(0)}, ` +
      `that of the mean ${npv.cell.standardError!.toFixed(0)}`,
  );
}

/** Milliseconds from the wish to cancel a run to the news that it has ended. */
async function cancelTime(planId: string, after: number): Promise<number> {
  const { runId } = await ask('runs.start', {
    planId,
    scenario,
    trials: 10_000,
    seed: after,
    sampling: 'sobol',
  });
  const ended = new Promise<number>((resolve) => {
    const stop = service.subscribe((event) => {
      if (event.type !== 'runFailed' || event.runId !== runId) return;
      stop();
      resolve(performance.now());
    });
  });
  await new Promise((resolve) => setTimeout(resolve, after));
  const wished = performance.now();
  await ask('runs.cancel', { runId });
  return (await ended) - wished;
}

const { plans } = await ask('plans.list', {});
const sample = await timedEdits(plans[0]!.id, 'brand', EDITS);
printEdits('sample plan', sample, ` (target below ${TARGET_MILLISECONDS} on two quiet cores)`);
printErrors(sample);

const text = JSON.stringify(largePlan(readSample()));
const {
  plans: [large],
} = await ask('import.plan', fileOf('large.json', text));
printEdits('large plan', await timedEdits(large!.id, 'performance_ads', LARGE_EDITS), '');
const cancels: number[] = [];
for (const after of CANCELLED_AFTER) cancels.push(await cancelTime(large!.id, after));
console.log(
  `a run of the large plan ends at most ${Math.max(...cancels).toFixed(1)} ms after it is cancelled, ` +
    `${CANCELLED_AFTER.join(', ')} ms after its start (target ${TARGET_CANCEL})`,
);
await service.close();
