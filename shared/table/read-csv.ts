import type { GridCell, GridRow, Sheet } from './grid.ts';

/** Records and fields that are read at most: as many as a workbook's sheet may have. */
const MOST_RECORDS = 100_000;
const MOST_FIELDS = 4_000;

export type CsvFault =
  | { readonly reason: 'quoteOpen'; readonly row: number }
  | { readonly reason: 'rows' | 'columns'; readonly most: number };

/** The separator that divides the first lines most evenly: comma, semicolon, tab or bar. */
export function guessSeparator(text: string): string {
  // What is quoted says nothing: it may hold any of them, and line ends.
  const bare = text.slice(0, 20_000).replace(/"(?:[^"]|"")*(?:"|$)/g, '');
  const lines = bare
    .split(/\r\n|\r|\n/)
    .slice(0, 20)
    .filter((line) => line.trim() !== '');
  const score = (separator: string) => {
    const counts = lines.map((line) => line.split(separator).length - 1);
    const least = Math.min(...counts);
    return least * 1000 + counts.reduce((sum, count) => sum + count, 0);
  };
  return [';', '\t', ',', '|'].reduce((best, each) => (score(each) > score(best) ? each : best));
}

/** A number as programs write it; what may be a group mark (`1.234`) stays text and is read as an amount later. */
function fieldCell(field: string): GridCell | null {
  if (field === '') return null;
  const plain = /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(field) && !/\.\d{3}$/.test(field);
  return plain ? Number(field) : field;
}

/**
 * Reads separated values by RFC 4180, with any of the usual separators and line ends. An apostrophe that our own export
 * puts before text that a spreadsheet would run is taken off again.
 */
export function readCsv(text: string, name: string): Sheet | CsvFault {
  const content = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const separator = guessSeparator(content);
  const rows: GridRow[] = [];
  let cells: (GridCell | null)[] = [];
  let at = 0;
  let number = 1;
  const endRow = () => {
    if (cells.some((cell) => cell !== null)) rows.push({ number, cells });
    cells = [];
    number += 1;
  };
  while (at < content.length) {
    let field = '';
    if (content[at] === '"') {
      const quoted = quotedField(content, at);
      if (quoted === null) return { reason: 'quoteOpen', row: number };
      field = quoted.field;
      at = quoted.end;
    }
    const end = plainEnd(content, at, separator);
    field += content.slice(at, end);
    cells.push(fieldCell(field.replace(/^'(?=\s*[=+\-@\t\r])/, '').trim()));
    if (cells.length > MOST_FIELDS) return { reason: 'columns', most: MOST_FIELDS };
    at = end + 1;
    if (content[end] === separator) continue;
    if (content[end] === '\r' && content[at] === '\n') at += 1;
    endRow();
    if (rows.length > MOST_RECORDS) return { reason: 'rows', most: MOST_RECORDS };
  }
  endRow();
  return { name, hidden: false, rows, merged: [] };
}

/** From a quote to the one that closes it; doubled quotes stand for one. */
function quotedField(text: string, start: number): { field: string; end: number } | null {
  let field = '';
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return null;
    field += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { field, end: quote + 1 };
    field += '"';
    at = quote + 2;
  }
}

function plainEnd(text: string, start: number, separator: string): number {
  let at = start;
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
  return at;
}
