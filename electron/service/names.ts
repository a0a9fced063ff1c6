import type { Patch } from '../store/changes.ts';
import type { Store } from '../store/store.ts';

const LONGEST_NAME = 200;

/** A plan's name as it is kept: one line, well-formed, not empty, at most 200 characters; null where nothing is left. */
export function cleanName(name: string): string | null {
  const clean = name
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return clean === '' ? null : shortened(clean, LONGEST_NAME);
}

/** Cuts at a whole character. */
function shortened(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}

/** `name`, or `name (2)`, `name (3)`, … : the first that is not taken. */
export function uniqueName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})`;
    const candidate = shortened(name, LONGEST_NAME - suffix.length) + suffix;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Names of the plans that are not in the bin, but for one. */
export function takenNames({ plans }: Pick<Store, 'plans'>, except: string | null): Set<string> {
  const others = plans.list().filter(({ id, deletedAt }) => deletedAt === null && id !== except);
  return new Set(others.map(({ name }) => name));
}

/** The name that a patch gives its plan; null where it gives none. */
export function nameGiven(patch: Patch): string | null {
  if (patch.type === 'name') return patch.after;
  if (patch.type !== 'several') return null;
  return patch.patches.map(nameGiven).findLast((name) => name !== null) ?? null;
}

/** What no file system likes is replaced; never empty, and never a name that starts or ends with a dot. */
export function safeFileName(name: string): string {
  return name.replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]/gu, '_').replace(/^\.+|[. ]+$/g, '') || 'headroom';
}

/** A file name from words of the user, never too long. */
export function fileName(words: readonly string[], extension: string): string {
  return `${safeFileName(shortened(words.join(' - '), 100))}.${extension}`;
}
