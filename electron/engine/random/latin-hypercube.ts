import { fillPseudoRandom, randomisationKey, type SeedWords } from './pseudo-random.ts';
import type { Draw } from './source.ts';
import { type Strand, strandsOf } from './strands.ts';

const ROUNDS = 6;
/** Digits of the place within a stratum: with up to 2²¹ strata the sum of both is an exact double. */
const JITTER_SCALE = 2 ** 31;
const LARGEST_BELOW_ONE = 1 - 2 ** -53;

const key = new Int32Array(4);

/**
 * Latin hypercube sample (McKay, Beckman and Conover 1979): in each randomisation of m trials every stratum
 * [k/m, (k + 1)/m) is hit exactly once, in an order that is a keyed random permutation, independent between draws.
 */
export function fillLatinHypercube(
  seed: SeedWords,
  trials: number,
  randomisations: number,
  draw: Draw,
  first: number,
  count: number,
  out: Float64Array,
  offset: number,
): void {
  fillPseudoRandom(seed, draw, first, count, out, offset);
  for (const strand of strandsOf(first, count, randomisations)) {
    const strata = Math.ceil((trials - strand.randomisation) / randomisations);
    randomisationKey(seed, draw, strand.randomisation, key);
    stratify(strand, strata, randomisations, out, offset);
  }
}

function stratify(strand: Strand, strata: number, stride: number, out: Float64Array, offset: number): void {
  const rows = Math.ceil(Math.sqrt(strata));
  const columns = Math.ceil(strata / rows);
  let at = offset + strand.start;
  for (let point = strand.point; point < strand.pointEnd; point++) {
    const stratum = permute(point, strata, rows, columns);
    const jitter = (Math.floor(out[at]! * JITTER_SCALE) + 0.5) / JITTER_SCALE;
    const u = (stratum + jitter) / strata;
    out[at] = u < LARGEST_BELOW_ONE ? u : LARGEST_BELOW_ONE;
    at += stride;
  }
}

/**
 * A keyed permutation of 0 … size − 1: a Feistel network on rows × columns ≥ size with addition modulo each side in
 * turn, walked on until the image is below `size` (Black and Rogaway, "Ciphers with arbitrary finite domains",
 * CT-RSA 2002, sections 4 and 5). The sides are chosen so that a second walk is needed with a probability below 1/√size.
 */
function permute(index: number, size: number, rows: number, columns: number): number {
  const rowScale = rows / 2 ** 32;
  const columnScale = columns / 2 ** 32;
  let image = index;
  do {
    let row = Math.floor(image / columns);
    let column = image - row * columns;
    for (let round = 0; round < ROUNDS; round += 2) {
      row += Math.floor(roundHash(column, round) * rowScale);
      if (row >= rows) row -= rows;
      column += Math.floor(roundHash(row, round + 1) * columnScale);
      if (column >= columns) column -= columns;
    }
    image = row * columns + column;
  } while (image >= size);
  return image;
}

/** A keyed 32-bit hash (two multiply-xorshift steps after C. Wellons's search, "hash-prospector", 2018). Unsigned. */
function roundHash(value: number, round: number): number {
  let hash = Math.imul(value + 1, 0x9e3779b1) ^ key[round & 3]!;
  hash = (hash + Math.imul(round + 1, 0x85ebca6b)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = (Math.imul(hash ^ (hash >>> 15), 0x846ca68b) + key[(round + 2) & 3]!) | 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0xd35a2d97);
  return (hash ^ (hash >>> 16)) >>> 0;
}
