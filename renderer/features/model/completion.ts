import type { Label } from '#shared/locale.ts';
import type { DimensionView } from '#shared/views.ts';
import type { ModelView } from '#shared/views-model.ts';

/** A name that a formula may have at a place. */
export interface Suggestion {
  readonly name: string;
  /** What is put in: of a function its bracket, too. */
  readonly insert: string;
  readonly kind: 'variable' | 'function' | 'calendar' | 'dimension' | 'member' | 'group';
  /** What it is called, or how it is used; it is found by this, too, in every language. */
  readonly label: Label;
}

/** Names that go on from what is typed, the fittest first, and the text that one of them takes the place of. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly items: readonly Suggestion[];
}

export type Vocabulary = Pick<ModelView, 'variables' | 'functions' | 'calendar'> & {
  readonly dimensions: readonly DimensionView[];
};

/** More than these nobody reads: another letter is quicker. */
const MOST_SHOWN = 8;

const WORD_BEFORE = /[\p{L}_][\p{L}\p{N}_]*$/u;
const WORD_BEHIND = /^[\p{L}\p{N}_]*/u;
const DIMENSION_BEFORE = /(?<![A-Za-z0-9_.])([a-z][a-z0-9_]*)\.$/;
const BRACKET_BEFORE = /([a-z][a-z0-9_]*)\s*\[[^\]]*$/;

/**
 * What can stand where the caret is: members in brackets, groups behind a dimension's dot, else variables, functions,
 * names of the calendar and dimensions that the word under the caret begins or is found in. Null where there is nothing
 * to add.
 */
export function completionAt(formula: string, caret: number, known: Vocabulary): Completion | null {
  const before = WORD_BEFORE.exec(formula.slice(0, caret))?.[0] ?? '';
  const from = caret - before.length;
  const to = caret + (WORD_BEHIND.exec(formula.slice(caret))?.[0].length ?? 0);
  const word = formula.slice(from, to);
  const candidates = candidatesFor(formula.slice(0, from), before, known);
  if (candidates.some(({ name }) => name === word)) return null;
  const typed = before.toLowerCase();
  const ranked = candidates
    .map((each) => ({ each, rank: rankOf(each, typed) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((a, b) => a.rank - b.rank);
  const items = ranked.slice(0, MOST_SHOWN).map(({ each }) => each);
  return items.length === 0 ? null : { from, to, items };
}

const NO_MATCH = 4;

/** The better the lower: a name's beginning, that of a part of it, its words, any place of it. */
function rankOf({ name, label }: Suggestion, typed: string): number {
  const words = typeof label === 'string' ? [label] : Object.values(label);
  if (name.startsWith(typed)) return 0;
  if (name.includes(`_${typed}`)) return 1;
  if (words.some((text) => text.toLowerCase().includes(typed))) return 2;
  return name.includes(typed) ? 3 : NO_MATCH;
}

function candidatesFor(lead: string, typed: string, known: Vocabulary): readonly Suggestion[] {
  const [, dimension] = DIMENSION_BEFORE.exec(lead) ?? [];
  if (dimension !== undefined) return groupsOf(known.dimensions.find(({ id }) => id === dimension));
  const [, owner] = BRACKET_BEFORE.exec(lead) ?? [];
  if (owner !== undefined) return membersOf(owner, known);
  // A digit or a point goes before: the letter belongs to a number.
  if (typed === '' || /[0-9.]$/.test(lead)) return [];
  return namesIn(known);
}

function namesIn({ variables, functions, calendar, dimensions }: Vocabulary): Suggestion[] {
  return [
    ...variables.map(({ name, label }) => ({ name, insert: name, kind: 'variable' as const, label })),
    ...functions.map((usage) => {
      const name = usage.slice(0, usage.indexOf('('));
      return { name, insert: `${name}(`, kind: 'function' as const, label: usage };
    }),
    ...calendar.map((name) => ({ name, insert: name, kind: 'calendar' as const, label: '' })),
    ...dimensions.map(({ id, label }) => ({ name: id, insert: id, kind: 'dimension' as const, label })),
  ];
}

function groupsOf(dimension: DimensionView | undefined): Suggestion[] {
  return (dimension?.groups ?? []).map(({ id, label }) => {
    const name = id.slice(id.indexOf('.') + 1);
    return { name, insert: name, kind: 'group', label };
  });
}

/** The members at which a variable has values. */
function membersOf(owner: string, { variables, dimensions }: Vocabulary): Suggestion[] {
  const over = variables.find(({ name }) => name === owner)?.over ?? [];
  return dimensions.flatMap(({ id, members, groups }) => {
    const entry = over.find((each) => each === id || each.startsWith(`${id}.`));
    if (entry === undefined) return [];
    const only = groups.find((group) => group.id === entry)?.members;
    return members
      .filter((member) => only === undefined || only.includes(member.id))
      .map(({ id: name, label }) => ({ name, insert: name, kind: 'member' as const, label }));
  });
}
