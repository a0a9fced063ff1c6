import type { Law } from './law.ts';

/** How a metalog's own scale m becomes x, and back: the identity, a log, or a logit for bounds on both sides. */
interface Scale {
  toValue(m: number): number;
  fromValue(x: number): number;
}

/**
 * The three-term metalog through three percentiles (Keelin, "The metalog distributions", Decision Analysis 13(4), 2016):
 * M(u) = a₁ + a₂ ln(u/(1 − u)) + a₃ (u − ½) ln(u/(1 − u)), coefficients by its symmetric-percentile form at 10 %
 * (section 3.4), on the log or logit scale where there are bounds (section 3.3).
 */
export function metalogLaw(
  p10: number,
  p50: number,
  p90: number,
  min: number | undefined,
  max: number | undefined,
): Law {
  const scale = scaleOf(min, max);
  const [low, middle, high] = [scale.fromValue(p10), scale.fromValue(p50), scale.fromValue(p90)];
  const logit = Math.log(9);
  const a1 = middle;
  const a2 = (high - low) / (2 * logit);
  const a3 = (high - middle - (middle - low)) / (0.8 * logit);
  /** From t = ln(u/(1 − u)) and u − ½. */
  const own = (t: number, centred: number) => a1 + t * (a2 + a3 * centred);
  const logOdds = (x: number) => {
    if (min !== undefined && x <= min) return Number.NEGATIVE_INFINITY;
    if (max !== undefined && x >= max) return Number.POSITIVE_INFINITY;
    return invert(own, scale.fromValue(x));
  };
  return {
    lower: (p) => scale.toValue(own(Math.log(p) - Math.log1p(-p), p - 0.5)),
    upper: (q) => scale.toValue(own(Math.log1p(-q) - Math.log(q), 0.5 - q)),
    cdf: (x) => 1 / (1 + Math.exp(-logOdds(x))),
    survival: (x) => 1 / (1 + Math.exp(logOdds(x))),
  };
}

function scaleOf(min: number | undefined, max: number | undefined): Scale {
  if (min !== undefined && max !== undefined) {
    return {
      toValue(m) {
        const e = Math.exp(-Math.abs(m));
        const share = e / (1 + e);
        return m < 0 ? min + (max - min) * share : max - (max - min) * share;
      },
      fromValue: (x) => Math.log((x - min) / (max - x)),
    };
  }
  if (min !== undefined) return { toValue: (m) => min + Math.exp(m), fromValue: (x) => Math.log(x - min) };
  if (max !== undefined) return { toValue: (m) => max - Math.exp(-m), fromValue: (x) => -Math.log(max - x) };
  return { toValue: (m) => m, fromValue: (x) => x };
}

/** t with own(t, u(t) − ½) = m, by bisection from a growing bracket: only truncation asks for it, once a plan. */
function invert(own: (t: number, centred: number) => number, m: number): number {
  const at = (t: number) => own(t, 0.5 * Math.tanh(0.5 * t));
  let low = -1;
  let high = 1;
  while (at(low) > m && low > -1e4) low *= 2;
  while (at(high) < m && high < 1e4) high *= 2;
  for (let step = 0; step < 200 && low < high; step++) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) break;
    if (at(middle) < m) low = middle;
    else high = middle;
  }
  return low;
}
