import { expect } from 'vitest';
import { problemLine } from '#shared/messages/problem.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { Sampling } from '#shared/result.ts';
import type { CheckedPlan } from '../../../electron/engine/formula/expression.ts';
import { readPlanValue } from '../../../electron/service/read-plan.ts';
import { inlineRunner } from '../../../electron/workers/runner.ts';
import { createSimulator } from '../../../electron/workers/simulator.ts';
import type { Simulation } from '../../../electron/workers/types.ts';
import { cellName } from './cells.ts';

/** How a run is asked for in these tests: `random`, unless a test is about another sampling. */
export interface RunOptions {
  readonly trials: number;
  readonly seed: number;
  readonly sampling?: Sampling;
  readonly scenario?: string;
}

/** On the calling thread. */
export const simulator = createSimulator({ threads: 1, runner: inlineRunner() });

/** The checked plan; fails the test with the problems where there are any. */
export function readPlan(document: unknown): CheckedPlan {
  const read = readPlanValue(document);
  if (!read.ok) throw new Error(read.faults.map((fault) => problemLine(fault, 'en')).join('\n'));
  return read.value.checked;
}

/** Runs the product's engine on this thread. */
export async function simulate(document: PlanDocument, options: RunOptions): Promise<Simulation> {
  const reply = await simulator.simulate(
    {
      checked: readPlan(document),
      scenario: options.scenario ?? document.scenarios[0]!.id,
      trials: options.trials,
      seed: options.seed,
      sampling: options.sampling ?? 'random',
      drivers: 'none',
      keepSamples: true,
    },
    {},
  );
  if (!reply.ok) throw new Error(JSON.stringify(reply.faults));
  return reply.value;
}

/** All samples of a run by the name of their cell: `customers[sea]@3`. */
export function samplesOf(document: PlanDocument, run: Simulation): Map<string, Float64Array> {
  const named = new Map<string, Float64Array>();
  let next = 0;
  for (const { variable: name, cells } of run.outputs) {
    const variable = document.variables.find((candidate) => candidate.name === name)!;
    for (const { at } of cells)
      named.set(cellName(variable, new Map(Object.entries(at))), run.samples![next++]!);
  }
  return named;
}

/** The document with every variable but the allocation as an output, so that a run shows every value. */
export function showingAll(document: PlanDocument): PlanDocument {
  const outputs = document.variables.filter(({ kind }) => kind !== 'allocation');
  return { ...document, outputs: outputs.map(({ name }) => ({ variable: name })) };
}

/** Every value of every variable but the allocation as the engine computes it, by the name of its cell. */
export async function engineValues(
  document: PlanDocument,
  options: RunOptions,
): Promise<Map<string, Float64Array>> {
  const shown = showingAll(document);
  return samplesOf(shown, await simulate(shown, options));
}

/** The largest finite magnitude of each variable: what rounding of sums that cancel is measured by. */
function magnitudes(values: ReadonlyMap<string, ArrayLike<number>>): Map<string, number> {
  const largest = new Map<string, number>();
  for (const [cell, numbers] of values) {
    const name = cell.split(/[[@]/, 1)[0]!;
    for (const x of Array.from(numbers)) {
      if (Number.isFinite(x)) largest.set(name, Math.max(largest.get(name) ?? 0, Math.abs(x)));
    }
  }
  return largest;
}

/** Cells in which two evaluations differ by more than `tolerance` of the variable's largest value. */
export function disagreements(
  engine: ReadonlyMap<string, ArrayLike<number>>,
  reference: ReadonlyMap<string, ArrayLike<number>>,
  tolerance: number,
): string[] {
  const scale = magnitudes(reference);
  const found: string[] = [];
  for (const [cell, numbers] of engine) {
    const expected = Array.from(reference.get(cell) ?? []);
    const room = tolerance * (scale.get(cell.split(/[[@]/, 1)[0]!) ?? 0);
    expected.forEach((wanted, trial) => {
      const got = numbers[trial]!;
      if (!Object.is(got, wanted) && got !== wanted && !(Math.abs(got - wanted) <= room))
        found.push(`${cell} trial ${trial}: engine ${got}, reference ${wanted}`);
    });
    if (expected.length !== numbers.length)
      found.push(`${cell}: ${numbers.length} trials, reference ${expected.length}`);
  }
  return found;
}

/** Fails with the first cells where engine and reference differ, and with `context` in the message. */
export function expectAgreement(
  engine: ReadonlyMap<string, ArrayLike<number>>,
  reference: ReadonlyMap<string, ArrayLike<number>>,
  tolerance = 1e-9,
  context = '',
): void {
  expect(engine.size).toBeGreaterThan(0);
  expect(disagreements(engine, reference, tolerance).slice(0, 5), context).toEqual([]);
}
