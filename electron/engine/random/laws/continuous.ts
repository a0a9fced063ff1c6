import type { Truncation } from '#shared/plan/document.ts';
import { normalQuantile, normalQuantileBlock } from '../normal.ts';
import type { Law, Quantile } from './law.ts';

/** The quantile of a continuous law, cut to `truncate` where there is one. */
export function continuousQuantile(law: Law, truncate: Truncation | undefined): Quantile {
  return truncate === undefined ? wholeQuantile(law) : truncatedQuantile(law, truncate);
}

function wholeQuantile(law: Law): Quantile {
  const at = (u: number) => (u <= 0.5 ? law.lower(u) : law.upper(complement(u)));
  const { fromNormal, form } = law;
  return {
    ...(form && { form }),
    at,
    fill(memory, from, to, count) {
      if (fromNormal === undefined) {
        for (let i = 0; i < count; i++) memory[to + i] = at(memory[from + i]!);
        return;
      }
      if (from !== to) memory.copyWithin(to, from, from + count);
      normalQuantileBlock(memory, to, count);
      fromNormal(memory, to, count);
    },
  };
}

/**
 * u becomes the probability A + u·(B − A) below x, or S(high) + (1 − u)·(S(low) − S(high)) above it, whichever is
 * smaller, so that a cut deep in a tail keeps its digits.
 */
function truncatedQuantile(law: Law, [low, high]: Truncation): Quantile {
  const least = low ?? Number.NEGATIVE_INFINITY;
  const most = high ?? Number.POSITIVE_INFINITY;
  const below = low === null ? 0 : law.cdf(low);
  const above = high === null ? 0 : law.survival(high);
  const keptBelow = (high === null ? 1 : law.cdf(high)) - below;
  const keptAbove = (low === null ? 1 : law.survival(low)) - above;
  const within = (x: number) => (x < least ? least : x > most ? most : x);
  const at = (u: number) => {
    const p = below + u * keptBelow;
    return within(p <= 0.5 ? law.lower(p) : law.upper(above + complement(u) * keptAbove));
  };
  const normalAt = (u: number) => {
    const p = below + u * keptBelow;
    return p <= 0.5 ? normalQuantile(p) : -normalQuantile(above + complement(u) * keptAbove);
  };
  const { fromNormal } = law;
  return {
    at,
    fill(memory, from, to, count) {
      if (fromNormal === undefined) {
        for (let i = 0; i < count; i++) memory[to + i] = at(memory[from + i]!);
        return;
      }
      for (let i = 0; i < count; i++) memory[to + i] = normalAt(memory[from + i]!);
      fromNormal(memory, to, count);
      for (let i = to; i < to + count; i++) memory[i] = within(memory[i]!);
    },
  };
}

/** 1 − u; a u that was rounded up to 1, as the Φ(z) of a copula can be, counts as the largest double below. */
function complement(u: number): number {
  return u < 1 ? 1 - u : 2 ** -53;
}
