import type { Contrast } from '#shared/views-compare.ts';
import { differenceOf } from './difference.ts';
import type { SamplingFacts } from './facts.ts';
import { deviationOf, meanOf, standardErrorOf } from './sums.ts';

/**
 * The difference of two columns of trials on common random numbers, and how often the scenario is better: the share of
 * trials in which it is greater (or less, where less is better), with the error that the sampling gives this share.
 */
export function contrastOf(
  scenario: Float64Array,
  baseline: Float64Array,
  facts: SamplingFacts,
  lessIsBetter: boolean,
): Contrast {
  const cell = differenceOf(scenario, baseline, facts);
  if (cell.difference.mean === null) return { ...cell, beats: { mean: null, standardError: null } };
  const better = scenario.map((value, i) => {
    const other = baseline[i]!;
    return (lessIsBetter ? value < other : value > other) ? 1 : 0;
  });
  const mean = meanOf(better);
  const { randomisations, stratified } = facts;
  const standardError = standardErrorOf(better, deviationOf(better, mean), randomisations, stratified);
  return { ...cell, beats: { mean, standardError } };
}
