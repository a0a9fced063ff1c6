import { type DifferenceCell, QUANTILE_LEVELS } from '#shared/result.ts';
import { arrange } from './arrange.ts';
import { quantileOf, quantileRanks } from './sorted.ts';
import type { SamplingFacts } from './summarize.ts';
import { deviationOf, meanOf, standardErrorOf } from './sums.ts';

/** Differences up to this share of the larger value count as none. */
const EQUAL = 1e-12;

function nothing(): Omit<DifferenceCell, 'at'> {
  const quantiles = Object.fromEntries(QUANTILE_LEVELS.map((level) => [String(level), null]));
  const difference = { mean: null, sd: null, standardError: null, quantiles };
  return { difference, probabilityGreater: null, probabilityEqual: null };
}

/** Statistics of `scenario − baseline`, trial by trial on common random numbers; null where any trial is not finite. */
export function differenceOf(
  scenario: Float64Array,
  baseline: Float64Array,
  facts: SamplingFacts,
): Omit<DifferenceCell, 'at'> {
  const values = new Float64Array(scenario.length);
  let greater = 0;
  let equal = 0;
  for (let i = 0; i < values.length; i++) {
    const a = scenario[i]!;
    const b = baseline[i]!;
    const difference = a - b;
    if (!Number.isFinite(difference)) return nothing();
    values[i] = difference;
    if (Math.abs(difference) <= EQUAL * Math.max(Math.abs(a), Math.abs(b))) equal++;
    if (difference > 0) greater++;
  }
  const mean = meanOf(values);
  const sd = deviationOf(values, mean);
  const standardError = standardErrorOf(values, sd, facts.randomisations, facts.stratified);
  const sorted = arrange(values, quantileRanks(values.length, QUANTILE_LEVELS), []);
  const quantiles = Object.fromEntries(
    QUANTILE_LEVELS.map((level) => [String(level), quantileOf(sorted, level)]),
  );
  return {
    difference: { mean, sd, standardError, quantiles },
    probabilityGreater: greater / scenario.length,
    probabilityEqual: equal / scenario.length,
  };
}
