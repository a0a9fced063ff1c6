/** Two polynomials of degree 5, ascending coefficients at the two addresses. */
@inline
export function quintic(first: usize, second: usize, t: v128): v128 {
  const a0 = v128.load(first);
  const b0 = v128.load(second);
  const a2 = v128.load(first, 16);
  const b2 = v128.load(second, 16);
  const a4 = v128.load(first, 32);
  const b4 = v128.load(second, 32);
  let y = v128.shuffle<f64>(a4, b4, 1, 3);
  y = f64x2.add(f64x2.mul(y, t), v128.shuffle<f64>(a4, b4, 0, 2));
  y = f64x2.add(f64x2.mul(y, t), v128.shuffle<f64>(a2, b2, 1, 3));
  y = f64x2.add(f64x2.mul(y, t), v128.shuffle<f64>(a2, b2, 0, 2));
  y = f64x2.add(f64x2.mul(y, t), v128.shuffle<f64>(a0, b0, 1, 3));
  return f64x2.add(f64x2.mul(y, t), v128.shuffle<f64>(a0, b0, 0, 2));
}
