import { philoxBlock } from '../../../electron/engine/random/philox.ts';
import { directionNumbers } from './table.ts';

/** Levels with flips of their own: enough that the first 2¹⁴ points all part. */
const LEVELS = 14;

/** The first points of a Sobol dimension under Owen's scrambling to the letter: a tree with a random bit at every prefix. */
export function nestedReference(dimension: number, count: number, seed: number): Float64Array {
  const flips = new Map<number, number>();
  const block = new Int32Array(4);
  const randomWord = (index: number) => {
    philoxBlock(index, seed, dimension, 0x6f77656e, 1, 2, block);
    return block[0]! >>> 0;
  };
  return Float64Array.from({ length: count }, (_, point) => {
    const digits = digitsOf(dimension, point);
    let prefix = 1;
    let scrambled = 0;
    for (let level = 0; level < LEVELS; level++) {
      const digit = (digits >>> (31 - level)) & 1;
      const flip = flips.get(prefix) ?? randomWord(prefix) & 1;
      flips.set(prefix, flip);
      scrambled = scrambled * 2 + (digit ^ flip);
      prefix = prefix * 2 + digit;
    }
    return (scrambled + (randomWord(2 ** 20 + point) + 0.5) / 2 ** 32) / 2 ** LEVELS;
  });
}

function digitsOf(dimension: number, point: number): number {
  let digits = 0;
  for (let gray = point ^ (point >>> 1), bit = 0; gray !== 0; gray >>>= 1, bit++) {
    if (gray & 1) digits ^= directionNumbers[dimension * 32 + bit]!;
  }
  return digits >>> 0;
}
