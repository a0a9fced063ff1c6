/** Characters of a line below a bar. */
const LONGEST = 12;

/** A text of at most so many characters, the last an ellipsis where it had more. */
export const clipped = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1)}…`;

/** A name in the lines that fit below a bar: broken between words, clipped where a word is too long. */
export function axisLines(name: string): string[] {
  return name.split(/\s+/, 3).map((line) => clipped(line, LONGEST));
}
