import { RESERVED } from '../kernels/kernels.ts';

const PAGE = 65_536;
const ALIGNMENT = 64;

/** The whole of a memory: made once each time that it grows, since each takes as long as a hundred numbers do. */
interface Views {
  readonly halves: Int16Array;
  readonly words: Int32Array;
  readonly doubles: Float64Array;
}

function viewsOf(buffer: ArrayBuffer): Views {
  return { halves: new Int16Array(buffer), words: new Int32Array(buffer), doubles: new Float64Array(buffer) };
}

/** What is written again and again, each time as long as at first. */
export interface Region {
  put(...parts: readonly Part[]): number;
  rewind(): void;
}

type Part = Int16Array | Int32Array | Float64Array;

function bytesOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
}

/** One WebAssembly memory, handed out piece by piece; it ends with its owner. */
export class Arena {
  readonly memory: WebAssembly.Memory;
  #next = RESERVED;
  #views: Views;

  constructor() {
    this.memory = new WebAssembly.Memory({ initial: RESERVED / PAGE });
    this.#views = viewsOf(this.memory.buffer);
  }

  /** Address of so many bytes, zero, at a multiple of 64. Typed arrays over the memory made before are empty now. */
  take(bytes: number): number {
    const address = this.#next;
    this.#next += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    const held = this.#views.doubles.byteLength;
    // Growing costs a view each time, so a quarter more is taken at once.
    if (this.#next > held) {
      this.memory.grow(Math.ceil((this.#next - held + this.#next / 4) / PAGE));
      this.#views = viewsOf(this.memory.buffer);
    }
    return address;
  }

  /** Address of a copy of all arrays, one after the other. */
  put(...parts: readonly Part[]): number {
    const address = this.take(bytesOf(parts));
    this.#write(address, parts);
    return address;
  }

  /** Puts in the same order as before, and after a rewind to the same addresses. */
  region(): Region {
    const addresses: number[] = [];
    let next = 0;
    return {
      put: (...parts) => {
        const known = addresses[next++];
        if (known === undefined) addresses.push(this.put(...parts));
        else this.#write(known, parts);
        return addresses[next - 1]!;
      },
      rewind: () => {
        next = 0;
      },
    };
  }

  #write(address: number, parts: readonly Part[]): void {
    let at = address;
    for (const part of parts) {
      if (at % part.BYTES_PER_ELEMENT !== 0) throw new Error(`a part at ${at}, between two places`);
      const { halves, words, doubles } = this.#views;
      if (part instanceof Int16Array) halves.set(part, at / 2);
      else if (part instanceof Int32Array) words.set(part, at / 4);
      else doubles.set(part, at / 8);
      at += part.byteLength;
    }
  }

  /** The whole memory as doubles. */
  doubles(): Float64Array {
    return this.#views.doubles;
  }
}
