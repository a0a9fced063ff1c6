import { inertDocument } from '../../security/trusted-types.ts';
import type { CellText } from './clipboard.ts';

/** No sheet has more columns: a span beyond is somebody's mistake, or an attack. */
const MOST_SPANNED = 16_384;

/**
 * The cells of a clipboard's HTML where it is one table, as Excel, Google Sheets and LibreOffice write it; null for
 * anything else. The document is inert: scripts in it do not run, pictures are not fetched.
 */
export function tableOf(html: string): CellText[][] | null {
  const tables = inertDocument(html).querySelectorAll('table');
  const [table] = tables;
  if (tables.length !== 1 || !table) return null;
  const rows = [...table.rows].map((row) => [...row.cells].flatMap(cellsOf));
  // A cell that spans rows holds its text in the first; the others begin further right.
  [...table.rows].forEach((row, top) => {
    for (const cell of row.cells) {
      const last = Math.min(top + cell.rowSpan, rows.length);
      for (let below = top + 1; below < last; below += 1)
        rows[below]?.splice(placeOf(cell), 0, ...blanks(cell));
    }
  });
  return rows.some((row) => row.length > 0) ? rows : null;
}

const EMPTY: CellText = { text: '', value: null };

const spanOf = (cell: HTMLTableCellElement) => Math.max(1, Math.min(cell.colSpan, MOST_SPANNED));
const blanks = (cell: HTMLTableCellElement) => new Array<CellText>(spanOf(cell)).fill(EMPTY);

/** Columns to the left of a cell. */
function placeOf(cell: HTMLTableCellElement): number {
  const before = [...(cell.parentElement?.children ?? [])].slice(0, cell.cellIndex);
  return before.reduce((sum, each) => sum + spanOf(each as HTMLTableCellElement), 0);
}

function cellsOf(cell: HTMLTableCellElement): CellText[] {
  const text = (cell.textContent ?? '').replaceAll('\u00a0', ' ').trim();
  return [{ text, value: numberOf(cell) }, ...blanks(cell).slice(1)];
}

/** The number that Excel, LibreOffice or Google Sheets says is behind a cell. */
function numberOf(cell: HTMLTableCellElement): number | null {
  for (const name of ['x:num', 'sdval']) {
    const text = cell.getAttribute(name);
    if (text !== null && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  }
  return sheetsNumber(cell.getAttribute('data-sheets-value'));
}

/** Google Sheets' `{"1":3,"3":1234.5}`: of kind 3, a number, which stands under 3. */
function sheetsNumber(text: string | null): number | null {
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as Record<string, unknown> | null;
    const number = value?.['1'] === 3 ? value['3'] : null;
    return typeof number === 'number' && Number.isFinite(number) ? number : null;
  } catch {
    return null;
  }
}
