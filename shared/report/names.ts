const LONGEST = 60;

/** A name as far as a page has room for it: whole characters, an ellipsis for the rest. */
export function clipName(name: string): string {
  const characters = Array.from(name);
  return characters.length <= LONGEST ? name : `${characters.slice(0, LONGEST - 1).join('')}…`;
}
