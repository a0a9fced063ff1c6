import type { MessageArguments } from '#shared/messages/message.ts';
import type { ProblemCode } from '#shared/messages/problem.ts';
import type { PlanIndex } from '#shared/plan/index.ts';
import type { Suggester } from '#shared/plan/suggest.ts';
import type { Expression } from './expression.ts';
import type { Members, Site } from './sites.ts';
import type { FormulaFault, Span, SyntaxTree, Word } from './syntax.ts';
import { clip } from './tokens.ts';

/** Why an expression varies by a dimension: the name that does, and how it might be aggregated. */
export interface Cause extends Span {
  readonly name: string;
  readonly example: string;
}

/** The dimensions, `period` among them, that an expression leaves open. */
export type Open = ReadonlyMap<string, Cause>;

/** An expression whose names and dimensions are resolved. */
export interface Checked {
  readonly expression: Expression;
  readonly open: Open;
}

/** Checks a part of the formula for `members`; null where a fault was reported. */
export type Visit = (tree: SyntaxTree, members: Members) => Checked | null;

const MOST_FAULTS = 20;

type NearKind = 'nameUnknown' | 'functionUnknown' | 'memberUnknown' | 'dimensionUnknown' | 'groupUnknown';

/** What the check of one formula knows and collects. */
export class CheckContext {
  readonly index: PlanIndex;
  readonly site: Site;
  readonly faults: FormulaFault[] = [];
  readonly #suggester: Suggester;

  constructor(index: PlanIndex, site: Site, suggester: Suggester) {
    this.index = index;
    this.site = site;
    this.#suggester = suggester;
  }

  /** Notes a fault and goes on, so that a person sees all of them at once; the first {@link MOST_FAULTS} are kept. */
  report(code: ProblemCode, span: Span, args: MessageArguments = {}): null {
    if (this.faults.length < MOST_FAULTS) {
      this.faults.push({ code, args, start: span.start, end: span.end });
    }
    return null;
  }

  /** Notes an unknown name, with the one that it may have been meant to be. */
  reportUnknown(kind: NearKind, word: Word, candidates: Iterable<string>, args: MessageArguments = {}): null {
    if (this.faults.length >= MOST_FAULTS) return null;
    const near = this.#suggester.near(word.text, candidates);
    const found = clip(word.text);
    if (near === null) return this.report(kind, word, { ...args, found });
    return this.report(`${kind}Near`, word, { ...args, found, near });
  }
}

/** Union of open dimensions; of two causes the first. */
export function mergeOpen(...parts: readonly Open[]): Open {
  const merged = new Map<string, Cause>();
  for (const part of parts) {
    for (const [dimension, cause] of part) if (!merged.has(dimension)) merged.set(dimension, cause);
  }
  return merged;
}

/** The same without one dimension. */
export function closeDimension(open: Open, dimension: string): Open {
  return new Map([...open].filter(([id]) => id !== dimension));
}
