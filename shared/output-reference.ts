/**
 * What a quick look shows of an output: a figure over no dimension, one cell (`customers[sea]`, members in any order), or
 * of an output with dimensions the sum of its cells (`customers`). Of a course over time the last period.
 */
export interface OutputReference {
  readonly variable: string;
  /** Ids of members, one of each dimension; none for a sum or a single figure. */
  readonly members: readonly string[];
}

const NAME = '[a-z][a-z0-9_]*';
/** The text of a reference. */
export const OUTPUT_REFERENCE = new RegExp(`^(${NAME})(?:\\[(${NAME}(?:,${NAME})*)\\])?$`);

/** Reads a reference; null where the text is none. */
export function outputReference(text: string): OutputReference | null {
  const [, variable, members] = OUTPUT_REFERENCE.exec(text) ?? [];
  return variable === undefined ? null : { variable, members: members?.split(',') ?? [] };
}

export function referenceText({ variable, members }: OutputReference): string {
  return members.length === 0 ? variable : `${variable}[${members.join(',')}]`;
}
