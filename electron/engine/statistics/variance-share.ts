import type { SamplingFacts } from './facts.ts';
import { deviationOf, meanOf, standardErrorOf } from './sums.ts';

export interface VarianceShare {
  readonly estimate: number | null;
  readonly standardError: number | null;
}

const NOTHING: VarianceShare = { estimate: null, standardError: null };

/**
 * 1 − Var(without) / Var(all) of two columns of the same trials, with its standard error by the delta method: that of the
 * mean of ((wᵢ − w̄)² − r·(aᵢ − ā)²) / Var(all), the ratio's linearisation with r = Var(without)/Var(all) (Cochran 1977,
 * "Sampling Techniques", section 6.4), honest for the sampling as means are. Null where a trial is not finite, there is only
 * one, or nothing varies.
 */
export function varianceShare(all: Float64Array, without: Float64Array, facts: SamplingFacts): VarianceShare {
  const [meanAll, meanWithout] = [meanOf(all), meanOf(without)];
  if (!Number.isFinite(meanAll) || !Number.isFinite(meanWithout)) return NOTHING;
  const [sdAll, sdWithout] = [deviationOf(all, meanAll), deviationOf(without, meanWithout)];
  if (sdAll === null || sdWithout === null || sdAll === 0) return NOTHING;
  const variance = sdAll ** 2;
  const ratio = sdWithout ** 2 / variance;
  const terms = all.map(
    (value, i) => ((without[i]! - meanWithout) ** 2 - ratio * (value - meanAll) ** 2) / variance,
  );
  const spread = deviationOf(terms, meanOf(terms));
  return {
    estimate: 1 - ratio,
    standardError: standardErrorOf(terms, spread, facts.randomisations, facts.stratified),
  };
}
