import { type Label, LOCALES, type Locale, labelText } from '../locale.ts';
import type { PlanDocument } from './document.ts';

/**
 * What the format keeps in one language (name, sections, sources) in another one: a plan may carry
 * `"meta": { "translations": { "zh-CN": { "assumption": "假设" } }, "note": … }`. Others ignore it, we look there.
 */
function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** `text` in `locale` where the plan has a translation for it; else as it stands. */
export function translated(document: Pick<PlanDocument, 'meta'>, text: Label, locale: Locale): string {
  if (typeof text !== 'string') return labelText(text, locale, '');
  const found = own(own(own(document.meta, 'translations'), locale), text);
  return typeof found === 'string' ? found : text;
}

/** `text` in every language that the plan has it in; as it stands where it is the same in all. */
export function translatedLabel(document: Pick<PlanDocument, 'meta'>, text: string): Label {
  const texts = LOCALES.map((locale) => [locale, translated(document, text, locale)] as const);
  return texts.every(([, each]) => each === text) ? text : Object.fromEntries(texts);
}

/** A label, note or source in every language that the plan has it in; null for none. */
export function shownText(
  document: Pick<PlanDocument, 'meta'>,
  text: Label | null | undefined,
): Label | null {
  return typeof text === 'string' ? translatedLabel(document, text) : (text ?? null);
}

/** The plan's own note, if it has one. */
export function planNote(document: PlanDocument, locale: Locale): string | null {
  const note = own(document.meta, 'note');
  if (typeof note === 'string') return note;
  const text = own(note, locale) ?? own(note, 'en');
  return typeof text === 'string' ? text : null;
}
