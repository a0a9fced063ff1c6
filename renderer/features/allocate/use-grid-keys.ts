import type { GridApi } from 'ag-grid-community';
import type { RefObject } from 'react';
import { assertNever } from '#shared/assert-never.ts';
import { LABEL_COLUMN } from './columns.ts';
import { type AskCommand, commandOf, cycleOf, type EditCommand, type GridCommand } from './keys.ts';
import type { PivotRow } from './pivot-row.ts';
import {
  boundsOf,
  cycled,
  type Extent,
  isSingle,
  leapt,
  type Point,
  type Range,
  single,
} from './selection.ts';
import type { SelectionStore } from './selection-store.ts';
import { columnCount, type Sheet, totalColumn } from './sheet.ts';
import { useEntryKeys } from './use-entry-keys.ts';
import { showCell } from './use-grid-focus.ts';

interface Parts {
  readonly api: RefObject<GridApi<PivotRow> | null>;
  readonly sheet: Sheet;
  readonly selection: SelectionStore;
  toggle(id: string): void;
  /** Text typed for every selected cell. */
  onTypeAll(text: string): void;
  onCommand(command: EditCommand | AskCommand): void;
}

/** The keys of a spreadsheet that the grid library leaves to us: going far, ranges, the outline, commands that edit. */
export function useGridKeys(parts: Parts) {
  const onEntryKey = useEntryKeys(parts);
  return (event: React.KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return onEntryKey(event, event.target);
    const focused = parts.api.current?.getFocusedCell();
    if (!focused) return;
    const onLabel = focused.column.getColId() === LABEL_COLUMN;
    const range = parts.selection.get();
    const cycle = range && !onLabel && !isSingle(range) ? cycleOf(event) : null;
    const command = commandOf(event, onLabel);
    if (!command && !cycle) return;
    event.preventDefault();
    event.stopPropagation();
    if (range && cycle) return parts.selection.goTo(cycled(range, cycle.along, cycle.by));
    if (!command) return;
    const row = focused.rowPinned ? parts.sheet.rows.length - 1 : focused.rowIndex;
    obey(command, row, parts);
  };
}

function obey(command: GridCommand, row: number, parts: Parts): void {
  const { api, sheet, selection, toggle, onCommand } = parts;
  const range = selection.get() ?? single({ row, column: 0 });
  const here = sheet.rows[row];
  switch (command.type) {
    case 'leap': {
      const next = leapt(range, command.leap, command.extending, extentOf(sheet, api.current));
      if (command.extending) {
        selection.set(next);
        if (api.current) showCell(api.current, sheet, next.head);
      } else selection.goTo(next);
      break;
    }
    case 'toTotal': {
      const to = totalFrom(sheet, row, command.by);
      if (to !== null) selection.goTo(single({ row: to, column: range.anchor.column }));
      break;
    }
    case 'selectAll':
    case 'selectRows':
    case 'selectColumns':
      selection.set(widened(range, command.type, sheet));
      break;
    case 'toggleFold':
    case 'fold':
    case 'unfold':
      if (here?.expandable && (command.type === 'toggleFold' || here.expanded === (command.type === 'fold')))
        toggle(here.id);
      break;
    case 'clear':
    case 'fillDown':
    case 'fillRight':
    case 'lock':
    case 'moves':
    case 'note':
      onCommand(command);
      break;
    default:
      assertNever(command);
  }
}

function extentOf(sheet: Sheet, api: GridApi | null): Extent {
  const seen = api ? api.getLastDisplayedRowIndex() - api.getFirstDisplayedRowIndex() : 1;
  return {
    rows: sheet.rows.length,
    columns: columnCount(sheet),
    periods: totalColumn(sheet),
    page: Math.max(1, seen - 1),
  };
}

/** The nearest row above or below that sums others; null where there is none. */
function totalFrom({ rows }: Sheet, from: number, by: 1 | -1): number | null {
  for (let row = from + by; row >= 0 && row < rows.length; row += by) {
    if (rows[row]?.expandable || row === rows.length - 1) return row;
  }
  return null;
}

/** Everything, or the whole rows or columns of a range. */
function widened(range: Range, to: 'selectAll' | 'selectRows' | 'selectColumns', sheet: Sheet): Range {
  const last: Point = { row: sheet.rows.length - 1, column: columnCount(sheet) - 1 };
  const { top, bottom, left, right } = boundsOf(range);
  if (to === 'selectRows')
    return { anchor: { row: top, column: 0 }, head: { row: bottom, column: last.column } };
  if (to === 'selectColumns')
    return { anchor: { row: 0, column: left }, head: { row: last.row, column: right } };
  return { anchor: { row: 0, column: 0 }, head: last };
}
