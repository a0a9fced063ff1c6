import { CODE } from '../graph/operation.ts';
import { LEAF, SCALAR, type Shape } from '../graph/trees.ts';

/*
 * Writes a WebAssembly module with one loop for each shape of tree (WebAssembly Core Specification 2.0, chapter 5). What
 * a tree computes between its leaves and its root stays in registers; each operation is the one of its own kernel
 * (kernels/assembly/binary.ts, unary.ts, nary.ts), so that the bits are the same.
 */

const I32 = 0x7f;
const V128 = 0x7b;
const GET = 0x20;
const SET = 0x21;
const TEE = 0x22;
const I32_LOAD = 0x28;
const I32_CONST = 0x41;
const I32_LT_U = 0x49;
const I32_ADD = 0x6a;
const I32_SHL = 0x74;
const LOOP = 0x03;
const BRANCH_IF = 0x0d;
const END = 0x0b;
const VOID = 0x40;

/** Vector instructions, behind the prefix 0xfd. */
const LOAD = 0x00;
const LOAD64_SPLAT = 0x0a;
const STORE = 0x0b;
const CONST = 0x0c;
const EQ = 0x47;
const NE = 0x48;
const LT = 0x49;
const LE = 0x4b;
const AND = 0x4e;
const AND_NOT = 0x4f;
const OR = 0x50;
const BITSELECT = 0x52;

/** Operations that are one instruction. */
const ONE_INSTRUCTION = new Map<number, number>([
  [CODE.add, 0xf0],
  [CODE.subtract, 0xf1],
  [CODE.multiply, 0xf2],
  [CODE.divide, 0xf3],
  [CODE.min, 0xf4],
  [CODE.max, 0xf5],
  [CODE.abs, 0xec],
  [CODE.negate, 0xed],
  [CODE.sqrt, 0xef],
  [CODE.floor, 0x75],
  [CODE.ceil, 0x74],
]);

const COMPARISONS = new Map<number, number>([
  [CODE.less, LT],
  [CODE.lessOrEqual, LE],
  [CODE.equal, EQ],
  [CODE.notEqual, NE],
]);

/** Vectors of a turn of a loop. */
const UNROLLED = 2;
const VECTOR = 16;
/** Vectors that an operation may put aside. */
const ASIDE = 4;

type Bytes = number[];

function unsigned(value: number): Bytes {
  const bytes: Bytes = [];
  let rest = value;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
  return bytes;
}

const withLength = (bytes: Bytes): Bytes => [...unsigned(bytes.length), ...bytes];
const list = (items: readonly Bytes[]): Bytes => [...unsigned(items.length), ...items.flat()];
const section = (id: number, items: readonly Bytes[]): Bytes => [id, ...withLength(list(items))];
const text = (value: string): Bytes => withLength([...value].map((letter) => letter.charCodeAt(0)));
const vector = (code: number): Bytes => [0xfd, ...unsigned(code)];

/** Where a tree's record holds what: the addresses of result and leaves, then the scalars, all in bytes. */
export interface RecordLayout {
  readonly leaves: number;
  readonly scalars: number;
  readonly scalarsAt: number;
  readonly bytes: number;
}

export function recordLayout(shape: Shape): RecordLayout {
  const leaves = shape.filter((token) => token === LEAF).length;
  const scalars = shape.filter((token) => token === SCALAR).length;
  const scalarsAt = Math.ceil((4 + 4 * leaves) / 8) * 8;
  return { leaves, scalars, scalarsAt, bytes: scalarsAt + 8 * scalars };
}

/** The body of one loop: its parameters are the address of a record and the number of elements. */
class LoopWriter {
  readonly #shape: Shape;
  readonly #layout: RecordLayout;
  readonly #to = 2;
  readonly #end = 3;
  readonly #firstLeaf = 4;
  readonly #firstScalar: number;
  /** Vectors of ones and of zeros, which locals are at first. */
  readonly #one: number;
  readonly #zero: number;
  /** Vectors to put aside, within one operation. */
  readonly #asideFrom: number;

  constructor(shape: Shape) {
    this.#shape = shape;
    this.#layout = recordLayout(shape);
    this.#firstScalar = this.#firstLeaf + this.#layout.leaves;
    this.#one = this.#firstScalar + this.#layout.scalars;
    this.#zero = this.#one + 1;
    this.#asideFrom = this.#one + 2;
  }

  write(): Bytes {
    const { leaves, scalars } = this.#layout;
    const locals = list([
      [...unsigned(2 + leaves), I32],
      [...unsigned(scalars + 2 + ASIDE), V128],
    ]);
    const turn = Array.from({ length: UNROLLED }, (_, i) => this.#vector(i * VECTOR)).flat();
    const step = Array.from({ length: leaves }, (_, i) => this.#advance(this.#firstLeaf + i)).flat();
    const again = [GET, this.#to, GET, this.#end, I32_LT_U, BRANCH_IF, 0];
    const loop = [LOOP, VOID, ...turn, ...step, ...this.#advance(this.#to), ...again, END];
    return withLength([...locals, ...this.#prologue(), ...loop, END]);
  }

  #prologue(): Bytes {
    const { leaves, scalars, scalarsAt } = this.#layout;
    const word = (local: number, offset: number) => [
      GET,
      0,
      I32_LOAD,
      2,
      ...unsigned(offset),
      SET,
      ...unsigned(local),
    ];
    const bytes = word(this.#to, 0);
    for (let i = 0; i < leaves; i++) bytes.push(...word(this.#firstLeaf + i, 4 + 4 * i));
    for (let i = 0; i < scalars; i++) {
      const offset = unsigned(scalarsAt + 8 * i);
      bytes.push(GET, 0, ...vector(LOAD64_SPLAT), 3, ...offset, SET, ...unsigned(this.#firstScalar + i));
    }
    const ones = [0, 0, 0, 0, 0, 0, 0xf0, 0x3f];
    bytes.push(...vector(CONST), ...ones, ...ones, SET, ...unsigned(this.#one));
    bytes.push(GET, this.#to, GET, 1, I32_CONST, 3, I32_SHL, I32_ADD, SET, this.#end);
    return bytes;
  }

  #advance(pointer: number): Bytes {
    return [GET, ...unsigned(pointer), I32_CONST, UNROLLED * VECTOR, I32_ADD, SET, ...unsigned(pointer)];
  }

  #vector(offset: number): Bytes {
    const bytes: Bytes = [GET, this.#to];
    let leaf = this.#firstLeaf;
    let scalar = this.#firstScalar;
    for (const token of this.#shape) {
      if (token === LEAF) bytes.push(GET, ...unsigned(leaf++), ...vector(LOAD), 4, offset);
      else if (token === SCALAR) bytes.push(GET, ...unsigned(scalar++));
      else bytes.push(...this.#operation(token));
    }
    return [...bytes, ...vector(STORE), 4, offset];
  }

  #operation(code: number): Bytes {
    const single = ONE_INSTRUCTION.get(code);
    if (single !== undefined) return vector(single);
    const one = this.#get(this.#one);
    const comparison = COMPARISONS.get(code);
    if (comparison !== undefined) return [...vector(comparison), ...one, ...vector(AND)];
    const [mask, first, second] = [1, 2, 3].map((i) => this.#asideFrom + i) as [number, number, number];
    const holds = [...this.#holds(), ...this.#set(mask)];
    switch (code) {
      case CODE.and:
      case CODE.or: {
        const both = vector(code === CODE.and ? AND : OR);
        return [...holds, ...this.#holds(), ...this.#get(mask), ...both, ...one, ...vector(AND)];
      }
      case CODE.not:
        return [...holds, ...one, ...this.#get(mask), ...vector(AND_NOT)];
      case CODE.select: {
        const aside = [...this.#set(second), ...this.#set(first), ...holds];
        const back = [first, second, mask].flatMap((local) => this.#get(local));
        return [...aside, ...back, ...vector(BITSELECT)];
      }
      default:
        throw new Error(`operation ${code} has no place in a tree`);
    }
  }

  /** A mask of where a condition holds, in its place: it is neither 0 nor NaN. */
  #holds(): Bytes {
    const own = this.#get(this.#asideFrom);
    const isNumber = [...own, ...own, ...vector(EQ)];
    const isNot0 = [TEE, ...unsigned(this.#asideFrom), ...this.#get(this.#zero), ...vector(NE)];
    return [...isNot0, ...isNumber, ...vector(AND)];
  }

  #get(local: number): Bytes {
    return [GET, ...unsigned(local)];
  }

  #set(local: number): Bytes {
    return [SET, ...unsigned(local)];
  }
}

/** A loop over `count` elements, a multiple of four, of the tree whose record is at this address. */
export type TreeLoop = (record: number, count: number) => void;

/** A module with the loops of the shapes, exported by their positions; it imports the memory `env.memory`. */
export function treeModule(shapes: readonly Shape[]): Uint8Array<ArrayBuffer> {
  const memory = [...text('env'), ...text('memory'), 0x02, 0x00, 0x00];
  const exported = shapes.map((_, i) => [...text(String(i)), 0x00, ...unsigned(i)]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(1, [[0x60, 2, I32, I32, 0]]),
    ...section(2, [memory]),
    ...section(
      3,
      shapes.map(() => [0]),
    ),
    ...section(7, exported),
    ...section(
      10,
      shapes.map((shape) => new LoopWriter(shape).write()),
    ),
  ]);
}
