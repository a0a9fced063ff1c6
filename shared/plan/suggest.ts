/** Names are compared up to this length; longer ones are no slips of the pen. */
const LONGEST = 64;
const MOST_SLIPS = 3;
/** Guesses in one plan; a document with more unknown names is not a slip of the pen, and comparing costs time. */
const MOST_GUESSES = 200;

/**
 * The fewest insertions, deletions, replacements and swaps of neighbours that turn one word into the other (optimal
 * string alignment), or more than `most` where it takes more than `most`.
 */
function editDistance(a: string, b: string, most: number): number {
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
  return last[b.length] ?? most + 1;
}

/**
 * The candidate that `word` was probably meant to be, or null: at most one slip for every three letters and three in
 * all, case aside. Of equally near ones the first. Never the word itself.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > LONGEST) return null;
  const sought = word.toLowerCase();
  let best: string | null = null;
  let fewest = Math.min(MOST_SLIPS, Math.max(1, Math.floor(word.length / 3))) + 1;
  for (const candidate of candidates) {
    if (candidate === word || candidate.length > LONGEST) continue;
    const slips = editDistance(sought, candidate.toLowerCase(), fewest - 1);
    if (slips >= fewest) continue;
    best = candidate;
    fewest = slips;
  }
  return best;
}

/** Guesses what unknown names of one plan were meant to be, a bounded number of times. */
export class Suggester {
  #left = MOST_GUESSES;

  near(word: string, candidates: Iterable<string>): string | null {
    if (this.#left === 0) return null;
    this.#left -= 1;
    return nearest(word, candidates);
  }
}
