import type { Label } from '../locale.ts';

/** What stands for a missing source: nothing, or the bare word. */
const NO_SOURCE = new Set(['', 'assumption', 'assumptions', '假设']);

/** Whether a source says where a figure comes from. */
export function hasSource(source: Label | null | undefined): boolean {
  if (source === null || source === undefined) return false;
  const texts = typeof source === 'string' ? [source] : Object.values(source);
  return !texts.every((text) => NO_SOURCE.has(text.trim().toLowerCase()));
}
