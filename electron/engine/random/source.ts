/** One random number of the plan: drawn once per trial. */
export interface Draw {
  /** 64 bits that belong to its variable, cell and use, from {@link drawKey}: the same in every plan and scenario. */
  readonly keyHigh: number;
  readonly keyLow: number;
  /** 0-based Sobol dimension, or −1 for a keyed pseudo-random draw beyond the table of direction numbers. */
  readonly dimension: number;
}

/** Uniform numbers in (0, 1) for trials first … first + count − 1 of a draw, the same however trials are cut up. */
export interface UniformSource {
  fill(draw: Draw, first: number, count: number, out: Float64Array, offset: number): void;
}
