import type { ProfilePart, ProfileShape } from '#shared/allocation/types.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { Course } from '#shared/contract/courses.ts';
import type { PlaceChoice } from './places.ts';

/** A course that needs nothing of the plan. */
export type PlainShape = Exclude<ProfileShape, 'seasonal'>;

/**
 * Weights of so many periods: all the same; rising or falling evenly, the largest `times` the smallest; or all in the
 * period at `position`.
 */
export function plainWeights(shape: PlainShape, count: number, times: number, position: number): number[] {
  const steps = Array.from({ length: count }, (_, step) => (count === 1 ? 1 : step / (count - 1)));
  switch (shape) {
    case 'flat':
      return steps.map(() => 1);
    case 'ramp':
      return steps.map((share) => 1 + share * (times - 1));
    case 'frontLoaded':
      return steps.map((share) => times - share * (times - 1));
    case 'oneOff':
      return steps.map((_, step) => (step === position ? 1 : 0));
    default:
      return assertNever(shape);
  }
}

/** The periods from the first to the last, both included. */
export function span(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, step) => first + step);
}

/**
 * A part for each course of a variable that the place meets, with the place's own regions and lines where the course
 * tells none apart; null where a mean is negative or not finite, or the variable says nothing about the place.
 */
export function seasonalParts(
  courses: readonly Course[],
  place: PlaceChoice,
  periods: readonly number[],
): ProfilePart[] | null {
  const parts: ProfilePart[] = [];
  const covered = new Set<string>();
  for (const { region, line, means } of courses) {
    const regions = region === null ? place.regions : place.regions.filter((id) => id === region);
    const lines = line === null ? place.lines : place.lines.filter((id) => id === line);
    if (regions.length === 0 || lines.length === 0) continue;
    const weights = periods.map((period) => means[period] ?? Number.NaN);
    if (!weights.every((weight) => weight >= 0) || !weights.some((weight) => weight > 0)) return null;
    for (const id of regions) covered.add(id);
    parts.push({ block: { regions: [...regions], lines: [...lines], periods: [...periods] }, weights });
  }
  return covered.size > 0 ? parts : null;
}
