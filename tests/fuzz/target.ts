import type { Chance } from '../drive/chance.ts';

/** Something that reads what others wrote, and what it promises whatever that is. */
export interface FuzzTarget {
  /** Good inputs to start from. */
  seeds(): Promise<Uint8Array[]>;
  /** An input like `input`, with something wrong; `other` is one more input, to take pieces from. */
  mutate(input: Uint8Array, other: Uint8Array, chance: Chance): Promise<Uint8Array>;
  /** Throws where a promise is broken. */
  prove(input: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const bytesOf = (text: string): Uint8Array => encoder.encode(text);
export const textOf = (bytes: Uint8Array): string => decoder.decode(bytes);

/** Fails with the words that say which promise is broken. */
export function promise(holds: boolean, words: string): asserts holds {
  if (!holds) throw new Error(words);
}
