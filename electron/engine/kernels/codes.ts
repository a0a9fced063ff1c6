/**
 * Operation codes as the kernels see them: the positions in `OPERATIONS` (engine/graph/operation.ts), which the
 * AssemblyScript compiler cannot read. A test holds the two together. Compiled by both languages: plain numbers alone.
 */
export const UNIFORM = 1;
export const QUANTILE = 2;
export const NORMAL_QUANTILE = 3;
export const NORMAL_CDF = 4;
export const ADD = 5;
export const SUBTRACT = 6;
export const MULTIPLY = 7;
export const DIVIDE = 8;
export const POWER = 9;
export const MIN = 10;
export const MAX = 11;
export const LESS = 12;
export const LESS_OR_EQUAL = 13;
export const EQUAL = 14;
export const NOT_EQUAL = 15;
export const AND = 16;
export const OR = 17;
export const NEGATE = 18;
export const NOT = 19;
export const ABS = 20;
export const EXP = 21;
export const LOG = 22;
export const SQRT = 23;
export const SIN = 24;
export const COS = 25;
export const FLOOR = 26;
export const CEIL = 27;
export const ROUND = 28;
export const SELECT = 29;
export const HILL = 30;
export const EVENT_REMAINING = 31;
export const EVENT_VALUE = 32;

/** Which operand of a two-operand kernel is a number: none, the right, or the left one (`MODE` of a program). */
export const SLOTS = 0;
export const SCALAR_RIGHT = 1;
export const SCALAR_LEFT = 2;
