/** A formula cut into pieces: names of variables, and what stands between them. */
export interface FormulaPart {
  readonly text: string;
  /** The variable that the piece names; null for everything else. */
  readonly variable: string | null;
  readonly start: number;
}

const NAME = /[a-z][a-z0-9_]*/g;

/**
 * Finds the variables in a formula. Inside brackets stand members, and after a dimension's dot groups: neither is a
 * variable, though it may be called like one.
 */
export function formulaParts(formula: string, variables: ReadonlySet<string>): FormulaPart[] {
  const parts: FormulaPart[] = [];
  let from = 0;
  const push = (to: number, variable: string | null) => {
    if (to > from) parts.push({ text: formula.slice(from, to), variable, start: from });
    from = to;
  };
  for (const { 0: name, index } of formula.matchAll(NAME)) {
    const before = formula.slice(0, index);
    const inBrackets = before.lastIndexOf('[') > before.lastIndexOf(']');
    if (!variables.has(name) || inBrackets || before.endsWith('.')) continue;
    push(index, null);
    push(index + name.length, name);
  }
  push(formula.length, null);
  return parts;
}

/** Two texts as what they share at both ends, and what differs between. */
export interface TextDifference {
  readonly before: string;
  readonly removed: string;
  readonly added: string;
  readonly after: string;
}

const TOKENS = /[A-Za-z0-9_.]+|\s+|[^\sA-Za-z0-9_.]/g;

/** Where a whole word of a formula stands first; −1 where it does not. */
export function markedAt(formula: string, word: string): number {
  return word === '' ? -1 : ([...formula.matchAll(TOKENS)].find(([token]) => token === word)?.index ?? -1);
}

/** What was changed, in whole words: the longest common beginning and end are left out of it. */
export function differenceOf(saved: string, typed: string): TextDifference {
  const [a, b] = [saved.match(TOKENS) ?? [], typed.match(TOKENS) ?? []];
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return {
    before: a.slice(0, start).join(''),
    removed: a.slice(start, a.length - end).join(''),
    added: b.slice(start, b.length - end).join(''),
    after: a.slice(a.length - end).join(''),
  };
}
