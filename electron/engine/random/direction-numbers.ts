/** Digits of a Sobol point. */
export const SOBOL_BITS = 32;

/**
 * Reads a table of Sobol direction numbers (Joe and Kuo, "Constructing Sobol sequences with better two-dimensional
 * projections", SIAM J. Sci. Comput. 30, 2008): a comment line, then one line per dimension with its primitive
 * polynomial over GF(2), both end bits included, and the initial m₁, m₂, …; the first dimension is van der Corput's.
 *
 * @returns v_k = m_k · 2^(32 − k) at [dimension · 32 + k − 1]
 * @throws Error naming the line, where the table is damaged
 */
export function parseDirectionNumbers(csv: string): Uint32Array {
  const lines = csv.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const table = new Uint32Array(lines.length * SOBOL_BITS);
  lines.forEach((line, dimension) => {
    const [polynomial = Number.NaN, ...initial] = line.split(',').map(Number);
    const degree = polynomial > 1 ? 31 - Math.clz32(polynomial) : 0;
    const sound = dimension === 0 ? polynomial === 1 : degree > 0 && degree === initial.length;
    if (!sound || !initial.every(isDirection)) {
      throw new Error(`direction numbers: dimension ${dimension + 1} is damaged: ${line.slice(0, 60)}`);
    }
    extend(table.subarray(dimension * SOBOL_BITS, (dimension + 1) * SOBOL_BITS), polynomial, degree, initial);
  });
  return table;
}

/** m_k is odd and below 2^k. */
function isDirection(m: number, index: number): boolean {
  return Number.isInteger(m) && m % 2 === 1 && m > 0 && m < 2 ** (index + 1);
}

/** Bratley and Fox's recurrence ("Algorithm 659", ACM TOMS 14, 1988) on the shifted numbers v. */
function extend(v: Uint32Array, polynomial: number, degree: number, initial: readonly number[]): void {
  for (let k = 0; k < SOBOL_BITS; k++) {
    if (degree === 0 || k < degree) {
      v[k] = (degree === 0 ? 1 : initial[k]!) << (SOBOL_BITS - 1 - k);
      continue;
    }
    let value = v[k - degree]! ^ (v[k - degree]! >>> degree);
    for (let j = 1; j < degree; j++) {
      if ((polynomial >>> (degree - j)) & 1) value ^= v[k - j]!;
    }
    v[k] = value;
  }
}
