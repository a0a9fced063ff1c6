import { logNormalCdf } from '../normal.ts';
import { type LogConcave, solveTail } from './log-concave.ts';

/** y as a function of the standard normal z with the same probability below it. */
export interface NormalTable {
  at(z: number): number;
  /** For each of the {@link CELLS} cells where the coefficients of its pieces start, and how many it has. */
  readonly starts: Int32Array;
  readonly pieces: Int32Array;
  /** Six for each piece, in ascending powers of the place within it; NaN where it holds for none. */
  readonly coefficients: Float64Array;
}

/** |z| of the tables' ends: a probability of 3e-13 lies beyond each. */
const REACH = 7.2;
export const CELLS = 24;
const CELL = (2 * REACH) / CELLS;
const MOST_HALVINGS = 6;
/** Bound on the error of y at midpoints, where it is largest: the relative error of x, or of its distance from a bound. */
const TOLERANCE = 1e-10;
/** exp(−746) is 0 in doubles: beyond it y needs no digits. */
const UNDERFLOW = 746;
const COEFFICIENTS = 6;
const HALF_LOG_2PI = 0.9189385332046728;

/** y with its first two derivatives in z, which the density gives exactly. */
interface Node {
  readonly z: number;
  readonly y: number;
  readonly slope: number;
  readonly bend: number;
}

/**
 * Tabulates y(z) in quintic Hermite pieces with exact derivatives: dy/dz = φ(z)/f(y), and its own derivative. Each cell
 * is halved until the exact y at every piece's midpoint is met; pieces that never meet it, and all beyond ±7.2, are
 * solved exactly each time.
 */
export function normalTable(law: LogConcave): NormalTable {
  const starts = new Int32Array(CELLS);
  const pieces = new Int32Array(CELLS);
  const fits: Float64Array[] = [];
  let left = nodeAt(law, -REACH);
  for (let cell = 0; cell < CELLS; cell++) {
    const guess = left.y + CELL * (left.slope + (CELL / 2) * left.bend);
    const right = nodeAt(law, (cell + 1) * CELL - REACH, guess);
    const cellFits = fitCell(law, left, right);
    starts[cell] = fits.length * COEFFICIENTS;
    pieces[cell] = cellFits.length;
    fits.push(...cellFits);
    left = right;
  }
  const table = new Float64Array(fits.length * COEFFICIENTS);
  fits.forEach((fit, i) => {
    table.set(fit, i * COEFFICIENTS);
  });
  return {
    starts,
    pieces,
    coefficients: table,
    at(z) {
      const place = (z + REACH) * (1 / CELL);
      if (!(place >= 0 && place < CELLS)) return exactAt(law, z);
      const cell = place | 0;
      const inside = (place - cell) * pieces[cell]!;
      const piece = inside | 0;
      const y = evaluate(table, starts[cell]! + Math.imul(piece, COEFFICIENTS), inside - piece);
      return Number.isNaN(y) ? exactAt(law, z) : y;
    },
  };
}

function exactAt(law: LogConcave, z: number, guess?: number): number {
  return solveTail(law, logNormalCdf(-Math.abs(z)), z > 0, guess);
}

function nodeAt(law: LogConcave, z: number, guess?: number): Node {
  const y = exactAt(law, z, guess);
  const slope = Math.exp(-0.5 * z * z - HALF_LOG_2PI - law.logDensity(y));
  return { z, y, slope, bend: -slope * (z + law.slope(y) * slope) };
}

/** The polynomials of a cell, all of one width; NaN where even the narrowest misses. */
function fitCell(law: LogConcave, left: Node, right: Node): Float64Array[] {
  let nodes = [left, right];
  for (let halvings = 0; ; halvings++) {
    const fits: Float64Array[] = [];
    const refined = [left];
    let missed = false;
    for (let i = 1; i < nodes.length; i++) {
      const fit = hermite(nodes[i - 1]!, nodes[i]!);
      const guess = evaluate(fit, 0, 0.5);
      const middle = nodeAt(law, (nodes[i - 1]!.z + nodes[i]!.z) / 2, guess);
      const isMet = Math.abs(guess - middle.y) <= TOLERANCE || isUnderflown(nodes[i - 1]!, nodes[i]!);
      if (!isMet) {
        missed = true;
        if (halvings === MOST_HALVINGS) fit.fill(Number.NaN);
      }
      fits.push(fit);
      refined.push(middle, nodes[i]!);
    }
    if (!missed || halvings === MOST_HALVINGS) return fits;
    nodes = refined;
  }
}

/** The whole piece is so far out that exp(−|y|) is 0 on all of it: y increases, so its ends decide. */
function isUnderflown(left: Node, right: Node): boolean {
  return right.y < -UNDERFLOW || left.y > UNDERFLOW;
}

/** Coefficients, in ascending powers of t = (z − left) / (right − left), of the quintic with both ends' derivatives. */
function hermite(left: Node, right: Node): Float64Array {
  const h = right.z - left.z;
  const c1 = h * left.slope;
  const c2 = 0.5 * h * h * left.bend;
  const rise = right.y - left.y - c1 - c2;
  const turn = h * right.slope - c1 - 2 * c2;
  const curl = h * h * right.bend - 2 * c2;
  return Float64Array.of(
    left.y,
    c1,
    c2,
    10 * rise - 4 * turn + 0.5 * curl,
    -15 * rise + 7 * turn - curl,
    6 * rise - 3 * turn + 0.5 * curl,
  );
}

function evaluate(table: Float64Array, i: number, t: number): number {
  const high = (table[i + 5]! * t + table[i + 4]!) * t + table[i + 3]!;
  return ((high * t + table[i + 2]!) * t + table[i + 1]!) * t + table[i]!;
}
