import type { Draw } from './source.ts';

const HIGH_SEED = 0x9747b28c;
const LOW_SEED = 0x3c6ef372;

/**
 * The 64-bit key of a draw, from a text that names its variable, cell and use: `cac[eu]`, `fine[eu]@3#severity`.
 * Two 32-bit MurmurHash3 values with different seeds. Among n draws of a plan two share a key with a
 * probability of about n² / 2⁶⁵: 3e-12 for 10 000 draws.
 */
export function drawKey(identity: string): Pick<Draw, 'keyHigh' | 'keyLow'> {
  const bytes = new TextEncoder().encode(identity);
  return { keyHigh: murmurHash3(bytes, HIGH_SEED), keyLow: murmurHash3(bytes, LOW_SEED) };
}

/** MurmurHash3_x86_32 (A. Appleby, public domain). Unsigned. */
export function murmurHash3(bytes: Uint8Array, seed: number): number {
  let hash = seed | 0;
  const whole = bytes.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    const word = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24);
    hash = rotateLeft(hash ^ mixWord(word), 13);
    hash = (Math.imul(hash, 5) + 0xe6546b64) | 0;
  }
  let rest = 0;
  for (let i = bytes.length - 1; i >= whole; i--) rest = (rest << 8) | bytes[i]!;
  if (bytes.length > whole) hash ^= mixWord(rest);
  return finalise(hash ^ bytes.length);
}

function mixWord(word: number): number {
  return Math.imul(rotateLeft(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593);
}

function rotateLeft(word: number, bits: number): number {
  return (word << bits) | (word >>> (32 - bits));
}

function finalise(hash: number): number {
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
