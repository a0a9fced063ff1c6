import type { FitsView, FitView } from '#shared/views-assumptions.ts';
import { makeQuantile } from '../random/distribution.ts';
import { summarizeQuantity } from '../random/quantity-summary.ts';
import { histogramOf, quantileOf } from '../statistics/sorted.ts';
import { fitData } from './data.ts';
import { FITTERS, type Fitted } from './laws.ts';

const MOST_POINTS = 100;

/**
 * Fits every kind of continuous distribution that the data may come from and ranks them by Akaike's information
 * criterion, 2k − 2 ln L (Akaike 1974, IEEE Trans. Automatic Control 19(6), 716–723): the best first. Data without
 * spread has no fit.
 */
export function fitDistributions(values: readonly number[]): FitsView {
  const data = fitData(values);
  const { sorted, count, mean, variance } = data;
  const points = Math.min(count, MOST_POINTS);
  const levels = Array.from({ length: points }, (_, i) => (i + 0.5) / points);
  const fits = variance > 0 ? FITTERS.flatMap((fitter) => fitter(data) ?? []) : [];
  return {
    count,
    mean,
    sd: Math.sqrt((variance * count) / (count - 1)),
    least: sorted[0]!,
    most: sorted.at(-1)!,
    histogram: histogramOf(sorted),
    quantiles: levels.map((level) => quantileOf(sorted, level)),
    levels,
    fits: fits
      .filter(({ logLikelihood }) => Number.isFinite(logLikelihood))
      .map((fitted) => fitView(fitted, levels))
      .sort((a, b) => a.aic - b.aic),
  };
}

function fitView(
  { distribution, method, parameters, logLikelihood }: Fitted,
  levels: readonly number[],
): FitView {
  const quantile = makeQuantile(distribution);
  return {
    distribution,
    method,
    aic: 2 * parameters - 2 * logLikelihood,
    logLikelihood,
    summary: summarizeQuantity(distribution),
    quantiles: levels.map((level) => quantile.at(level)),
  };
}
