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

/** Where a whole word of a formula stands first, from a place on; −1 where it does not. */
export function wordAt(formula: string, word: string, from = 0): number {
  const found = [...formula.matchAll(TOKENS)].find(({ 0: token, index }) => token === word && index >= from);
  return word === '' ? -1 : (found?.index ?? -1);
}

/** A piece of a formula's text, as it is written. */
export interface FormulaPlace {
  readonly text: string;
  readonly start: number;
}

const NAMES_NUMBERS_SIGNS = /[A-Za-z_][A-Za-z0-9_]*|(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)|\S/g;

/**
 * The numbers of a formula that an input could stand for, each place by itself. Nought and one are none, as they count
 * and compare; nor are the periods that `lag` looks back, which have to be written.
 */
export function numbersIn(formula: string): FormulaPlace[] {
  const found: FormulaPlace[] = [];
  const calls: { readonly name: string; argument: number }[] = [];
  let before = '';
  for (const { 0: text, index: start, groups } of formula.matchAll(NAMES_NUMBERS_SIGNS)) {
    const call = calls.at(-1);
    if (text === '(' || text === '[') calls.push({ name: text === '(' ? before : '', argument: 0 });
    else if (text === ')' || text === ']') calls.pop();
    else if (text === ',' && call) call.argument++;
    const looksBack = call?.name === 'lag' && call.argument === 1;
    if (groups?.number !== undefined && ![0, 1].includes(Number(text)) && !looksBack)
      found.push({ text, start });
    before = text;
  }
  return found;
}

/** A formula with another name for one of its variables. */
export function withVariableRenamed(formula: string, from: string, to: string): string {
  return formulaParts(formula, new Set([from]))
    .map(({ text, variable }) => (variable === null ? text : to))
    .join('');
}
