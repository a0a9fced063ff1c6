import type { Chance } from '../drive/chance.ts';

/** What has broken readers before: limits of numbers, names of prototypes, marks that open and never close. */
const NASTY = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'NaN',
  'Infinity',
  '-0',
  '1e308',
  '1e-324',
  '9007199254740993',
  '4294967296',
  '-1',
  '\u0000',
  '\uFEFF',
  '\uFFFD',
  '\uD800',
  '\u2028',
  '％',
  '"',
  "'",
  '\\',
  '\\u0000',
  '\r\n',
  '\t',
  '((((((((',
  '))))))))',
  '[[[[[[[[',
  '^9^9^9^9',
  '--------',
  '&#x0;',
  '&lt;',
  ']]>',
  '<!--',
  '=1+1',
  '../..',
  '%2e%2e%2f',
  '%00',
] as const;

const range = (length: number, chance: Chance): [from: number, to: number] => {
  const from = chance.below(length + 1);
  const longest = chance.of([1, 2, 8, 64, length]);
  return [from, Math.min(length, from + 1 + chance.below(Math.max(1, longest)))];
};

/** One change of a text: a piece dropped, doubled, repeated, moved, replaced, or taken from another text. */
function change(text: string, other: string, words: readonly string[], chance: Chance): string {
  const [from, to] = range(text.length, chance);
  const before = text.slice(0, from);
  const piece = text.slice(from, to);
  const after = text.slice(to);
  const [a, b] = range(other.length, chance);
  switch (chance.below(8)) {
    case 0:
      return before + after;
    case 1:
      return before + piece + piece + after;
    case 2:
      return before + piece.repeat(chance.of([3, 20, 500])).slice(0, 20_000) + after;
    case 3:
      return before + chance.of(NASTY) + piece + after;
    case 4:
      return before + chance.of(words) + after;
    case 5:
      return before + other.slice(a, b) + after;
    case 6:
      return before + String.fromCodePoint(chance.below(chance.of([128, 65_536, 0x11_0000]))) + after;
    default:
      return before + after.slice(0, 40) + piece + after.slice(40);
  }
}

/** A text with a few changes. `words` mean something to its reader. */
export function mutateText(text: string, other: string, words: readonly string[], chance: Chance): string {
  let result = text;
  for (let left = chance.of([1, 1, 2, 4, 8]); left > 0; left--) result = change(result, other, words, chance);
  return result;
}

/** Bytes with a few changes. */
export function mutateBytes(input: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const bytes = Buffer.from(input);
  for (let left = chance.of([1, 2, 4, 16]); left > 0 && bytes.length > 0; left--) {
    const at = chance.below(bytes.length);
    if (chance.below(4) > 0) bytes[at] = chance.of([0, 0xff, 0x7f, 0x80, chance.below(256)]);
    else Buffer.from(other).copy(bytes, at, chance.below(other.length + 1), other.length);
  }
  return chance.below(6) > 0 ? bytes : bytes.subarray(0, chance.below(bytes.length + 1));
}
