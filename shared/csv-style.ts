/** How a file of separated values is written; what programs of another locale than English open without asking. */
export interface CsvStyle {
  readonly separator: ',' | ';' | '\t';
  readonly decimalMark: '.' | ',';
  /** A byte order mark, by which Excel knows UTF-8. */
  readonly byteOrderMark: boolean;
}

/** The styles that one can choose, by the names of `--csv-style`; `plain` is RFC 4180 as it stands. */
export const CSV_STYLES = {
  plain: { separator: ',', decimalMark: '.', byteOrderMark: false },
  excel: { separator: ',', decimalMark: '.', byteOrderMark: true },
  semicolon: { separator: ';', decimalMark: ',', byteOrderMark: true },
  tab: { separator: '\t', decimalMark: '.', byteOrderMark: true },
} as const satisfies Record<string, CsvStyle>;

export type CsvStyleName = keyof typeof CSV_STYLES;
export const CSV_STYLE_NAMES = ['plain', 'excel', 'semicolon', 'tab'] as const satisfies CsvStyleName[];
