import { tableOf } from './clipboard-html.ts';

/** A cell as it comes from the clipboard. */
export interface CellText {
  /** What the spreadsheet showed. */
  readonly text: string;
  /** The number behind it, where the spreadsheet says so: free of marks, rounding and scales of its display. */
  readonly value: number | null;
}

/** A block of cells in the formats that spreadsheets read. */
export interface Formats {
  readonly text: string;
  readonly html: string;
}

/** The cells on the clipboard: of the HTML table where there is one, since it tells more, else of the text. */
export function cellsFromClipboard({ text, html }: Formats): CellText[][] {
  const table = html === '' ? null : tableOf(html);
  if (table) return table;
  return text === '' ? [] : parseTsv(text).map((row) => row.map((cell) => ({ text: cell, value: null })));
}

/** A block of cells as spreadsheets put it on the clipboard: tabs between cells, line breaks between rows. */
export function parseTsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell === '') quoted = true;
    else if (character === '\t' || character === '\n') {
      rows.at(-1)?.push(cell);
      cell = '';
      if (character === '\n') rows.push([]);
    } else if (character !== '\r') cell += character;
  }
  rows.at(-1)?.push(cell);
  // Spreadsheets end the last row with a line break.
  if (rows.length > 1 && rows.at(-1)?.length === 1 && rows.at(-1)?.[0] === '') rows.pop();
  return rows;
}

/** The text that spreadsheets take as a block of cells. */
export function toTsv(cells: readonly (readonly string[])[]): string {
  const quote = (cell: string) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return cells.map((row) => row.map(quote).join('\t')).join('\r\n');
}

/**
 * The same as a table whose cells carry their numbers for Excel (`x:num`), LibreOffice (`sdval`) and Google Sheets, so
 * that a spreadsheet with other decimal marks reads them right.
 */
export function toHtmlTable(cells: readonly (readonly (number | null)[])[]): string {
  const cell = (value: number | null) => {
    if (value === null) return '<td></td>';
    const sheets = `{&quot;1&quot;:3,&quot;3&quot;:${value}}`;
    return `<td align="right" x:num="${value}" sdval="${value}" data-sheets-value="${sheets}">${value}</td>`;
  };
  const rows = cells.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('');
  const excel = 'xmlns:x="urn:schemas-microsoft-com:office:excel"';
  return `<html ${excel}><head><meta charset="utf-8"></head><body><table>${rows}</table></body></html>`;
}
