import { smallPlan } from './small-plan.ts';

/** Takes a key out of the document. */
export const REMOVED = Symbol('removed');

/** One change: the path of a key, and what stands there instead. */
export type Change = readonly [path: string, value: unknown];

/** A document with one rule broken: what was done, where the fault must be reported, and in what words. */
export interface Broken {
  readonly what: string;
  readonly changes: readonly Change[];
  readonly path: string;
  readonly says: RegExp;
}

/** One row of a table. `path` is that of the (last) change where it is left out. */
export function broken(
  what: string,
  change: Change | readonly Change[],
  says: RegExp,
  path?: string,
): Broken {
  const changes = (typeof change[0] === 'string' ? [change] : change) as readonly Change[];
  return { what, changes, says, path: path ?? changes.at(-1)?.[0] ?? '' };
}

/** The small plan with the changes made. */
export function changed(changes: readonly Change[]): unknown {
  const document: unknown = structuredClone(smallPlan());
  for (const [path, value] of changes) put(document, path, value);
  return document;
}

function put(document: unknown, path: string, value: unknown): void {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  const last = keys.pop() ?? '';
  let place = document as Record<string, unknown>;
  for (const key of keys) place = place[key] as Record<string, unknown>;
  if (value === REMOVED) delete place[last];
  else Object.defineProperty(place, last, { value, enumerable: true, configurable: true, writable: true });
}
