import { CODE } from '../../electron/engine/graph/operation.ts';
import {
  forEachSlotRead,
  INSTRUCTION_LENGTH,
  type Program,
  STORE,
} from '../../electron/engine/graph/program.ts';
import { BLOCK, Interpreter } from '../../electron/engine/interpret/interpreter.ts';
import { Arena } from '../../electron/engine/interpret/memory.ts';
import { TreeKernels } from '../../electron/engine/interpret/tree-kernels.ts';
import { instantiateKernels, type Kernels } from '../../electron/engine/kernels/kernels.ts';
import { summarize } from '../../electron/engine/statistics/summarize.ts';
import { columnReader, kernelModule } from '../../electron/workers/kernel-module.ts';
import { sharedDirectionNumbers } from '../../electron/workers/simulator.ts';
import { checkedPlan, prepare, readSample } from './engine.ts';

const TRIALS = 100_000;
const FACTS = { randomisations: 32, stratified: true };

/** What a kernel's time is counted as. */
function groupOf(name: string, code: number): string {
  if (/^(sobol|pseudoRandom|latinHypercube)/.test(name)) return 'random numbers';
  if (/^(normalQuantile|normalCdf|tableQuantile|logistic|hill)$/.test(name))
    return 'transcendental functions';
  if (name === 'unary' && (code === CODE.exp || code === CODE.log)) return 'transcendental functions';
  if (name === 'binary' && code === CODE.power) return 'transcendental functions';
  if (/^(unary|binary|select)$/.test(name)) return 'arithmetic';
  if (/Quantile$/.test(name)) return 'random numbers';
  return 'events';
}

/** Milliseconds by group. */
class Stopwatch {
  readonly spent = new Map<string, number>();
  /** What one reading of the clock takes, which is in every figure. */
  readonly #reading: number;

  constructor() {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < 10_000; i++) least = Math.min(least, -performance.now() + performance.now());
    this.#reading = least;
  }

  timed<Value>(group: string, work: () => Value): Value {
    const start = performance.now();
    const value = work();
    const spent = performance.now() - start - this.#reading;
    this.spent.set(group, (this.spent.get(group) ?? 0) + spent);
    return value;
  }

  kernels(kernels: Kernels): Kernels {
    const entries = Object.entries(kernels).map(([name, kernel]) => {
      const call = kernel as (...args: number[]) => number;
      return [name, (...args: number[]) => this.timed(groupOf(name, args[0]!), () => call(...args))];
    });
    return Object.fromEntries(entries) as Kernels;
  }
}

/** Blocks that a program reads and writes. */
function traffic(program: Program): number {
  let blocks = 0;
  for (let at = 0; at < program.instructions.length; at += INSTRUCTION_LENGTH) {
    if (program.instructions[at] !== STORE) blocks++;
    forEachSlotRead(program, at / INSTRUCTION_LENGTH, () => blocks++);
  }
  return blocks;
}

/** Nanoseconds for a number that an addition reads or writes in the fastest cache. */
function nanosecondsOfTraffic(): number {
  const arena = new Arena();
  const kernels = instantiateKernels(kernelModule(), arena.memory);
  const [to, a, b] = [0, 1, 2].map(() => arena.take((BLOCK + 16) * 8)) as [number, number, number];
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 300; round++) {
    const start = performance.now();
    for (let i = 0; i < 50; i++) kernels.binary(CODE.add, 0, to, a, b, 0, BLOCK);
    least = Math.min(least, performance.now() - start);
  }
  return (least * 1e6) / (50 * BLOCK * 3);
}

/** Where the time of the sample plan goes, on one thread with Sobol points; and what moving its numbers takes at least. */
export async function rooflineSection(rounds: number): Promise<void> {
  const { program } = prepare(checkedPlan(readSample()), 'sobol');
  const source = {
    sampling: 'sobol',
    seed: 1,
    trials: TRIALS,
    directionNumbers: sharedDirectionNumbers(),
  } as const;
  const columns = Array.from({ length: program.columns }, () => new Float64Array(TRIALS));
  const watch = new Stopwatch();
  const run = TreeKernels.prototype.run;
  TreeKernels.prototype.run = function (position, count) {
    watch.timed('arithmetic', () => run.call(this, position, count));
  };
  const interpreter = new Interpreter(program, source, kernelModule(), (module, memory) =>
    watch.kernels(instantiateKernels(module, memory)),
  );
  const shares: Map<string, number>[] = [];
  for (let round = 0; round <= rounds; round++) {
    watch.spent.clear();
    const start = performance.now();
    interpreter.run(0, TRIALS, columns, 0, () => false);
    const kernels = [...watch.spent.values()].reduce((sum, one) => sum + one, 0);
    const rest = performance.now() - start - kernels;
    watch.timed('statistics', () => {
      for (const column of columns) summarize(column, FACTS, undefined, columnReader());
    });
    if (round > 0) shares.push(new Map([...watch.spent, ['dispatch, columns and this clock', rest]]));
  }
  TreeKernels.prototype.run = run;
  print(shares, traffic(program));
}

function print(rounds: readonly Map<string, number>[], blocks: number): void {
  console.log(
    `\nRoofline: sample plan, ${TRIALS} Sobol trials, one thread; least of ${rounds.length} rounds`,
  );
  const least = new Map<string, number>();
  for (const round of rounds)
    for (const [group, spent] of round)
      least.set(group, Math.min(least.get(group) ?? Number.POSITIVE_INFINITY, spent));
  const all = [...least.values()].reduce((sum, one) => sum + one, 0);
  const line = (name: string, spent: number) =>
    console.log(
      `  ${name.padEnd(44)} ${spent.toFixed(0).padStart(5)} ms ${((100 * spent) / all).toFixed(0).padStart(4)} %`,
    );
  for (const [group, spent] of [...least].sort((a, b) => b[1] - a[1])) line(group, spent);
  line('together', all);
  line(
    `of it at least for ${blocks} blocks read or written`,
    (blocks * TRIALS * nanosecondsOfTraffic()) / 1e6,
  );
}
