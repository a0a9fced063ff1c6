/** The languages that every text of the product exists in. */
export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

/** A text for people: one for all languages, or one per language. */
export type Label = string | { readonly [language: string]: string };

/** The text in `locale`; else in English; else in whatever language there is; else `fallback`. */
export function labelText(label: Label | undefined, locale: Locale, fallback: string): string {
  if (label === undefined) return fallback;
  if (typeof label === 'string') return label;
  return label[locale] ?? label.en ?? Object.values(label)[0] ?? fallback;
}
