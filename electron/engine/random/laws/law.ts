import type { NormalTable } from './normal-table.ts';

/** What a quantile is made of, where a kernel exists for it. `table` maps standard normals. */
export type QuantileForm =
  | { readonly type: 'uniform'; readonly min: number; readonly max: number }
  | { readonly type: 'normal'; readonly mean: number; readonly sd: number }
  | { readonly type: 'lognormal'; readonly mu: number; readonly sigma: number }
  | { readonly type: 'gamma'; readonly table: NormalTable; readonly scale: number }
  | { readonly type: 'beta'; readonly table: NormalTable; readonly min: number; readonly max: number }
  | {
      readonly type: 'steps';
      readonly values: Float64Array;
      /** Shares of the probability up to each value, and beyond it. */
      readonly upTo: Float64Array;
      readonly beyond: Float64Array;
    };

/** A continuous distribution as its two tails, so that neither end loses digits to 1 − p. */
export interface Law {
  /** x with P(X ≤ x) = p, p in (0, 1). */
  lower(p: number): number;
  /** x with P(X > x) = q, q in (0, 1). */
  upper(q: number): number;
  /** P(X ≤ x), for any x. */
  cdf(x: number): number;
  /** P(X > x), for any x. */
  survival(x: number): number;
  /** Where the law is cheap as a function of a standard normal: turns z into x at memory[at … at + count − 1]. */
  readonly fromNormal?: (memory: Float64Array, at: number, count: number) => void;
  readonly form?: QuantileForm;
}

/** The increasing inverse CDF of a distribution: inf{x: F(x) ≥ u}. */
export interface Quantile {
  /** The quantile at u in (0, 1), as exact as doubles allow. */
  at(u: number): number;
  /**
   * Reads count uniforms at memory[from …] and writes their quantiles at memory[to …], which may be the same place.
   * May differ from `at` by a relative 1e-9 (tables); a simulation uses only this one.
   */
  fill(memory: Float64Array, from: number, to: number, count: number): void;
  readonly form?: QuantileForm;
}
