import type { PlanDocument } from '#shared/plan/document.ts';
import { inlineRunner } from '../../electron/workers/runner.ts';
import { checkedPlan, type Prepared, prepare, readSample, runPrepared } from './engine.ts';
import { largePlan } from './large-plan.ts';
import { type Spread, shown, spreadOf, timed } from './measure.ts';
import { measurementPlan } from './measurement-plan.ts';

/** Times a plan alone, and prints what it is made of. Nanoseconds of processor time per cell and trial. */
async function timePlan(prepared: Prepared, trials: number, rounds: number): Promise<Spread> {
  const { program, instructions, cells } = prepared;
  console.log(
    `  ${cells} cells, ${instructions} instructions, ${program.slots} slots, ${program.draws.length} random numbers, ${program.columns} columns`,
  );
  const walls: number[] = [];
  const cpus: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const { wall, cpu } = await timed(() =>
      runPrepared(prepared, inlineRunner(), { trials, seed: round, sampling: 'sobol' }),
    );
    if (round === 0) continue;
    walls.push(wall);
    cpus.push(cpu);
  }
  console.log(
    `  ${trials} trials to percentiles: ${shown(spreadOf(walls), 3)} s, processor ${shown(spreadOf(cpus), 3)} s`,
  );
  const perCell = spreadOf(cpus.map((cpu) => (cpu * 1e9) / (cells * trials)));
  const perInstruction = spreadOf(cpus.map((cpu) => (cpu * 1e9) / (instructions * trials)));
  console.log(
    `  ${shown(perCell)} ns per cell and trial, ${shown(perInstruction)} ns per instruction and trial`,
  );
  return perCell;
}

async function compiled(document: PlanDocument): Promise<Prepared> {
  let prepared: Prepared | null = null;
  const read = await timed(() => checkedPlan(document));
  const checked = checkedPlan(document);
  const compile = await timed(() => {
    prepared = prepare(checked, 'sobol');
  });
  console.log(`  read in ${read.wall.toFixed(3)} s, compiled in ${compile.wall.toFixed(3)} s`);
  return prepared!;
}

/** The large plan at 10 000 trials: memory, and time per cell and trial against the sample plan's. */
export async function largeSection(rounds: number): Promise<void> {
  const trials = 10_000;
  console.log(`\nLarge plan (30 regions × 40 lines × 60 months), ${trials} trials; first the sample plan`);
  const small = await timePlan(await compiled(readSample()), trials, rounds);
  const large = await timePlan(await compiled(largePlan(readSample())), trials, Math.min(rounds, 5));
  const ratio = large.median / small.median;
  console.log(`  × ${ratio.toFixed(2)} of the sample plan's time per cell and trial (at most 1.5)`);
  const peak = process.resourceUsage().maxRSS / 1024;
  console.log(`  peak memory of this process ${peak.toFixed(0)} MiB (at most 2048)`);
}

/** The model on which the designs of the engine were first compared. */
export async function measurementSection(rounds: number): Promise<void> {
  const trials = 100_000;
  console.log('\nMeasurement model (6 regions × 6 categories × 12 quarters)');
  const prepared = await compiled(measurementPlan());
  await timePlan(prepared, trials, rounds);
}
