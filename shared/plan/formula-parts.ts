/** A formula cut into pieces: names of variables, and what stands between them. */
export interface FormulaPart {
  readonly text: string;
  /** The variable that the piece names; null for everything else. */
  readonly variable: string | null;
  readonly start: number;
}

/** Names begin no number (`2e5`), end no other name and stand behind no dot, where groups do. */
const NAME = /(?<![A-Za-z0-9_.])[a-z][a-z0-9_]*/g;

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
    if (!variables.has(name) || inBrackets) continue;
    push(index, null);
    push(index + name.length, name);
  }
  push(formula.length, null);
  return parts;
}

const TOKENS = /[A-Za-z0-9_.]+|\s+|[^\sA-Za-z0-9_.]/g;

/** The words of a formula, numbers among them, and what stands between, in order. */
export function formulaTokens(formula: string): string[] {
  return formula.match(TOKENS) ?? [];
}

/** Where a whole word of a formula stands first; −1 where it does not. */
export function wordAt(formula: string, word: string): number {
  return word === '' ? -1 : ([...formula.matchAll(TOKENS)].find(([token]) => token === word)?.index ?? -1);
}

/** A formula with another name for one of its variables. */
export function withVariableRenamed(formula: string, from: string, to: string): string {
  return formulaParts(formula, new Set([from]))
    .map(({ text, variable }) => (variable === null ? text : to))
    .join('');
}
