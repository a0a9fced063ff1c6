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

/** What no file system likes is replaced; never empty, and never a name that starts or ends with a dot. */
export function safeFileName(name: string): string {
  return name.replace(/[<>:"/\\|?*\p{Cc}\p{Cf}]/gu, '_').replace(/^\.+|[. ]+$/g, '') || 'headroom';
}

/** A file name from words of the user, never too long. */
export function fileName(words: readonly string[], extension: string): string {
  return `${safeFileName(shortened(words.join(' - '), 100))}.${extension}`;
}
