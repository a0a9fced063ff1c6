import { RESERVED } from '../kernels/kernels.ts';

const PAGE = 65_536;
const ALIGNMENT = 64;

/** One WebAssembly memory, handed out piece by piece; it ends with its owner. */
export class Arena {
  readonly memory: WebAssembly.Memory;
  #next = RESERVED;

  constructor() {
    this.memory = new WebAssembly.Memory({ initial: RESERVED / PAGE });
  }

  /** Address of so many bytes, zero, at a multiple of 64. Typed arrays over the memory made before are empty now. */
  take(bytes: number): number {
    const address = this.#next;
    this.#next += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
    const held = this.memory.buffer.byteLength;
    // Growing costs a view each time, so a quarter more is taken at once.
    if (this.#next > held) this.memory.grow(Math.ceil((this.#next - held + this.#next / 4) / PAGE));
    return address;
  }

  /** Address of a copy of all arrays, one after the other. */
  put(...arrays: readonly (Int16Array | Int32Array | Float64Array)[]): number {
    const address = this.take(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
    let at = address;
    for (const array of arrays) {
      new Uint8Array(this.memory.buffer, at, array.byteLength).set(
        new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
      );
      at += array.byteLength;
    }
    return address;
  }

  /** The whole memory as doubles. */
  doubles(): Float64Array {
    return new Float64Array(this.memory.buffer);
  }
}
