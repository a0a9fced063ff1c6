/** One step from the version before to `version`. A released one is never edited: a change is a new step. */
export interface Migration {
  readonly version: number;
  readonly sql: string;
}
