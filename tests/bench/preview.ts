import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import type { Reply } from '#shared/errors.ts';
import { minorUnits } from '#shared/money.ts';
import type { PreviewView } from '#shared/views.ts';
import { createService } from '../../electron/service/service.ts';
import { openStore } from '../../electron/store/open.ts';
import { createSimulator } from '../../electron/workers/simulator.ts';

/**
 * From an edit to the refreshed impact strip on the sample plan: the edit itself, stored on disk, and the preview of
 * its state against the baseline, as the window asks for both; and how exact the figures are.
 */

const THREADS = Math.min(2, availableParallelism());
const WARM_UP = 3;
const EDITS = 21;
const TARGET_MILLISECONDS = 250;
const TARGET_ERROR = 0.02;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

const folder = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
const store = openStore(join(folder, 'plans.headroom'));
if (!store.ok) throw new Error('the store did not open');
const simulator = createSimulator({ threads: THREADS });
let ids = 0;
const service = createService({
  store: store.value,
  simulator,
  now: () => new Date(),
  newId: () => `id${ids++}`,
  actor: 'bench',
  info: { version: '0', engine: '0', host: 'browser', platform: 'bench', storeName: 'plans.headroom' },
  samplePlanText: readFileSync(new URL('../../resources/sample-plan.json', import.meta.url), 'utf8'),
});

async function ask<Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>> {
  const reply = (await service.handle(name, request)) as Reply<ResponseOf<Name>>;
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
  return reply.value;
}

const { plans } = await ask('plans.list', {});
const planId = plans[0]!.id;
const scenario = 'base';
const outputs = ['npv', 'lowest_cash', 'blended_cac'];

async function preview(revision: number, baselineRevision: number | null): Promise<PreviewView> {
  const reply = await ask('preview.run', {
    window: 'bench',
    planId,
    scenario,
    revision,
    baselineRevision,
    outputs,
    seed: 1,
  });
  if (reply.state !== 'done') throw new Error(reply.state);
  return reply.preview;
}

let { revision } = await ask('allocation.get', { planId, scenario });
const baseline = revision;
let last = await preview(revision, null);
const elapsed: number[] = [];
const processor: number[] = [];
for (let edit = 0; edit < WARM_UP + EDITS; edit++) {
  const cells = [
    { region: 'sea', line: 'brand', period: edit % 12, amount: minorUnits((edit + 1) * 100_000) },
  ];
  const start = performance.now();
  const used = process.cpuUsage();
  ({ revision } = await ask('allocation.edit', { planId, scenario, revision, edit: { type: 'set', cells } }));
  last = await preview(revision, baseline);
  const { user, system } = process.cpuUsage(used);
  if (edit < WARM_UP) continue;
  elapsed.push(performance.now() - start);
  processor.push((user + system) / 1000);
}

const npv = last.outputs[0]!;
const share = npv.cell.standardError! / npv.cell.sd!;
const change = npv.baseline!.mean;
console.log(
  `edit to refreshed strip, sample plan, ${last.trials} trials, ${THREADS} threads, ${EDITS} edits:`,
);
console.log(
  `  median ${median(elapsed).toFixed(0)} ms (target below ${TARGET_MILLISECONDS} on two quiet cores)`,
);
console.log(`  slowest ${Math.max(...elapsed).toFixed(0)} ms, fastest ${Math.min(...elapsed).toFixed(0)} ms`);
console.log(`  processor time, all threads, median ${median(processor).toFixed(0)} ms`);
console.log(
  `npv: standard error of the mean ${(100 * share).toFixed(2)} % of its sd (target below ${100 * TARGET_ERROR} %)`,
);
console.log(
  `npv: change since the baseline ${change.mean!.toFixed(0)}, its standard error ${change.standardError!.toFixed(0)}, ` +
    `that of the mean ${npv.cell.standardError!.toFixed(0)}`,
);

await service.close();
await simulator.close();
store.value.close();
rmSync(folder, { recursive: true, force: true });
