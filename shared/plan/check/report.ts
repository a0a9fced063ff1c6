import type { MessageArguments } from '../../messages/message.ts';
import type { PlanProblemCode } from '../../messages/plan.ts';
import type { Problem } from '../../messages/problem.ts';
import { Suggester } from '../suggest.ts';

/** Codes that have a twin ending in `Near`, for when something similar exists. */
type NearCode<Code> = Code extends `${infer Base}Near` ? Base : never;
export type UnknownCode = NearCode<PlanProblemCode>;

const MOST_PROBLEMS = 1000;
const MOST_NAMES = 12;

/** Collects what is wrong with a document, in the order in which it is found. */
export class Report {
  readonly #problems: Problem[] = [];
  readonly #suggester = new Suggester();
  #unlisted = 0;

  add(path: string, code: PlanProblemCode, args: MessageArguments = {}): void {
    if (this.#problems.length < MOST_PROBLEMS) this.#problems.push({ path, code, args });
    else this.#unlisted += 1;
  }

  /** A name that nothing has: says what was probably meant, or else what there is. */
  unknown(
    path: string,
    code: UnknownCode,
    name: string,
    candidates: readonly string[],
    args: MessageArguments = {},
  ): void {
    const meant = this.#suggester.near(name, candidates);
    const all = { ...args, name: shorten(name), known: listed(candidates) };
    if (meant === null) this.add(path, code, all);
    else this.add(path, `${code}Near`, { ...all, nearest: meant });
  }

  get count(): number {
    return this.#problems.length + this.#unlisted;
  }

  /** All problems; beyond a thousand, their number stands in one more entry. */
  problems(): Problem[] {
    if (this.#unlisted === 0) return [...this.#problems];
    return [...this.#problems, { path: '', code: 'moreProblems', args: { count: this.#unlisted } }];
  }
}

/** The path of a key of the object at `path`: `calendar.start`, `meta["a b"]`. */
export function keyPath(path: string, key: string): string {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) return `${path}[${JSON.stringify(shorten(key))}]`;
  return path === '' ? key : `${path}.${key}`;
}

/** The path of an entry of the list at `path`: `variables[3]`. */
export function entryPath(path: string, position: number): string {
  return `${path}[${position}]`;
}

/** A few names for a message, with an ellipsis where there are more. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map(shorten).join(', ');
  return names.length > MOST_NAMES ? `${shown}, …` : shown || '–';
}

const LONGEST = 60;

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** A value as it stands in the document, short enough for a message. */
export function found(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]';
  if (typeof value === 'object' && value !== null) return Object.keys(value).length === 0 ? '{}' : '{…}';
  if (typeof value === 'string') return JSON.stringify(shorten(value));
  return String(value);
}
