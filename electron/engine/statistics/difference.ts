import { type DifferenceCell, QUANTILE_LEVELS } from '#shared/result.ts';
import { type ColumnReader, plainColumn } from './column.ts';
import { byLevel, errorRanks, errorsOf, noErrors, TAIL } from './errors.ts';
import type { SamplingFacts } from './facts.ts';
import { quantileOf, tailLength } from './sorted.ts';
import { deviationFrom, laneSums, SUM_LANES, standardErrorOf, totalOf } from './sums.ts';

/** Differences up to this share of the larger value count as none. */
const EQUAL = 1e-12;
/** What is greater than 0 is at least this. */
const LEAST_GREATER = Number.MIN_VALUE;

function nothing(): Omit<DifferenceCell, 'at'> {
  const { quantiles } = noErrors(false);
  const difference = { mean: null, sd: null, standardError: null, quantiles };
  const standardErrors = { quantiles, probabilityGreater: null };
  return { difference, probabilityGreater: null, probabilityEqual: null, standardErrors };
}

/** Statistics of `scenario − baseline`, trial by trial on common random numbers; null where any trial is not finite. */
export function differenceOf(
  scenario: Float64Array,
  baseline: Float64Array,
  facts: SamplingFacts,
  read: ColumnReader = plainColumn,
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
  const column = read(values);
  const sums = column.laneSums();
  const mean = totalOf(sums) / values.length;
  const sd = deviationFrom(column.squaredDistances(mean), values.length);
  const sumsOf = (lanes: number) => (lanes === SUM_LANES ? sums : laneSums(values, lanes));
  const standardError = standardErrorOf(values, sd, facts.randomisations, facts.stratified, sumsOf);
  const sorted = column.arranged(errorRanks(values.length), tailLength(values.length, TAIL));
  const quantiles = QUANTILE_LEVELS.map((level) => quantileOf(sorted, level));
  const probability = greater / values.length;
  const errors = errorsOf(
    { tally: column.tally, sorted, quantiles, target: LEAST_GREATER, probability },
    facts,
  );
  return {
    difference: { mean, sd, standardError, quantiles: byLevel((position) => quantiles[position]!) },
    probabilityGreater: probability,
    probabilityEqual: equal / scenario.length,
    standardErrors: {
      quantiles: errors.quantiles,
      probabilityGreater: errors.probabilityAtLeastTarget ?? null,
    },
  };
}
