import type { GridApi } from 'ag-grid-community';
import type { RefObject } from 'react';
import { LABEL_COLUMN } from './columns.ts';
import { type AskCommand, commandOf, type EditCommand } from './keys.ts';
import type { PivotRow } from './pivot.ts';
import { extend } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';
import { columnCount, type Sheet } from './sheet.ts';
import { showCell } from './use-grid-focus.ts';

interface Parts {
  readonly api: RefObject<GridApi<PivotRow> | null>;
  readonly sheet: Sheet;
  readonly selection: SelectionStore;
  toggle(id: string): void;
  onCommand(command: EditCommand | AskCommand): void;
}

/** The keys of a spreadsheet that the grid library leaves to us: ranges, folding, and commands that edit. */
export function useGridKeys({ api, sheet, selection, toggle, onCommand }: Parts) {
  return (event: React.KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    const focused = api.current?.getFocusedCell();
    if (!focused) return;
    const command = commandOf(event, focused.column.getColId() === LABEL_COLUMN);
    if (!command) return;
    event.preventDefault();
    event.stopPropagation();
    const extent = { rows: sheet.rows.length, columns: columnCount(sheet) };
    const range = selection.get();
    switch (command.type) {
      case 'extend': {
        if (!range) return;
        const wider = extend(range, command.direction, command.toEdge, extent);
        selection.set(wider);
        if (api.current) showCell(api.current, sheet, wider.head);
        return;
      }
      case 'selectAll':
        return selection.set({
          anchor: { row: 0, column: 0 },
          head: { row: extent.rows - 1, column: extent.columns - 1 },
        });
      case 'toggleFold': {
        const row = sheet.rows[focused.rowIndex];
        if (!focused.rowPinned && row?.expandable) toggle(row.id);
        return;
      }
      default:
        onCommand(command);
    }
  };
}
