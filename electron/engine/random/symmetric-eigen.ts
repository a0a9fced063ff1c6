/** Eigenvalues and the orthonormal vectors that belong to them, vector k in column k of a row-major n × n matrix. */
export interface SymmetricEigen {
  readonly values: Float64Array;
  readonly vectors: Float64Array;
}

const MOST_SWEEPS = 60;

/**
 * Eigenvalues of a symmetric row-major n × n matrix, in no order, by cyclic Jacobi rotations (Golub and Van Loan,
 * Matrix Computations, 4th ed., section 8.5): slower than a reduction to tridiagonal form, but accurate to a few units
 * of rounding of the largest eigenvalue, orthogonal to the same, and quick from a `basis` that is nearly theirs.
 */
export function symmetricEigen(matrix: Float64Array, n: number, basis?: Float64Array): SymmetricEigen {
  const a = basis === undefined ? matrix.slice() : inBasis(matrix, n, basis);
  const vectors = basis === undefined ? identity(n) : basis.slice();
  const negligible = frobenius(a) * 1e-16;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < n - 1; p++) {
      for (let q = p + 1; q < n; q++) {
        if (Math.abs(a[p * n + q]!) <= negligible) continue;
        rotate(a, vectors, n, p, q);
        rotated = true;
      }
    }
    if (!rotated) break;
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), vectors };
}

/** basisᵀ · matrix · basis. */
function inBasis(matrix: Float64Array, n: number, basis: Float64Array): Float64Array {
  const half = product(matrix, basis, n);
  const turned = new Float64Array(n * n);
  for (let k = 0; k < n; k++) {
    for (let i = 0; i < n; i++) {
      const weight = basis[k * n + i]!;
      for (let j = i; j < n; j++) turned[i * n + j] = turned[i * n + j]! + weight * half[k * n + j]!;
    }
  }
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) turned[i * n + j] = turned[j * n + i]!;
  return turned;
}

function product(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const weight = a[i * n + k]!;
      for (let j = 0; j < n; j++) result[i * n + j] = result[i * n + j]! + weight * b[k * n + j]!;
    }
  }
  return result;
}

/** Zeroes a[p][q] by the smaller of the two angles. */
function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const theta = (a[q * n + q]! - a[p * n + p]!) / (2 * a[p * n + q]!);
  const tangent = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, cosine, sine);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, cosine, sine);
  for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, cosine, sine);
  a[p * n + q] = 0;
  a[q * n + p] = 0;
}

function turn(data: Float64Array, i: number, j: number, cosine: number, sine: number): void {
  const x = data[i]!;
  const y = data[j]!;
  data[i] = cosine * x - sine * y;
  data[j] = sine * x + cosine * y;
}

export function identity(n: number): Float64Array {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = 1;
  return matrix;
}

/** √Σ aᵢⱼ². */
export function frobenius(matrix: Float64Array): number {
  return Math.sqrt(matrix.reduce((sum, x) => sum + x * x, 0));
}
