import { cellPosition, type GridCell, type GridRow, type Sheet } from '#shared/table/grid.ts';
import { refuse } from './archive.ts';
import { MOST_CELLS, MOST_COLUMNS, MOST_ROWS } from './limits.ts';
import { type SheetPart, unescaped, type WorkbookParts } from './workbook-parts.ts';
import type { Attributes, XmlHandler } from './xml.ts';

const DAY = 86_400_000;

/** A day by its number: 1 is 1900-01-01, and 60 the 29 February 1900 that never was. */
export function dateOfSerial(serial: number, from1904: boolean): string | null {
  const day = Math.floor(serial) + (from1904 ? 1462 : 0);
  if (!(day >= 1 && day <= 2_958_465)) return null;
  const epoch = day < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  return new Date(epoch + day * DAY).toISOString().slice(0, 10);
}

/** Gathers the rows of one sheet from its XML; refuses by count as soon as there are too many. */
export class SheetReader implements XmlHandler {
  readonly #part: SheetPart;
  readonly #parts: WorkbookParts;
  readonly #budget: { cells: number };
  readonly #rows: GridRow[] = [];
  readonly #merged: string[] = [];
  #row = 0;
  #cells: (GridCell | null)[] = [];
  #currencies: Record<number, string> = {};
  #column = 0;
  #type = 'n';
  #style = 0;
  #text = '';
  #taking = false;
  #formula = false;
  #value: string | null = null;

  /** `budget` counts the cells of all sheets together. */
  constructor(part: SheetPart, parts: WorkbookParts, budget: { cells: number }) {
    this.#part = part;
    this.#parts = parts;
    this.#budget = budget;
  }

  get sheet(): Sheet {
    return { name: this.#part.name, hidden: this.#part.hidden, rows: this.#rows, merged: this.#merged };
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'c') this.#openCell(attributes);
    else if (name === 'v' || name === 't') this.#take();
    else if (name === 'f') this.#formula = true;
    else if (name === 'row') this.#openRow(attributes);
    else if (name === 'mergeCell') this.#merged.push(attributes.ref ?? '');
    else if (name === 'dimension') this.#checkDimension(attributes.ref ?? '');
  }

  text(text: string): void {
    if (this.#taking) this.#text += text;
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    else if (name === 'v' || name === 't') {
      this.#taking = false;
      this.#value = (name === 't' ? (this.#value ?? '') : '') + this.#text;
    } else if (name === 'row') this.#closeRow();
  }

  #take(): void {
    this.#taking = true;
    this.#text = '';
  }

  /** What the sheet says of its own size, where it does: refused without a look at the rest. */
  #checkDimension(reference: string): void {
    const last = cellPosition(reference.slice(reference.indexOf(':') + 1));
    // Programs format whole columns: rows without content say nothing, so that only absurd counts end here.
    if (last && last.row >= 1_000_000) this.#refuseRows();
  }

  #refuseRows(): never {
    return refuse('sheetRows', { sheet: this.#part.name, most: MOST_ROWS });
  }

  #openRow({ r }: Attributes): void {
    this.#row = r === undefined ? this.#row + 1 : Number(r);
    this.#cells = [];
    this.#currencies = {};
    this.#column = -1;
  }

  #closeRow(): void {
    if (!this.#cells.some((cell) => cell !== null)) return;
    const currencies = Object.keys(this.#currencies).length > 0 ? { currencies: this.#currencies } : {};
    this.#rows.push({ number: this.#row, cells: this.#cells, ...currencies });
    if (this.#rows.length > MOST_ROWS) this.#refuseRows();
  }

  #openCell({ r, t, s }: Attributes): void {
    const position = r === undefined ? null : cellPosition(r);
    this.#column = position?.column ?? this.#column + 1;
    if (this.#column >= MOST_COLUMNS) {
      refuse('sheetColumns', { sheet: this.#part.name, most: MOST_COLUMNS });
    }
    this.#type = t ?? 'n';
    this.#style = Number(s ?? 0);
    this.#value = null;
    this.#formula = false;
  }

  #closeCell(): void {
    const cell = this.#cell();
    if (cell === null) return;
    while (this.#cells.length < this.#column) this.#cells.push(null);
    this.#cells[this.#column] = cell;
    const currency = this.#parts.styles[this.#style]?.currency;
    if (typeof cell === 'number' && currency) this.#currencies[this.#column] = currency;
    this.#budget.cells += 1;
    if (this.#budget.cells > MOST_CELLS) {
      refuse('sheetCells', { sheet: this.#part.name, most: MOST_CELLS });
    }
  }

  #cell(): GridCell | null {
    const value = this.#value;
    // A formula that nobody has calculated says nothing that could be read.
    if (value === null) return this.#formula ? { error: '#FORMULA!' } : null;
    switch (this.#type) {
      case 's':
        return this.#parts.texts[Number(value)] || null;
      case 'str':
      case 'inlineStr':
        return unescaped(value) || null;
      case 'b':
        return value === '1' || value === 'true';
      case 'e':
        return { error: value };
      case 'd':
        return { date: value.slice(0, 10) };
      default:
        return this.#number(value);
    }
  }

  #number(text: string): GridCell | null {
    if (text === '') return null;
    const value = Number(text);
    if (!Number.isFinite(value)) return { error: text.slice(0, 40) };
    const date = this.#parts.styles[this.#style]?.isDate ? dateOfSerial(value, this.#parts.from1904) : null;
    return date === null ? value : { date };
  }
}
