/** The trials of one randomisation within a block: every `randomisations`-th, with the points that they stand for. */
export interface Strand {
  readonly randomisation: number;
  /** Place of its first trial in the block. */
  readonly start: number;
  /** Points point … pointEnd − 1 of the randomisation, in order. */
  readonly point: number;
  readonly pointEnd: number;
}

/** Trial i belongs to randomisation i mod R, at point ⌊i / R⌋: neither depends on the number of trials. */
export function strandsOf(first: number, count: number, randomisations: number): Strand[] {
  const strands: Strand[] = [];
  for (let randomisation = 0; randomisation < randomisations; randomisation++) {
    const point = Math.max(0, Math.ceil((first - randomisation) / randomisations));
    const pointEnd = Math.ceil((first + count - randomisation) / randomisations);
    if (point < pointEnd) {
      const start = point * randomisations + randomisation - first;
      strands.push({ randomisation, start, point, pointEnd });
    }
  }
  return strands;
}
