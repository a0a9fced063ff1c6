/** How the trials of a column were made: what its standard errors depend on. */
export interface SamplingFacts {
  readonly randomisations: number;
  /** False for plain random numbers, whose standard error is sd/√n. */
  readonly stratified: boolean;
}
