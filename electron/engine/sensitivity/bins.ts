/** Bins of the ordered trials: bin b has the positions `ends[b − 1]` … `ends[b] − 1` of the order. */
export type BinEnds = readonly number[];

const FEWEST = 4;
const MOST = 20;

/** Bins grow slowly with the trials, so that each keeps enough of them: a line within each needs few bins. */
function wantedBins(trials: number): number {
  return Math.max(FEWEST, Math.min(MOST, Math.round(0.6 * Math.cbrt(trials))));
}

/**
 * Bins of about equal numbers of trials. Equal values are never parted: a value with much weight, such as the 0 of an
 * event that mostly does not happen, has a bin of its own, and what is too little for a bin goes with its neighbour.
 */
export function equalBins(values: Float64Array, order: Uint32Array): BinEnds {
  const { length } = order;
  const size = Math.max(1, Math.round(length / wantedBins(length)));
  const at = (position: number) => values[order[position]!]!;
  const ends: number[] = [];
  for (let start = 0; start < length; ) {
    let end = Math.min(length, start + size);
    if (length - end < size / 2) end = at(start) === at(end - 1) ? end : length;
    while (end < length && at(end) === at(end - 1)) end++;
    ends.push(end);
    start = end;
  }
  return ends;
}
