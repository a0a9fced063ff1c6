import {
  type MetalogPercentiles,
  metalogAtLogit,
  metalogFrom,
  metalogLogitOf,
} from '#shared/math/metalog.ts';
import type { Law } from './law.ts';

/** The three-term metalog through three percentiles (Keelin 2016), within bounds where they are given. */
export function metalogLaw(percentiles: MetalogPercentiles): Law {
  const metalog = metalogFrom(percentiles);
  return {
    lower: (p) => metalogAtLogit(metalog, Math.log(p) - Math.log1p(-p)),
    upper: (q) => metalogAtLogit(metalog, Math.log1p(-q) - Math.log(q)),
    cdf: (x) => 1 / (1 + Math.exp(-metalogLogitOf(metalog, x))),
    survival: (x) => 1 / (1 + Math.exp(metalogLogitOf(metalog, x))),
  };
}
