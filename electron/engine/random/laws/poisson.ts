import type { Truncation } from '#shared/plan/document.ts';
import { normalQuantile } from '../normal.ts';
import { logGammaLaw } from './gamma.ts';
import type { Quantile } from './law.ts';
import { logTailAt } from './log-concave.ts';
import { constantQuantile, pointwiseQuantile, stepQuantile } from './step.ts';

/** Up to here all counts that matter are tabulated. */
const LARGEST_TABLED = 1e6;
/** Beyond it counts are not all doubles, and the law is normal to the last bit of its relative precision. */
const LARGEST_EXACT = 1e15;
/** A uniform is at least 1e-16 and a cut keeps at least 1e-6: 1e-22 of the probability is 10 standard deviations out. */
const TABLED_DEVIATIONS = 12;

export function poissonQuantile(mean: number, truncate: Truncation | undefined): Quantile {
  if (mean === 0) return constantQuantile(0);
  const least = Math.max(0, Math.ceil(truncate?.[0] ?? 0));
  const most = Math.floor(truncate?.[1] ?? Number.POSITIVE_INFINITY);
  return mean <= LARGEST_TABLED ? tabled(mean, least, most) : searched(mean, least, most);
}

/** Probabilities by their recurrence from the mode, relative to it. */
function tabled(mean: number, least: number, most: number): Quantile {
  const reach = TABLED_DEVIATIONS * Math.sqrt(mean) + 40;
  const first = Math.max(least, Math.floor(mean - reach), 0);
  const last = Math.min(most, Math.ceil(mean + reach));
  const mode = Math.min(Math.max(Math.floor(mean), first), last);
  const counts = Float64Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const weights = new Float64Array(counts.length);
  weights[mode - first] = 1;
  for (let k = mode + 1; k <= last; k++) weights[k - first] = weights[k - 1 - first]! * (mean / k);
  for (let k = mode - 1; k >= first; k--) weights[k - first] = weights[k + 1 - first]! * ((k + 1) / mean);
  return stepQuantile(counts, weights);
}

/** From a Cornish-Fisher estimate to the least count k with F(k) = Q(k + 1, mean) ≥ u, by exact tails. */
function searched(mean: number, least: number, most: number): Quantile {
  const law = poissonTails(mean);
  const below = least > 0 ? law.cdf(least - 1) : 0;
  const above = law.survival(most);
  const keptBelow = law.cdf(most) - below;
  const keptAbove = (least > 0 ? law.survival(least - 1) : 1) - above;
  return pointwiseQuantile((u) => {
    const p = below + u * keptBelow;
    const q = above + (1 - u) * keptAbove;
    const z = p <= 0.5 ? normalQuantile(p) : -normalQuantile(q);
    const estimate = Math.floor(mean + z * Math.sqrt(mean) + (z * z - 1) / 6 + 0.5);
    const guess = Math.max(least, Math.min(most, estimate));
    return mean > LARGEST_EXACT ? guess : settle(guess, least, most, (k) => law.reaches(k, p, q));
  });
}

function poissonTails(mean: number) {
  const logMean = Math.log(mean);
  const tail = (k: number, upper: boolean) => logTailAt(logGammaLaw(k + 1), logMean, !upper);
  const cdf = (k: number) => (k === Number.POSITIVE_INFINITY ? 1 : Math.exp(tail(k, false)));
  const survival = (k: number) => (k === Number.POSITIVE_INFINITY ? 0 : Math.exp(tail(k, true)));
  return {
    cdf,
    survival,
    reaches: (k: number, p: number, q: number) => (p <= 0.5 ? cdf(k) >= p : survival(k) <= q),
  };
}

/** The least whole number from least to most that reaches, near `guess`; `reaches` turns from false to true once. */
function settle(guess: number, least: number, most: number, reaches: (k: number) => boolean): number {
  let k = guess;
  while (k > least && reaches(k - 1)) k--;
  while (k < most && !reaches(k)) k++;
  return k;
}
