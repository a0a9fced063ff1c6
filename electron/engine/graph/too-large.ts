/** A plan would take more memory and time to unroll than anyone waits for. */
export class PlanTooLarge extends Error {
  /** Values or steps counted when it was given up. */
  readonly counted: number;
  readonly allowed: number;

  constructor(counted: number, allowed: number) {
    super(`the plan unrolls to ${counted}, at most ${allowed}`);
    this.counted = counted;
    this.allowed = allowed;
  }
}
