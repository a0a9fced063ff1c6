import type { Node } from './graph.ts';

/** Where the nodes are that a table finds: by node its operation code, and its four operands. */
export interface NodeArrays {
  readonly codes: Uint8Array | Int8Array;
  readonly operands: Int32Array;
}

const EMPTY = -1;

/** Mixes operation and operands into 32 bits (the steps and the finaliser of MurmurHash3, Appleby 2011). */
function hash(code: number, a: number, b: number, c: number, d: number): number {
  let h = Math.imul(code + 1, 0x9e37_79b1);
  h = Math.imul(h ^ a, 0xcc9e_2d51);
  h = Math.imul(h ^ (h >>> 15) ^ b, 0x1b87_3593);
  h = Math.imul(h ^ (h >>> 13) ^ c, 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 16) ^ d, 0xc2b2_ae35);
  return h ^ (h >>> 16);
}

/**
 * Finds a node by its operation and operands: a table with linear probing, at most half full (Knuth, TAOCP vol. 3,
 * 6.4, algorithm L). It holds nodes only; what they are is in the graph's own arrays.
 */
export class InternedNodes {
  #table = new Int32Array(1 << 13).fill(EMPTY);
  #count = 0;

  /** The node that is equal, or −1. */
  find(graph: NodeArrays, code: number, a: number, b: number, c: number, d: number): Node {
    const { codes, operands } = graph;
    const mask = this.#table.length - 1;
    for (let at = hash(code, a, b, c, d) & mask; ; at = (at + 1) & mask) {
      const node = this.#table[at]!;
      if (node === EMPTY) return EMPTY;
      const own = node * 4;
      if (
        codes[node] === code &&
        operands[own] === a &&
        operands[own + 1] === b &&
        operands[own + 2] === c &&
        operands[own + 3] === d
      )
        return node;
    }
  }

  /** Adds a node that is not there. */
  add(graph: NodeArrays, node: Node): void {
    if (++this.#count * 2 > this.#table.length) this.#grow(graph);
    this.#place(graph, node);
  }

  #place({ codes, operands }: NodeArrays, node: Node): void {
    const mask = this.#table.length - 1;
    const own = node * 4;
    const [a, b, c, d] = [operands[own]!, operands[own + 1]!, operands[own + 2]!, operands[own + 3]!];
    let at = hash(codes[node]!, a, b, c, d) & mask;
    while (this.#table[at] !== EMPTY) at = (at + 1) & mask;
    this.#table[at] = node;
  }

  #grow(graph: NodeArrays): void {
    const old = this.#table;
    this.#table = new Int32Array(old.length * 2).fill(EMPTY);
    for (const node of old) if (node !== EMPTY) this.#place(graph, node);
  }
}
