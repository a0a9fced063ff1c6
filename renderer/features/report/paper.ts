/** Sheets that the report is laid out for; their sizes are in report-page.module.css and theme/print.css. */
export const PAPERS = ['a4', 'letter'] as const;
export type Paper = (typeof PAPERS)[number];

export const asPaper = (value: unknown): Paper | null => PAPERS.find((paper) => paper === value) ?? null;

/** Letter where people print on it, A4 everywhere else. */
export function usualPaper(languages: readonly string[]): Paper {
  return /^(en-(US|CA)|es-(US|MX)|fr-CA)$/i.test(languages[0] ?? '') ? 'letter' : 'a4';
}
