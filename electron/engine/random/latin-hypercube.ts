import { fillPseudoRandom, randomisationKey, type SeedWords } from './pseudo-random.ts';
import type { Draw } from './source.ts';
import { type Strand, strandsOf } from './strands.ts';

const ROUNDS = 6;
/** Digits of the place within a stratum: with up to 2²¹ strata the sum of both is an exact double. */
const JITTER_SCALE = 2 ** 31;
const LARGEST_BELOW_ONE = 1 - 2 ** -53;

const block = new Int32Array(4);
const key = new Int32Array(ROUNDS);

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
    roundKeys(seed, draw, strand.randomisation);
    stratify(strand, strataOf(trials, randomisations, strand.randomisation), randomisations, out, offset);
  }
}

/** Trials of a randomisation. */
function strataOf(trials: number, randomisations: number, randomisation: number): number {
  return Math.ceil((trials - randomisation) / randomisations);
}

/** Sides of the rectangle whose cells are permuted: nearly equal, and of at least so many cells as there are strata. */
function sidesOf(strata: number): { readonly rows: number; readonly columns: number } {
  const rows = Math.ceil(Math.sqrt(strata));
  return { rows, columns: Math.ceil(strata / rows) };
}

/** Puts the keys of a randomisation's permutation into `key`. */
function roundKeys(seed: SeedWords, draw: Draw, randomisation: number): void {
  randomisationKey(seed, draw, randomisation, block);
  for (let round = 0; round < ROUNDS; round++) {
    key[round] = Math.imul(block[round & 3]! + round, 0x9e3779b1) ^ block[(round + 1) & 3]!;
  }
}

/** Numbers that decide a draw's permutations, as its kernel reads them (engine/kernels/assembly/latin-hypercube.ts). */
export function latinHypercubeRecord(
  seed: SeedWords,
  draw: Draw,
  trials: number,
  randomisations: number,
): Int32Array {
  const head = 8;
  const record = new Int32Array(head + (ROUNDS + 3) * randomisations);
  const larger = sidesOf(strataOf(trials, randomisations, 0));
  const smaller = sidesOf(strataOf(trials, randomisations, randomisations - 1));
  const sides = [larger.rows, larger.columns, smaller.rows, smaller.columns];
  record.set([((trials - 1) % randomisations) + 1, ...sides.map(Math.clz32)]);
  for (let randomisation = 0; randomisation < randomisations; randomisation++) {
    roundKeys(seed, draw, randomisation);
    const strata = strataOf(trials, randomisations, randomisation);
    const { rows, columns } = sidesOf(strata);
    [...key, strata, rows, columns].forEach((word, part) => {
      record[head + part * randomisations + randomisation] = word;
    });
  }
  return record;
}

function stratify(strand: Strand, strata: number, stride: number, out: Float64Array, offset: number): void {
  const { rows, columns } = sidesOf(strata);
  let at = offset + strand.start;
  for (let point = strand.point; point < strand.pointEnd; point++) {
    let stratum = permute(point, rows, columns);
    while (stratum >= strata) stratum = permute(stratum, rows, columns);
    const jitter = (Math.floor(out[at]! * JITTER_SCALE) + 0.5) / JITTER_SCALE;
    const u = (stratum + jitter) / strata;
    out[at] = u < LARGEST_BELOW_ONE ? u : LARGEST_BELOW_ONE;
    at += stride;
  }
}

/**
 * A keyed permutation of 0 … rows · columns − 1: a Feistel network that adds modulo each side in turn (Black and
 * Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002, section 5). Walking on it until the image is below the
 * number of strata, as the caller does, permutes these (their section 4); with nearly equal sides, walks are rare.
 */
function permute(index: number, rows: number, columns: number): number {
  let row = (index / columns) | 0;
  let column = (index - row * columns) | 0;
  for (let round = 0; round < ROUNDS; round += 2) {
    row = (row + scaledHash(column, round, rows)) | 0;
    if (row >= rows) row = (row - rows) | 0;
    column = (column + scaledHash(row, round + 1, columns)) | 0;
    if (column >= columns) column = (column - columns) | 0;
  }
  return Math.imul(row, columns) + column;
}

/** A keyed hash of a small number, scaled to 0 … bound − 1: as many of its top bits as leave the product below 2³². */
function scaledHash(value: number, round: number, bound: number): number {
  const bits = Math.clz32(bound);
  let hash = Math.imul(value ^ key[round]!, 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return Math.imul(hash >>> (32 - bits), bound) >>> bits;
}
