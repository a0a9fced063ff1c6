import type { At } from '#shared/result.ts';

/** A figure of a scenario: a variable and its place. */
export interface ExplainedPlace {
  readonly variable: string;
  readonly at: At;
}

/** `customers~region=sea~period=3`: a figure in one word. */
export function placeSegment({ variable, at }: ExplainedPlace): string {
  const parts = Object.entries(at).map(([dimension, member]) => `${dimension}=${member}`);
  return [variable, ...parts].join('~');
}

/** The figure that a word names. */
export function placeOf(segment: string): ExplainedPlace {
  const [variable = '', ...parts] = segment.split('~');
  const at: At = {};
  for (const part of parts) {
    const [dimension = '', member = ''] = part.split('=');
    at[dimension] = dimension === 'period' ? Number(member) : member;
  }
  return { variable, at };
}

/** Figures that one address remembers: enough to find back, short enough for an address. */
const LONGEST_TRAIL = 12;

/** The way from one figure to another, the last one being explained. */
export function trailOf(path: string): ExplainedPlace[] {
  return path
    .split('/')
    .filter(Boolean)
    .map((segment) => placeOf(decodeURIComponent(segment)));
}

export function samePlace(a: ExplainedPlace, b: ExplainedPlace): boolean {
  return placeSegment(a) === placeSegment(b);
}

/** The way on to a figure; where it was on the way already, back to there. */
export function trailTo(trail: readonly ExplainedPlace[], place: ExplainedPlace): ExplainedPlace[] {
  const known = trail.findIndex((each) => samePlace(each, place));
  return known >= 0 ? trail.slice(0, known + 1) : [...trail, place].slice(-LONGEST_TRAIL);
}

/** The address of an explanation. */
export function explainPath(planId: string, scenario: string, trail: readonly ExplainedPlace[]): string {
  const way = trail.map((place) => encodeURIComponent(placeSegment(place))).join('/');
  return `/plan/${encodeURIComponent(planId)}/${encodeURIComponent(scenario)}/explain/${way}`;
}
