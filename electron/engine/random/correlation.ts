import { frobenius, type SymmetricEigen, symmetricEigen } from './symmetric-eigen.ts';

/** Below it a matrix is repaired, and no eigenvalue of a repaired one lies below it. */
export const LEAST_EIGENVALUE = 1e-8;

const MOST_ITERATIONS = 2000;
const CLOSE_ENOUGH = 1e-12;

/** Pearson's correlation of the normals whose ranks correlate by Spearman's `rank` (Pearson 1907): 2·sin(π·rank/6). */
export function spearmanToPearson(rank: number): number {
  return 2 * Math.sin((Math.PI * rank) / 6);
}

/** The inverse of {@link spearmanToPearson}: (6/π)·asin(r/2). */
export function pearsonToSpearman(pearson: number): number {
  return (6 / Math.PI) * Math.asin(pearson / 2);
}

/** What a Gaussian copula of n draws needs. All matrices are row-major n × n. */
export interface RepairedCorrelation {
  /** Lower-triangular L with L·Lᵀ = matrix: L times independent standard normals has these correlations. */
  readonly cholesky: Float64Array;
  /** Pearson's correlations of the normals. */
  readonly matrix: Float64Array;
  /** Largest |change| that the repair made to a rank correlation. */
  readonly largestChange: number;
  readonly repaired: boolean;
}

/** The copula of the rank correlations `ranks` (symmetric, unit diagonal), repaired where its least eigenvalue is below 1e-8. */
export function repairedCorrelation(ranks: Float64Array, n: number): RepairedCorrelation {
  const wanted = ranks.map((rank, i) => (i % (n + 1) === 0 ? 1 : spearmanToPearson(rank)));
  const repaired = leastEigenvalue(wanted, n) < LEAST_EIGENVALUE;
  const matrix = repaired ? nearestCorrelation(wanted, n) : wanted;
  let largestChange = 0;
  if (repaired) {
    matrix.forEach((pearson, i) => {
      largestChange = Math.max(largestChange, Math.abs(pearsonToSpearman(pearson) - ranks[i]!));
    });
  }
  return { cholesky: choleskyOf(matrix, n), matrix, largestChange, repaired };
}

/**
 * The correlation matrix with eigenvalues ≥ 1e-8 that is nearest to a symmetric matrix in the Frobenius norm:
 * alternating projections with Dykstra's correction (Higham, IMA J. Numer. Anal. 22, 2002, algorithm 3.3), the
 * projection onto the positive semidefinite cone shifted to that least eigenvalue.
 */
export function nearestCorrelation(matrix: Float64Array, n: number): Float64Array {
  let unit: Float64Array = matrix;
  let correction: Float64Array = new Float64Array(n * n);
  let eigen: SymmetricEigen | undefined;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const corrected = unit.map((x, i) => x - correction[i]!);
    eigen = symmetricEigen(corrected, n, eigen?.vectors);
    const definite = raiseEigenvalues(eigen, n, LEAST_EIGENVALUE);
    correction = definite.map((x, i) => x - corrected[i]!);
    const next = withUnitDiagonal(definite, n);
    const moved = frobenius(next.map((x, i) => x - unit[i]!));
    unit = next;
    if (moved <= CLOSE_ENOUGH * n) break;
  }
  return settle(unit, n);
}

/** Convergence is linear and from outside: what is still below the least eigenvalue is raised, then rescaled. */
function settle(matrix: Float64Array, n: number): Float64Array {
  const eigen = symmetricEigen(matrix, n);
  let settled: Float64Array = matrix;
  for (
    let floor = LEAST_EIGENVALUE * (1 + 1e-6);
    leastEigenvalue(settled, n) < LEAST_EIGENVALUE;
    floor *= 1.1
  ) {
    const raised = raiseEigenvalues(eigen, n, floor);
    const scale = Float64Array.from({ length: n }, (_, i) => 1 / Math.sqrt(raised[i * n + i]!));
    settled = withUnitDiagonal(
      raised.map((x, i) => x * scale[Math.floor(i / n)]! * scale[i % n]!),
      n,
    );
  }
  return settled;
}

/** The nearest symmetric matrix to the one with this decomposition whose eigenvalues are all at least `floor`. */
function raiseEigenvalues({ values, vectors }: SymmetricEigen, n: number, floor: number): Float64Array {
  const raised = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) {
        sum += Math.max(values[k]!, floor) * vectors[i * n + k]! * vectors[j * n + k]!;
      }
      raised[i * n + j] = sum;
      raised[j * n + i] = sum;
    }
  }
  return raised;
}

function withUnitDiagonal(matrix: Float64Array, n: number): Float64Array {
  return matrix.map((x, i) => (i % (n + 1) === 0 ? 1 : x));
}

function leastEigenvalue(matrix: Float64Array, n: number): number {
  return symmetricEigen(matrix, n).values.reduce(
    (least, value) => Math.min(least, value),
    Number.POSITIVE_INFINITY,
  );
}

/**
 * Lower-triangular L with L·Lᵀ = matrix, for a correlation matrix of n rows with eigenvalues of about 1e-8 or more:
 * pivots are bounded by the least eigenvalue, far above the rounding of their sums.
 */
export function choleskyOf(matrix: Float64Array, n: number): Float64Array {
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = matrix[i * n + j]!;
      for (let k = 0; k < j; k++) rest -= factor[i * n + k]! * factor[j * n + k]!;
      factor[i * n + j] = i === j ? Math.sqrt(Math.max(rest, 0)) : rest / factor[j * n + j]!;
    }
  }
  return factor;
}
