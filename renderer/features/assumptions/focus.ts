import { type ExplainedPlace, placeOf } from '../explain/trail.ts';

/** What the screen opens with. */
export interface AssumptionsFocus {
  readonly shows: 'list' | 'correlations';
  /** The assumption whose editor is open; null for none. */
  readonly place: ExplainedPlace | null;
  /** True where it is a source that is wanted. */
  readonly source: boolean;
}

/** Names of variables hold no `~`. */
export const CORRELATIONS_FOCUS = '~correlations';
const SOURCE = '~source';

/** The part of the address that opens an assumption where its source is said. */
export function sourceFocus(variable: string): string {
  return `${variable}${SOURCE}`;
}

/** What the part of an address behind the screen means. */
export function assumptionsFocus(focus: string): AssumptionsFocus {
  if (focus === CORRELATIONS_FOCUS) return { shows: 'correlations', place: null, source: false };
  const source = focus.endsWith(SOURCE);
  const place = source ? focus.slice(0, -SOURCE.length) : focus;
  return { shows: 'list', place: place === '' ? null : placeOf(place), source };
}
