import type { Summary } from '../../electron/engine/statistics/summarize.ts';
import type { Figures } from './numpy.ts';

/** Standard error of a quantile of independent trials, with the density read off the curve of 201 quantiles. */
function quantileError({ distribution }: Summary, level: number, trials: number): number {
  const at = Math.round(level * 200);
  const { curve } = distribution;
  const density = 0.02 / (curve![at + 2]! - curve![at - 2]!);
  return Math.sqrt((level * (1 - level)) / trials) / density;
}

/**
 * How far the engine's figures are from those of another version of the model, in joint standard errors. Stratified
 * trials of the engine are taken as if they were independent: that makes room for too little, not for too much.
 */
export function distances(
  engine: Summary,
  trials: number,
  other: Figures,
  otherTrials: number,
): Map<string, number> {
  const { mean, sd, quantiles } = engine.statistics;
  const effective = 1 / (1 / trials + 1 / otherTrials);
  const found = new Map([['mean', (mean! - other.mean) / (sd! / Math.sqrt(effective))]]);
  for (const [name, level] of [
    ['p5', 0.05],
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const) {
    const error = quantileError(engine, level, effective);
    found.set(name, (quantiles[String(level)]! - other[name]) / error);
  }
  return found;
}
