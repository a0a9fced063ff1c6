import type ExcelJS from 'exceljs';
import type { GridCell, Sheet } from '#shared/table/grid.ts';
import { unescaped } from '../../electron/exchange/read/workbook-parts.ts';

function cellOf({ value, result }: ExcelJS.Cell): GridCell | null {
  if (typeof value === 'object' && value !== null && 'formula' in value) return (result as GridCell) ?? null;
  if (typeof value === 'string') return unescaped(value);
  return value === null || value === undefined ? null : (value as GridCell);
}

/** The sheets of a workbook as its reader would give them, without packing and unpacking it. */
export function sheetsOf(workbook: ExcelJS.Workbook): Sheet[] {
  return workbook.worksheets.map((sheet) => {
    const rows: Sheet['rows'][number][] = [];
    sheet.eachRow((row, number) => {
      const cells: (GridCell | null)[] = [];
      row.eachCell((cell, column) => {
        while (cells.length < column - 1) cells.push(null);
        cells[column - 1] = cellOf(cell);
      });
      if (cells.some((cell) => cell !== null)) rows.push({ number, cells });
    });
    return { name: sheet.name, hidden: sheet.state !== 'visible', rows, merged: [] };
  });
}

/** Some columns inserted at places, as people do: everything right of each moves. */
export function withColumns(sheet: Sheet, places: readonly number[]): Sheet {
  const rows = sheet.rows.map(({ number, cells }) => {
    const moved = [...cells];
    for (const place of places) {
      if (place > moved.length) continue;
      moved.splice(place, 0, number % 2 === 0 ? 'mine' : null);
    }
    return { number, cells: moved };
  });
  return { ...sheet, rows };
}

/** The rows from `from` on in another order, and all of them moved down. */
export function sorted(sheet: Sheet, from: number, order: (position: number) => number, down = 0): Sheet {
  const head = sheet.rows.filter(({ number }) => number < from);
  const body = sheet.rows.filter(({ number }) => number >= from);
  const cells = body
    .map(({ cells: own }, position) => ({ own, key: order(position) }))
    .sort((a, b) => a.key - b.key);
  const rows = [...head, ...body.map(({ number }, position) => ({ number, cells: cells[position]!.own }))];
  return { ...sheet, rows: rows.map(({ number, cells: own }) => ({ number: number + down, cells: own })) };
}
