import { openUniform, philoxBlock } from './philox.ts';
import type { Draw } from './source.ts';

/** A seed of 53 bits as the two words of a Philox key. */
export interface SeedWords {
  readonly low: number;
  readonly high: number;
}

export function seedWords(seed: number): SeedWords {
  return { low: seed >>> 0, high: Math.floor(seed / 2 ** 32) >>> 0 };
}

const block = new Int32Array(4);

/**
 * Independent uniforms of trials first … first + count − 1. Counter word 1 is 0 here and the randomisation + 1 in
 * {@link randomisationKey}, so the two never meet; trials 2j and 2j + 1 share a block.
 */
export function fillPseudoRandom(
  seed: SeedWords,
  draw: Draw,
  first: number,
  count: number,
  out: Float64Array,
  offset: number,
): void {
  const shift = offset - first;
  const end = first + count;
  for (let even = first - (first % 2); even < end; even += 2) {
    philoxBlock(even / 2, 0, draw.keyLow, draw.keyHigh, seed.low, seed.high, block);
    if (even >= first) out[shift + even] = openUniform(block[0]!, block[1]!);
    if (even + 1 < end) out[shift + even + 1] = openUniform(block[2]!, block[3]!);
  }
}

/** 128 random bits that belong to a draw and one of its randomisations: the key of its scrambling or permutation. */
export function randomisationKey(seed: SeedWords, draw: Draw, randomisation: number, out: Int32Array): void {
  philoxBlock(0, randomisation + 1, draw.keyLow, draw.keyHigh, seed.low, seed.high, out);
}
