import type { Worksheet } from 'exceljs';
import { putText, QUIET } from './sheet-style.ts';

/**
 * How a sheet is known again after it was sorted, and rows and columns were inserted: a hidden row names its columns,
 * and columns at the right edge name its rows. Both move with the cells.
 */
export const KEY_ROW = 3;

/** The sheets that can be read back, by what their hidden row begins with. */
export type KeyedSheet = 'allocation' | 'amounts' | 'scenarios' | 'assumptions' | 'risks' | 'changes';

/** The name of a column in the hidden row: `hr:allocation:p0`. */
export function columnKey(sheet: KeyedSheet, name: string): string {
  return `hr:${sheet}:${name}`;
}

/** Names the columns of a sheet in its hidden row; by column from 1. */
export function writeKeys(sheet: Worksheet, kind: KeyedSheet, names: ReadonlyMap<number, string>): void {
  for (const [column, name] of names) putText(sheet, KEY_ROW, column, columnKey(kind, name), QUIET);
  sheet.getRow(KEY_ROW).hidden = true;
}

/** `sea|ads`: a row of the allocation in one cell, so that one formula finds it. Ids hold no bar. */
export function pairKey(...ids: readonly string[]): string {
  return ids.join('|');
}

/** The hidden sheet that holds the plan itself. */
export const MACHINE_SHEET = '_headroom';
