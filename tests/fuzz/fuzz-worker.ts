import { parentPort, workerData } from 'node:worker_threads';
import { Coverage } from './coverage.ts';
import { fuzz } from './fuzz.ts';
import { TARGETS, type TargetName } from './targets/index.ts';

/** The thread that fuzzes one target; the input that it is at stands in memory that the watcher sees. */
const { name, seed, minutes, current, beat } = workerData as {
  name: TargetName;
  seed: number;
  minutes: number;
  current: Uint8Array;
  /** [inputs begun, length of the one that is tried]. */
  beat: Int32Array;
};

const target = await TARGETS[name]();
const coverage = new Coverage();
const until = performance.now() + minutes * 60_000;
const tally = await fuzz(target, {
  seed,
  more: () => performance.now() < until,
  grown: () => coverage.grown(),
  trying: (input) => {
    const shown = input.subarray(0, current.length);
    current.set(shown);
    Atomics.store(beat, 1, shown.length);
    Atomics.add(beat, 0, 1);
  },
});
const places = coverage.size;
coverage.close();
await target.close();
parentPort?.postMessage({ ...tally, places });
