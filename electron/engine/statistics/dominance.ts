import type { Dominance, DominanceFinding } from '#shared/result.ts';
import type { SamplingFacts } from './facts.ts';
import { deviationOf, meanOf, standardErrorOf } from './sums.ts';

/** What holds at a point beyond this many standard errors counts as seen. */
const ERRORS = 2;
/** Differences below this share of what is compared are rounding. */
const ROUNDING = 1e-12;

/** The largest advantage of each side over all values x, and where it is. */
interface Extremes {
  scenario: number;
  scenarioAt: number;
  baseline: number;
  baselineAt: number;
}

/**
 * Stochastic dominance between two columns of trials on common random numbers, where higher is better (Levy 2016,
 * "Stochastic Dominance", 3rd ed., chapter 3). First order: one distribution function lies nowhere above the other, so
 * that everybody who prefers more prefers it. Second order: the same of their integrals, so that everybody who moreover
 * dislikes risk prefers it. The functions are the empirical ones; what speaks against a side counts only where it is
 * more than two standard errors, and what speaks for it has to be that much somewhere. Null where a trial is not finite.
 */
export function dominanceOf(
  scenario: Float64Array,
  baseline: Float64Array,
  facts: SamplingFacts,
): Dominance | null {
  if (!Number.isFinite(meanOf(scenario)) || !Number.isFinite(meanOf(baseline))) return null;
  const [a, b] = [Float64Array.from(scenario).sort(), Float64Array.from(baseline).sort()];
  const { first, second } = extremesOf(a, b);
  const below = (value: number, x: number) => (value <= x ? 1 : 0);
  const shortfall = (value: number, x: number) => Math.max(0, x - value);
  const size = Math.max(Math.abs(a[0]!), Math.abs(b[0]!), Math.abs(a.at(-1)!), Math.abs(b.at(-1)!));
  const find = (extremes: Extremes, loss: (value: number, x: number) => number, scale: number) =>
    finding(extremes, scale, (x) => {
      const advantages = baseline.map((value, i) => loss(value, x) - loss(scenario[i]!, x));
      const sd = deviationOf(advantages, meanOf(advantages));
      return (
        standardErrorOf(advantages, sd, facts.randomisations, facts.stratified) ?? Number.POSITIVE_INFINITY
      );
    });
  return { first: find(first, below, 1), second: find(second, shortfall, size) };
}

const none = (): Extremes => ({ scenario: 0, scenarioAt: Number.NaN, baseline: 0, baselineAt: Number.NaN });

function take(extremes: Extremes, advantage: number, x: number): void {
  if (advantage > extremes.scenario) {
    extremes.scenario = advantage;
    extremes.scenarioAt = x;
  }
  if (-advantage > extremes.baseline) {
    extremes.baseline = -advantage;
    extremes.baselineAt = x;
  }
}

/** Goes up through all values: F_b − F_a at each, and its integral up to there. Both columns ascend. */
function extremesOf(a: Float64Array, b: Float64Array): { first: Extremes; second: Extremes } {
  const [first, second] = [none(), none()];
  let [i, j, integral] = [0, 0, 0];
  let before = Math.min(a[0]!, b[0]!);
  while (i < a.length || j < b.length) {
    const x = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    integral += (j / b.length - i / a.length) * (x - before);
    take(second, integral, x);
    while (i < a.length && a[i] === x) i++;
    while (j < b.length && b[j] === x) j++;
    take(first, j / b.length - i / a.length, x);
    before = x;
  }
  return { first, second };
}

function finding(extremes: Extremes, scale: number, errorAt: (x: number) => number): DominanceFinding {
  const seen = (advantage: number, x: number) =>
    advantage > ROUNDING * scale && advantage > ERRORS * errorAt(x);
  const forScenario = seen(extremes.scenario, extremes.scenarioAt);
  const forBaseline = seen(extremes.baseline, extremes.baselineAt);
  if (forScenario === forBaseline) {
    const same = extremes.scenario <= ROUNDING * scale && extremes.baseline <= ROUNDING * scale;
    return { better: null, clear: same };
  }
  const against = forScenario ? extremes.baseline : extremes.scenario;
  return { better: forScenario ? 'scenario' : 'baseline', clear: against <= ROUNDING * scale };
}
