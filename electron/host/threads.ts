import { availableParallelism } from 'node:os';

/** More threads than this gain nothing on the plans that people make. */
const MOST_THREADS = 8;

/** As many worker threads as the machine runs at once. */
export function defaultThreads(): number {
  return Math.min(MOST_THREADS, availableParallelism());
}
