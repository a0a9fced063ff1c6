import type { VariableDefinition } from '../document.ts';
import type { Axis, Dimension } from '../index.ts';
import type { Report } from './report.ts';

/** A variable whose own fields are sound enough to check what refers to it. */
export interface DraftVariable {
  readonly definition: VariableDefinition;
  readonly axes: readonly Axis[];
  readonly overPeriod: boolean;
}

/**
 * What is known of a document while it is being checked. A part that could not be read is left out, and what refers
 * to it is not reported a second time.
 */
export interface Draft {
  readonly report: Report;
  readonly currency: string | null;
  /** Number of periods; null where the calendar is at fault. */
  readonly periods: number | null;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  /** False where a dimension could not be read, so that an unknown name may well be one of its own. */
  readonly dimensionsComplete: boolean;
  /** Every name that stands in the document, readable or not, with its path. */
  readonly variableNames: ReadonlyMap<string, string>;
  readonly variables: ReadonlyMap<string, DraftVariable>;
}
