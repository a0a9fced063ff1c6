import { zero } from './lanes';

/*
 * Counts and sums of 32 interleaved lanes of a column, as statistics/tally.ts means them. Of each value that a pass reads
 * it makes as many figures as there are registers.
 */
const LANES: i32 = 32;
/** Bytes of a row, one value of each lane. */
@inline
const ROW: usize = 256;

/** Counts the values of two lanes that are below four thresholds, in words of eight bytes a row apart. */
@inline
function countFour(to: usize, from: usize, rows: i32, thresholds: usize): void {
  const t0 = v128.load64_splat(thresholds);
  const t1 = v128.load64_splat(thresholds, 8);
  const t2 = v128.load64_splat(thresholds, 16);
  const t3 = v128.load64_splat(thresholds, 24);
  let n0 = zero();
  let n1 = zero();
  let n2 = zero();
  let n3 = zero();
  for (const end = from + <usize>rows * ROW; from < end; from += ROW) {
    const x = v128.load(from);
    n0 = i64x2.sub(n0, f64x2.lt(x, t0));
    n1 = i64x2.sub(n1, f64x2.lt(x, t1));
    n2 = i64x2.sub(n2, f64x2.lt(x, t2));
    n3 = i64x2.sub(n3, f64x2.lt(x, t3));
  }
  v128.store(to, n0);
  v128.store(to + ROW, n1);
  v128.store(to + 2 * ROW, n2);
  v128.store(to + 3 * ROW, n3);
}

/** For each threshold, of which there are a multiple of four, the counts of 32 lanes of `rows` values. */
export function countBelow(to: usize, from: usize, rows: i32, thresholds: usize, n: i32): void {
  for (let t = 0; t < n; t += 4, to += 4 * ROW, thresholds += 32) {
    for (let lane: usize = 0; lane < ROW; lane += 16) countFour(to + lane, from + lane, rows, thresholds);
  }
}

/** Σ max(low − x, 0) of 32 lanes of `rows` values, then Σ max(x − high, 0), each in the order of the rows. */
export function sumBeyond(to: usize, from: usize, rows: i32, low: f64, high: f64): void {
  const lower = f64x2.splat(low);
  const upper = f64x2.splat(high);
  for (let lane: usize = 0; lane < <usize>LANES << 3; lane += 32) {
    let short0 = zero();
    let short1 = zero();
    let over0 = zero();
    let over1 = zero();
    const start = from + lane;
    for (let at = start, end = start + <usize>rows * ROW; at < end; at += ROW) {
      const x0 = v128.load(at);
      const x1 = v128.load(at, 16);
      short0 = f64x2.add(short0, f64x2.pmax(zero(), f64x2.sub(lower, x0)));
      short1 = f64x2.add(short1, f64x2.pmax(zero(), f64x2.sub(lower, x1)));
      over0 = f64x2.add(over0, f64x2.pmax(zero(), f64x2.sub(x0, upper)));
      over1 = f64x2.add(over1, f64x2.pmax(zero(), f64x2.sub(x1, upper)));
    }
    v128.store(to + lane, short0);
    v128.store(to + lane, short1, 16);
    v128.store(to + ROW + lane, over0);
    v128.store(to + ROW + lane, over1, 16);
  }
}
