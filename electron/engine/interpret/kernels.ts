import {
  eventRemaining,
  eventValue,
  hill,
  holds,
  type Operation,
  roundHalfAway,
} from '../graph/operation.ts';

/**
 * Block kernels: `count` elements from `memory[a]`, `memory[b]` … to `memory[to]`, which may be one of them. One loop
 * each, over one kind of array, so that the compiler keeps them fast.
 */
export type BinaryKernel = (memory: Float64Array, to: number, a: number, b: number, count: number) => void;
export type ScalarKernel = (
  memory: Float64Array,
  to: number,
  a: number,
  scalar: number,
  count: number,
) => void;
export type UnaryKernel = (memory: Float64Array, to: number, a: number, count: number) => void;

type Two = (a: number, b: number) => number;

/** Kernels of a two-operand operation by mode: both from slots, the right one a number, the left one a number. */
export interface BinaryKernels {
  readonly slots: BinaryKernel;
  readonly scalarRight: ScalarKernel;
  readonly scalarLeft: ScalarKernel;
}

/** From the scalar meaning: for operations that are rare. The common ones are written out below. */
function kernelsOf(apply: Two): BinaryKernels {
  return {
    slots: (memory, to, a, b, count) => {
      for (let i = 0; i < count; i++) memory[to + i] = apply(memory[a + i]!, memory[b + i]!);
    },
    scalarRight: (memory, to, a, scalar, count) => {
      for (let i = 0; i < count; i++) memory[to + i] = apply(memory[a + i]!, scalar);
    },
    scalarLeft: (memory, to, a, scalar, count) => {
      for (let i = 0; i < count; i++) memory[to + i] = apply(scalar, memory[a + i]!);
    },
  };
}

const add: BinaryKernels = {
  slots: (memory, to, a, b, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = memory[a + i]! + memory[b + i]!;
  },
  scalarRight: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = memory[a + i]! + scalar;
  },
  scalarLeft: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = scalar + memory[a + i]!;
  },
};

const subtract: BinaryKernels = {
  slots: (memory, to, a, b, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = memory[a + i]! - memory[b + i]!;
  },
  scalarRight: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = memory[a + i]! - scalar;
  },
  scalarLeft: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = scalar - memory[a + i]!;
  },
};

const multiply: BinaryKernels = {
  slots: (memory, to, a, b, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = memory[a + i]! * memory[b + i]!;
  },
  scalarRight: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = memory[a + i]! * scalar;
  },
  scalarLeft: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = scalar * memory[a + i]!;
  },
};

const divide: BinaryKernels = {
  slots: (memory, to, a, b, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = memory[a + i]! / memory[b + i]!;
  },
  scalarRight: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = memory[a + i]! / scalar;
  },
  scalarLeft: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = scalar / memory[a + i]!;
  },
};

const power: BinaryKernels = {
  slots: (memory, to, a, b, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = memory[a + i]! ** memory[b + i]!;
  },
  scalarRight: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = memory[a + i]! ** scalar;
  },
  scalarLeft: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = scalar ** memory[a + i]!;
  },
};

const min: BinaryKernels = {
  slots: (memory, to, a, b, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = Math.min(memory[a + i]!, memory[b + i]!);
  },
  scalarRight: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = Math.min(memory[a + i]!, scalar);
  },
  scalarLeft: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = Math.min(scalar, memory[a + i]!);
  },
};

const max: BinaryKernels = {
  slots: (memory, to, a, b, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = Math.max(memory[a + i]!, memory[b + i]!);
  },
  scalarRight: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = Math.max(memory[a + i]!, scalar);
  },
  scalarLeft: (memory, to, a, scalar, count) => {
    for (let i = 0; i < count; i++) memory[to + i] = Math.max(scalar, memory[a + i]!);
  },
};

const less = kernelsOf((a, b) => (a < b ? 1 : 0));
const lessOrEqual = kernelsOf((a, b) => (a <= b ? 1 : 0));
const equal = kernelsOf((a, b) => (a === b ? 1 : 0));
const notEqual = kernelsOf((a, b) => (a !== b ? 1 : 0));
const and = kernelsOf((a, b) => (holds(a) && holds(b) ? 1 : 0));
const or = kernelsOf((a, b) => (holds(a) || holds(b) ? 1 : 0));

const negate: UnaryKernel = (memory, to, a, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = -memory[a + i]!;
};
const not: UnaryKernel = (memory, to, a, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = holds(memory[a + i]!) ? 0 : 1;
};
const abs: UnaryKernel = (memory, to, a, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = Math.abs(memory[a + i]!);
};
const exp: UnaryKernel = (memory, to, a, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = Math.exp(memory[a + i]!);
};
const log: UnaryKernel = (memory, to, a, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = Math.log(memory[a + i]!);
};
const sqrt: UnaryKernel = (memory, to, a, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = Math.sqrt(memory[a + i]!);
};
const sin: UnaryKernel = (memory, to, a, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = Math.sin(memory[a + i]!);
};
const cos: UnaryKernel = (memory, to, a, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = Math.cos(memory[a + i]!);
};
const floor: UnaryKernel = (memory, to, a, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = Math.floor(memory[a + i]!);
};
const ceil: UnaryKernel = (memory, to, a, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = Math.ceil(memory[a + i]!);
};
const round: UnaryKernel = (memory, to, a, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = roundHalfAway(memory[a + i]!);
};

/** Operations of three and four operands, all from slots. */
export type NaryKernel = (
  memory: Float64Array,
  to: number,
  a: number,
  b: number,
  c: number,
  d: number,
  count: number,
) => void;

const select: NaryKernel = (memory, to, a, b, c, _d, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = holds(memory[a + i]!) ? memory[b + i]! : memory[c + i]!;
};
const hillBlock: NaryKernel = (memory, to, a, b, c, _d, count) => {
  for (let i = 0; i < count; i++) memory[to + i] = hill(memory[a + i]!, memory[b + i]!, memory[c + i]!);
};
const eventRemainingBlock: NaryKernel = (memory, to, a, b, c, d, count) => {
  for (let i = 0; i < count; i++)
    memory[to + i] = eventRemaining(memory[a + i]!, memory[b + i]!, memory[c + i]!, memory[d + i]!);
};
const eventValueBlock: NaryKernel = (memory, to, a, b, c, d, count) => {
  for (let i = 0; i < count; i++)
    memory[to + i] = eventValue(memory[a + i]!, memory[b + i]!, memory[c + i]!, memory[d + i]!);
};

type Kernels<Kernel> = Partial<Readonly<Record<Operation, Kernel>>>;

export const BINARY_KERNELS: Kernels<BinaryKernels> = {
  add,
  subtract,
  multiply,
  divide,
  power,
  min,
  max,
  less,
  lessOrEqual,
  equal,
  notEqual,
  and,
  or,
};

export const UNARY_KERNELS: Kernels<UnaryKernel> = {
  negate,
  not,
  abs,
  exp,
  log,
  sqrt,
  sin,
  cos,
  floor,
  ceil,
  round,
};

export const NARY_KERNELS: Kernels<NaryKernel> = {
  select,
  hill: hillBlock,
  eventRemaining: eventRemainingBlock,
  eventValue: eventValueBlock,
};
