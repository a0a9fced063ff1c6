/** Thresholds that one tally can hold. */
const MOST_THRESHOLDS = 15;
const BINS = MOST_THRESHOLDS + 1;

/** What is counted and summed of the trials: all as numbers of the randomisation that a trial belongs to. */
export interface Marks {
  /** Ascending, at most 15. */
  readonly thresholds: readonly number[];
  /** Where the lower tail ends and where the upper one begins. */
  readonly low: number;
  readonly high: number;
}

/** Counts and sums of each of R randomisations. */
export interface Tally {
  readonly trials: Float64Array;
  /** Trials below threshold t of randomisation r at [t · R + r]. */
  readonly below: Float64Array;
  /** Σ max(low − x, 0) and Σ max(x − high, 0). */
  readonly shortfall: Float64Array;
  readonly excess: Float64Array;
}

/** Values are looked up in so many equal steps between the first and the last threshold, and what lies outside. */
const STEPS = 4096;
const UNDECIDED = 255;

/** Where a value belongs: from its step, and by comparing in the few steps that hold a threshold. */
interface Lookup {
  readonly thresholds: Float64Array;
  readonly first: number;
  readonly scale: number;
  /** How many thresholds are not above the values of a step. */
  readonly known: Uint8Array;
}

/**
 * The step of a value, 0 … steps − 1. Rises with x, rounding included, so that values in other steps than a threshold's
 * are on the side of their step.
 */
export function stepOf(x: number, first: number, scale: number, steps: number): number {
  const position = (x - first) * scale + 1;
  if (position < 0) return 0;
  return position < steps - 1 ? position | 0 : steps - 1;
}

function lookupFor(marks: readonly number[], length: number): Lookup {
  if (marks.length > MOST_THRESHOLDS) throw new RangeError(`${marks.length} thresholds`);
  const thresholds = Float64Array.from(marks);
  const first = thresholds[0] ?? 0;
  const range = (thresholds.at(-1) ?? 0) - first;
  const scale = range > 0 && range < Number.POSITIVE_INFINITY ? (STEPS - 2) / range : 0;
  const known = new Uint8Array(STEPS);
  // For fewer values than it has steps a table is not worth making.
  if (scale === 0 || length < STEPS) return { thresholds, first, scale, known: known.fill(UNDECIDED) };
  for (const threshold of thresholds) {
    const step = stepOf(threshold, first, scale, STEPS);
    known[step] = UNDECIDED;
    for (let after = step + 1; after < STEPS; after++)
      if (known[after] !== UNDECIDED) known[after] = known[after]! + 1;
  }
  return { thresholds, first, scale, known };
}

/** How many thresholds are not above x. */
function countUpTo(thresholds: Float64Array, x: number): number {
  let count = 0;
  while (count < thresholds.length && x >= thresholds[count]!) count++;
  return count;
}

/** Counts and sums over finite values; trial i belongs to randomisation i mod R. */
export function tallyOf(values: Float64Array, randomisations: number, marks: Marks): Tally {
  const { low, high } = marks;
  const { thresholds, first, scale, known } = lookupFor(marks.thresholds, values.length);
  const counts = new Uint32Array(BINS * randomisations);
  const shortfall = new Float64Array(randomisations);
  const excess = new Float64Array(randomisations);
  for (let i = 0, r = 0; i < values.length; i++, r = r + 1 === randomisations ? 0 : r + 1) {
    const x = values[i]!;
    let bin = known[stepOf(x, first, scale, STEPS)]!;
    if (bin === UNDECIDED) bin = countUpTo(thresholds, x);
    const at = r * BINS + bin;
    counts[at] = counts[at]! + 1;
    if (x < low) shortfall[r] = shortfall[r]! + (low - x);
    else if (x > high) excess[r] = excess[r]! + (x - high);
  }
  return { ...cumulated(counts, randomisations, thresholds.length), shortfall, excess };
}

function cumulated(counts: Uint32Array, randomisations: number, thresholds: number) {
  const trials = new Float64Array(randomisations);
  const below = new Float64Array(thresholds * randomisations);
  for (let r = 0; r < randomisations; r++) {
    let sum = 0;
    for (let bin = 0; bin < BINS; bin++) {
      sum += counts[r * BINS + bin]!;
      if (bin < thresholds) below[bin * randomisations + r] = sum;
    }
    trials[r] = sum;
  }
  return { trials, below };
}
