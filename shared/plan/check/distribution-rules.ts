import { METALOG_SKEW_LIMIT, metalogSkew } from '../../math/metalog.ts';
import type { Distribution, Truncation } from '../document.ts';
import { truncatedMass } from '../truncated-mass.ts';
import { found, type Report } from './report.ts';

export type Percentiles = Extract<Distribution, { dist: 'percentiles' }>;

/** Keelin's three-term metalog exists only where the median is not too near to either side (Keelin 2016, table 4). */
export function checkMetalog(percentiles: Percentiles, path: string, report: Report): void {
  const ratio = metalogSkew(percentiles);
  if (ratio >= METALOG_SKEW_LIMIT.least && ratio <= METALOG_SKEW_LIMIT.most) return;
  const bounded = percentiles.min !== undefined || percentiles.max !== undefined;
  const form = percentiles.min !== undefined && percentiles.max !== undefined ? 'logit' : 'log';
  report.add(path, 'percentilesSkewed', { ratio: ratio.toFixed(5), scale: bounded ? ` (${form})` : '' });
}

function isTruncation(value: unknown): value is Truncation {
  return (
    Array.isArray(value) &&
    value.length === 2 &&
    value.every((end) => end === null || (typeof end === 'number' && Number.isFinite(end)))
  );
}

/** Below this share of the probability a truncation is refused: what remains would rest on the far tail alone. */
const LEAST_MASS = 1e-6;

/** The ends in order, and, where the distribution itself is sound, enough probability between them. */
export function checkTruncation(
  distribution: Distribution,
  sound: boolean,
  path: string,
  report: Report,
): void {
  const ends: unknown = distribution.truncate;
  if (!isTruncation(ends)) {
    report.add(path, 'notTruncation', { found: found(ends) });
    return;
  }
  const [low, high] = ends;
  if (low !== null && high !== null && low > high) {
    report.add(path, 'truncationOrder', { low, high });
    return;
  }
  if (!sound) return;
  const kept = truncatedMass(distribution);
  if (!(kept >= LEAST_MASS)) report.add(path, 'truncationEmpty', { kept: kept.toPrecision(3) });
}
