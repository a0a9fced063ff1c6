import { all } from './lanes';

const ONE_BITS = memory.data<u64>([0x3ff0000000000000]);
/** 1 − 2⁻⁵³ */
export const LARGEST_BELOW_ONE = memory.data<f64>([0.9999999999999999]);

/** The odd multiples of 2⁻⁵³ nearest above the leading 52 bits of each lane: by the mantissa of a double in [1, 2). */
@inline
export function openUniforms(words: v128): v128 {
  const mantissa = v128.or(i64x2.shr_u(words, 12), all(ONE_BITS));
  return f64x2.sub(mantissa, all(LARGEST_BELOW_ONE));
}
