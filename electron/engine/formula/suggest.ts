/** Names to guess in one plan; a document with more unknown ones is not a slip of the pen, and comparing costs time. */
const MOST_GUESSES = 200;

/** Names are compared up to this length; longer ones are no slips of the pen. */
const LONGEST_NAME = 64;

/** Edits between two words (insert, delete, replace, swap neighbours), or `most + 1` where they are more than `most`. */
function editDistance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      let best = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      if (from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1]) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? most + 1;
}

/**
 * The candidate that `word` was most likely meant to be, or null: at most one slip for every three letters, case aside.
 * Of equally near ones the first.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > LONGEST_NAME) return null;
  const sought = word.toLowerCase();
  let best: string | null = null;
  let fewest = Math.max(1, Math.floor(word.length / 3));
  for (const candidate of candidates) {
    if (candidate.length > LONGEST_NAME) continue;
    const distance = editDistance(sought, candidate.toLowerCase(), fewest);
    if (distance > fewest || (best !== null && distance === fewest)) continue;
    best = candidate;
    fewest = distance;
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
