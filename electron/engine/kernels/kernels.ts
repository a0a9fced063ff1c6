/** Block kernels over one memory. Addresses are in bytes; counts are multiples of {@link LANES}. */
export interface Kernels {
  binary(code: number, mode: number, to: number, a: number, b: number, scalar: number, count: number): void;
  unary(code: number, to: number, a: number, count: number): void;
  select(to: number, a: number, b: number, c: number, count: number): void;
  hill(to: number, x: number, half: number, shape: number, count: number): void;
  eventRemaining(
    to: number,
    before: number,
    probability: number,
    uniform: number,
    duration: number,
    count: number,
  ): void;
  eventValue(
    to: number,
    remainingBefore: number,
    remaining: number,
    valueBefore: number,
    severity: number,
    count: number,
  ): void;
  normalQuantile(to: number, u: number, count: number): void;
  normalCdf(to: number, z: number, count: number): void;
  uniformQuantile(to: number, u: number, min: number, max: number, count: number): void;
  stepQuantile(to: number, u: number, table: number, n: number, count: number): void;
  logistic(to: number, y: number, min: number, max: number, count: number): void;
  /** Returns how many elements it left NaN for the caller to solve. */
  tableQuantile(to: number, z: number, table: number, count: number): number;
  pseudoRandom(
    to: number,
    first: number,
    count: number,
    keyLow: number,
    keyHigh: number,
    seedLow: number,
    seedHigh: number,
  ): void;
  sobol(to: number, point: number, points: number, draw: number, randomisations: number): void;
  pseudoRandomAt(
    to: number,
    places: number,
    n: number,
    first: number,
    keyLow: number,
    keyHigh: number,
    seedLow: number,
    seedHigh: number,
  ): void;
  /** For ascending places, at least one; reads up to 12 bytes beyond the draw's keys. */
  sobolAt(to: number, places: number, n: number, point: number, draw: number, randomisations: number): void;
  /** Notes the places whose numbers are below `bound`, in [0, 1), with 32 randomisations; returns how many. */
  sobolBelow(places: number, point: number, points: number, draw: number, bound: number): number;
  /** Both turn the independent uniforms at `to`. */
  latinHypercube(to: number, point: number, points: number, record: number, randomisations: number): void;
  latinHypercubeAt(
    to: number,
    places: number,
    n: number,
    point: number,
    record: number,
    randomisations: number,
  ): void;
  /** Both note the places in the block where an event starts, two bytes each, and return how many. */
  startingNow(places: number, before: number, probability: number, uniform: number, count: number): number;
  started(places: number, remainingBefore: number, remaining: number, count: number): number;
  noteBelow(places: number, from: number, bound: number, count: number): number;
  keepFree(places: number, n: number, before: number): number;
  countDown(to: number, before: number, count: number): void;
  goOn(to: number, remainingBefore: number, valueBefore: number, count: number): void;
  scatter(to: number, from: number, places: number, n: number): void;
  fillAt(to: number, value: number, places: number, n: number): void;
  gather(to: number, from: number, places: number, n: number): void;
  /** Of columns of any length, as statistics/column.ts says: 32 sums, then what each lost to rounding. */
  laneSums(sums: number, from: number, count: number): void;
  laneSquares(sums: number, from: number, count: number, centre: number): void;
  extremes(to: number, from: number, count: number): void;
  /** As statistics/arrange.ts does, in steps that assembly/buckets.ts tells. */
  countBuckets(
    own: number,
    from: number,
    count: number,
    starts: number,
    buckets: number,
    low: number,
    scale: number,
  ): void;
  placeMarked(
    to: number,
    from: number,
    count: number,
    own: number,
    marks: number,
    next: number,
    list: number,
    common: number,
  ): void;
  /** Lists the buckets with more than `few` values at `left`, which it leaves to the caller; returns how many. */
  sortBuckets(values: number, starts: number, ranks: number, n: number, few: number, left: number): number;
  /** Of 32 lanes, as statistics/tally.ts says; thresholds in groups of four, counts in words of eight bytes. */
  countBelow(to: number, from: number, rows: number, thresholds: number, n: number): void;
  sumBeyond(to: number, from: number, rows: number, low: number, high: number): void;
  countBins(to: number, from: number, count: number, start: number, width: number, bins: number): void;
}

/** Blocks start and end at multiples of it: whole vectors, and all randomisations of a Sobol point. */
export const LANES = 32;

/** Bytes at the start of the memory that are the kernels' own: a page to work in, and the table of the normal quantile. */
export const RESERVED = 4 * 65_536;

/** Most elements of a block: their places fit in the reserved part. */
export const LARGEST_BLOCK = 8192;

/** Kernels over `memory`. ECMAScript's own ** stands in for lanes that the vectorised one is not made for. */
export function instantiateKernels(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernels {
  const twin = { power: (base: number, exponent: number) => base ** exponent };
  const { exports } = new WebAssembly.Instance(module, { env: { memory }, twin });
  return exports as unknown as Kernels;
}
