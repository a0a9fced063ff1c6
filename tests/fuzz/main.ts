import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import type { FuzzTally } from './fuzz.ts';
import { isTargetName, TARGETS, type TargetName } from './targets/index.ts';

/**
 * `npm run fuzz -- [--minutes 30] [--target plan] [--seed 1]`: one target after another. An input that breaks a promise,
 * takes longer than {@link MOST_SECONDS} or more than {@link MOST_MEBIBYTES} of memory is written to the corpus, where
 * the tests try it from then on, and the status is 1.
 */

const MOST_SECONDS = 30;
const MOST_MEBIBYTES = 1024;
const LARGEST_INPUT = 8 * 1024 * 1024;

interface Ended {
  readonly tally: (FuzzTally & { places: number }) | null;
  /** What went wrong, where the thread came to an end without a tally. */
  readonly reason: string;
  readonly input: Uint8Array;
}

function run(name: TargetName, minutes: number, seed: number): Promise<Ended> {
  const current = new Uint8Array(new SharedArrayBuffer(LARGEST_INPUT));
  const beat = new Int32Array(new SharedArrayBuffer(8));
  const worker = new Worker(new URL('./fuzz-worker.ts', import.meta.url), {
    workerData: { name, seed, minutes, current, beat },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEBIBYTES },
  });
  return new Promise((resolve) => {
    const end = (tally: Ended['tally'], reason: string) => {
      clearInterval(watch);
      resolve({ tally, reason, input: current.slice(0, Atomics.load(beat, 1)) });
      void worker.terminate();
    };
    let last = -1;
    const watch = setInterval(() => {
      const now = Atomics.load(beat, 0);
      if (now === last && now > 0) end(null, `one input took more than ${MOST_SECONDS} s`);
      last = now;
    }, MOST_SECONDS * 1000);
    worker.once('message', (tally: Ended['tally']) => end(tally, ''));
    worker.once('error', (error: Error) => end(null, error.stack ?? error.message));
  });
}

function keep(name: TargetName, input: Uint8Array): string {
  const folder = join(import.meta.dirname, 'corpus', name);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, createHash('sha256').update(input).digest('hex').slice(0, 12));
  writeFileSync(file, input);
  return file;
}

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    target: { type: 'string' },
    seed: { type: 'string', default: '1' },
  },
});
const { target } = values;
if (target !== undefined && !isTargetName(target)) {
  process.stderr.write(`no target ${target}; there are ${Object.keys(TARGETS).join(', ')}\n`);
  process.exit(2);
}
const names = target === undefined ? Object.keys(TARGETS).filter(isTargetName) : [target];
for (const name of names) {
  const { tally, reason, input } = await run(name, Number(values.minutes), Number(values.seed));
  const finding = tally === null ? { input, error: reason } : tally.finding;
  if (tally !== null) {
    const { inputs, kept, places, slowestMs } = tally;
    const figures = `${inputs} inputs, ${kept} kept, ${places} places of the code, slowest ${Math.round(slowestMs)} ms`;
    process.stdout.write(`${name}: ${figures}\n`);
  }
  if (finding === null) continue;
  process.stdout.write(`${name}: ${finding.error}\nkept as ${keep(name, finding.input)}\n`);
  process.exitCode = 1;
}
