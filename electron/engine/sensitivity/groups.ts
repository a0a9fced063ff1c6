import type { SamplingFacts } from '../statistics/facts.ts';

/** Groups for plain random numbers, whose trials are all independent of each other. */
const RANDOM_GROUPS = 32;
/** Trials that a group should have at least. */
const LEAST_IN_GROUP = 4;

/**
 * Groups of trials that are independent of each other; trial i is in group i mod G. The randomisations where the sampling
 * has them, else as many as leave each group a few trials.
 */
export function independentGroups(trials: number, { randomisations, stratified }: SamplingFacts): number {
  if (stratified) return randomisations;
  return Math.max(1, Math.min(RANDOM_GROUPS, Math.floor(trials / LEAST_IN_GROUP)));
}

/**
 * Standard error of an estimate by the delete-a-group jackknife (Kott 2001, Journal of Official Statistics 17, p. 521):
 * √((G − 1)/G · Σ(θ₍g₎ − θ̄)²) over the estimates that leave out one group each. Null for fewer than two groups.
 */
export function jackknifeError(groups: number, without: (group: number) => number): number | null {
  if (groups < 2) return null;
  const estimates = Array.from({ length: groups }, (_, group) => without(group));
  const mean = estimates.reduce((sum, one) => sum + one, 0) / groups;
  const squares = estimates.reduce((sum, one) => sum + (one - mean) ** 2, 0);
  return Math.sqrt(((groups - 1) / groups) * squares);
}
