import { availableParallelism, cpus, release, totalmem } from 'node:os';

/** Seconds of one round. */
export interface Timing {
  readonly wall: number;
  /** Of the process, all its threads. */
  readonly cpu: number;
}

export interface Contender {
  readonly name: string;
  /** Does the work once. */
  run(): Promise<Timing> | Timing;
}

/** Times work that this process does. */
export async function timed(work: () => Promise<unknown> | unknown): Promise<Timing> {
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const wall = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / 1e6 };
}

/**
 * Runs the contenders in turn, round after round, so that a slow spell of the machine meets all of them; the first
 * round warms up and does not count. Timings by contender, a round at each position.
 */
export async function alternate(
  rounds: number,
  contenders: readonly Contender[],
): Promise<Map<string, Timing[]>> {
  const timings = new Map<string, Timing[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, run } of contenders) {
      const timing = await run();
      if (round > 0) timings.get(name)!.push(timing);
    }
  }
  return timings;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return {
    median: (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2,
    least: sorted[0]!,
    most: sorted.at(-1)!,
  };
}

/** Ratios of two contenders' times, round by round. */
export function ratioOf(
  slow: readonly Timing[],
  quick: readonly Timing[],
  of: keyof Timing = 'wall',
): Spread {
  return spreadOf(slow.map((timing, round) => timing[of] / quick[round]![of]));
}

export function shown({ median, least, most }: Spread, digits = 2): string {
  return `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`;
}

/** One line for each contender: wall and processor time. */
export function timingLines(timings: ReadonlyMap<string, readonly Timing[]>): string[] {
  return [...timings].map(([name, list]) => {
    const wall = shown(spreadOf(list.map((timing) => timing.wall)), 3);
    const cpu = shown(spreadOf(list.map((timing) => timing.cpu)), 3);
    return `  ${name.padEnd(44)} ${wall.padEnd(24)} s, processor ${cpu} s`;
  });
}

/** What a measurement was made on. */
export function machine(): string {
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memory = `${(totalmem() / 2 ** 30).toFixed(1)} GiB`;
  return `${model}, ${availableParallelism()} processors, ${memory}, ${process.platform} ${release()}, Node ${process.version}`;
}
