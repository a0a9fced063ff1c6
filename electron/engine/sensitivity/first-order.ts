import type { SamplingFacts } from '../statistics/facts.ts';
import { meanOf } from '../statistics/sums.ts';
import { type BinSum, BinSums } from './bin-sums.ts';
import { equalBins } from './bins.ts';
import { independentGroups, jackknifeError } from './groups.ts';

/** An estimate that is null where it is not defined: a side that is constant or not finite, or too few trials. */
export interface SensitivityEstimate {
  readonly estimate: number | null;
  readonly standardError: number | null;
}

export const UNKNOWN: SensitivityEstimate = { estimate: null, standardError: null };
/** Spread of an input within a bin below this share of its own size is rounding, not spread. */
const FLAT = 1e-12;
/** A line through fewer trials would follow their noise. */
const LEAST_FOR_LINE = 10;

/**
 * Share of an output's variance that goes with one input alone, S = Var(E[Y|X])/Var(Y) (Sobol' 1993; the correlation
 * ratio of Pearson), from the trials of an ordinary run. E[Y|X] is estimated by a line within each of a few bins of X of
 * equal probability (given-data estimation as in Plischke 2012, "How to compute variance-based sensitivity indicators
 * with your spreadsheet software", Environmental Modelling & Software 35, pp. 188–191, and Strong, Oakley and Brennan 2014,
 * Medical Decision Making 34, p. 311, with a line in place of the bin's mean). A fit to noise explains some of it: what
 * each fitted figure owes to noise is estimated from how it differs between independent groups of trials, whichever way
 * they were sampled, and taken off; so an input that does nothing comes out around 0, at times below. The standard error
 * is that of a delete-a-group jackknife. With correlated inputs S counts what goes with X whatever the cause, so shares may
 * add up to more than 1.
 *
 * @param order positions of `input` in ascending order
 */
export function firstOrderShare(
  input: Float64Array,
  order: Uint32Array,
  output: Float64Array,
  facts: SamplingFacts,
): SensitivityEstimate {
  const groups = independentGroups(input.length, facts);
  const outputMean = meanOf(output);
  if (groups < 2 || !Number.isFinite(outputMean)) return UNKNOWN;
  if (input[order[0]!] === input[order[order.length - 1]!]) return UNKNOWN;
  const sums = new BinSums(input, output, outputMean, order, equalBins(input, order), groups);
  const total = output.reduce((sum, y) => sum + (y - outputMean) ** 2, 0);
  if (!(total > 0) || !Number.isFinite(total)) return UNKNOWN;
  const squares = squaresByGroup(output, outputMean, groups);
  const estimate = shareWithout(sums, squares, -1);
  return {
    estimate,
    standardError: jackknifeError(groups, (group) => shareWithout(sums, squares, group)),
  };
}

function squaresByGroup(output: Float64Array, mean: number, groups: number): Float64Array {
  const squares = new Float64Array(groups);
  for (let i = 0, group = 0; i < output.length; i++, group = group + 1 === groups ? 0 : group + 1)
    squares[group] = squares[group]! + (output[i]! - mean) ** 2;
  return squares;
}

/** The share from all groups but one (−1: from all). */
function shareWithout(sums: BinSums, squares: Float64Array, left: number): number {
  const groups: number[] = [];
  for (let group = 0; group < sums.groups; group++) if (group !== left) groups.push(group);
  const residuals = new Float64Array(sums.groups);
  let explained = 0;
  let noise = 0;
  let n = 0;
  let y = 0;
  for (let bin = 0; bin < sums.bins; bin++) {
    const parts = groups.map((group) => sums.of(bin, group));
    const fit = fitLine(parts);
    n += fit.n;
    y += fit.mean * fit.n;
    explained += fit.explained;
    noise += fit.noise;
    groups.forEach((group, position) => {
      residuals[group] = residuals[group]! + fit.residuals[position]!;
    });
  }
  const mean = y / n;
  const scale = groups.length / (groups.length - 1);
  const ofMean = scale * groups.reduce((sum, group) => sum + residuals[group]! ** 2, 0);
  const all = groups.reduce((sum, group) => sum + squares[group]!, 0) - n * mean * mean;
  return (explained - n * mean * mean - noise + ofMean / n) / (all + ofMean / n);
}

interface Fit {
  readonly n: number;
  readonly mean: number;
  /** Sum of squares of the fitted line, and what of it is expected from noise alone. */
  readonly explained: number;
  readonly noise: number;
  /** Sums of what the line leaves, by group. */
  readonly residuals: readonly number[];
}

const EMPTY: Omit<Fit, 'residuals'> = { n: 0, mean: 0, explained: 0, noise: 0 };

/** Least squares of y on 1 and z − z̄, which are orthogonal; the variance of each coefficient between the groups. */
function fitLine(parts: readonly BinSum[]): Fit {
  let [n, z, zz, y, zy] = [0, 0, 0, 0, 0];
  for (const part of parts) {
    n += part.n;
    z += part.z;
    zz += part.zz;
    y += part.y;
    zy += part.zy;
  }
  if (n === 0) return { ...EMPTY, residuals: parts.map(() => 0) };
  const [centre, mean] = [z / n, y / n];
  const spread = zz - z * centre;
  const slope = n >= LEAST_FOR_LINE && spread > FLAT * zz ? (zy - z * mean) / spread : 0;
  const scale = parts.length / (parts.length - 1);
  let ofMean = 0;
  let ofSlope = 0;
  const residuals = parts.map((part) => {
    const own = part.z - centre * part.n;
    const rest = part.y - mean * part.n - slope * own;
    const product = part.zy - centre * part.y - mean * own;
    const lever = product - slope * (part.zz - 2 * centre * part.z + centre * centre * part.n);
    ofMean += rest * rest;
    ofSlope += lever * lever;
    return rest;
  });
  const noise = (scale * ofMean) / n + (slope === 0 ? 0 : (scale * ofSlope) / spread);
  return { n, mean, explained: n * mean * mean + slope * slope * spread, noise, residuals };
}
