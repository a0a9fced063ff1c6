/**
 * The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into the other (optimal
 * string alignment), or `most + 1` where it takes more than `most`.
 */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let best = Math.min(replace, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? most + 1, most + 1);
}

const LONGEST = 100;

/** The candidate that was probably meant: at most two slips away (one in short words); null where none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > LONGEST) return null;
  let best: string | null = null;
  let least = word.length < 5 ? 2 : 3;
  for (const candidate of candidates) {
    const steps = candidate.toLowerCase() === word.toLowerCase() ? 0 : distance(word, candidate, least - 1);
    if (steps < least && candidate !== word) {
      best = candidate;
      least = steps;
    }
  }
  return best;
}
