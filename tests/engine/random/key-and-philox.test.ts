import { expect, test } from 'vitest';
import { drawKey, murmurHash3 } from '../../../electron/engine/random/key.ts';
import { openUniform, philoxBlock } from '../../../electron/engine/random/philox.ts';

const words = (block: Int32Array) => Array.from(block, (word) => (word >>> 0).toString(16).padStart(8, '0'));

test("Philox4x32-10 gives Random123's known answers", () => {
  const out = new Int32Array(4);
  philoxBlock(0, 0, 0, 0, 0, 0, out);
  expect(words(out)).toEqual(['6627e8d5', 'e169c58d', 'bc57ac4c', '9b00dbd8']);
  const ones = 0xffffffff;
  philoxBlock(ones, ones, ones, ones, ones, ones, out);
  expect(words(out)).toEqual(['408f276d', '41c83b0e', 'a20bc7c6', '6d5451fd']);
  philoxBlock(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0, out);
  expect(words(out)).toEqual(['d16cfe09', '94fdcceb', '5001e420', '24126ea1']);
});

test('MurmurHash3_x86_32 gives its published values', () => {
  const hash = (text: string, seed: number) => murmurHash3(new TextEncoder().encode(text), seed);
  expect(hash('', 0)).toBe(0);
  expect(hash('', 1)).toBe(0x514e28b7);
  expect(hash('hello', 0)).toBe(0x248bfa47);
  expect(hash('The quick brown fox jumps over the lazy dog', 0x9747b28c)).toBe(0x2fa826cd);
});

test('keys of 20 000 names of draws differ, and so do their halves about as often as chance has it', () => {
  const high = new Set<number>();
  const both = new Set<string>();
  for (let i = 0; i < 20_000; i++) {
    const { keyHigh, keyLow } = drawKey(
      `fine[line_${i % 40},region_${Math.floor(i / 40)}]@${i % 12}#severity`,
    );
    high.add(keyHigh);
    both.add(`${keyHigh}:${keyLow}`);
  }
  expect(both.size).toBe(20_000);
  expect(high.size).toBeGreaterThan(19_995);
});

test('uniforms stay inside (0, 1), exactly symmetric at both ends', () => {
  expect(openUniform(0, 0)).toBe(2 ** -53);
  expect(openUniform(-1, -1)).toBe(1 - 2 ** -53);
  expect(openUniform(0x80000000, 0)).toBe(0.5 + 2 ** -53);
});
