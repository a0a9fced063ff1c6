import { Chance } from '../drive/chance.ts';
import type { FuzzTarget } from './target.ts';

/** Inputs between two looks at what they reached: a look costs as much as some inputs. */
const BATCH = 24;
/** Inputs that are kept to go on from; the oldest but the seeds make room. */
const MOST_KEPT = 2000;

export interface FuzzOptions {
  readonly seed: number;
  /** Whether to go on; asked before each input. */
  more(done: number): boolean;
  /** Told each input before it is tried. */
  trying?(input: Uint8Array): void;
  /** How many places of the code ran for the first time since the last look; nothing guides the search without it. */
  grown?(): number;
}

/** An input that broke a promise. */
export interface Finding {
  readonly input: Uint8Array;
  readonly error: string;
}

export interface FuzzTally {
  readonly inputs: number;
  /** Inputs that were kept to go on from, the seeds among them. */
  readonly kept: number;
  readonly slowestMs: number;
  readonly finding: Finding | null;
}

/**
 * Tries mutations of the target's seeds until a promise breaks or `more` says to stop. Where `grown` is given, inputs of
 * batches that reached new code are kept and mutated further. Same seed, same inputs, as long as coverage is the same.
 */
export async function fuzz(target: FuzzTarget, options: FuzzOptions): Promise<FuzzTally> {
  const chance = new Chance(options.seed);
  const seeds = await target.seeds();
  const kept = [...seeds];
  let batch: Uint8Array[] = [];
  let inputs = 0;
  let slowestMs = 0;
  const tally = (finding: Finding | null): FuzzTally => ({ inputs, kept: kept.length, slowestMs, finding });
  while (options.more(inputs)) {
    const input =
      inputs < seeds.length ? kept[inputs]! : await target.mutate(chance.of(kept), chance.of(kept), chance);
    options.trying?.(input);
    const started = performance.now();
    try {
      await target.prove(input);
    } catch (error) {
      return tally({ input, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    slowestMs = Math.max(slowestMs, performance.now() - started);
    inputs += 1;
    batch.push(input);
    if (batch.length < BATCH) continue;
    if (options.grown && options.grown() > 0) kept.push(...batch);
    if (kept.length > MOST_KEPT) kept.splice(seeds.length, kept.length - MOST_KEPT);
    batch = [];
  }
  return tally(null);
}
