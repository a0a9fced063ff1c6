import './grid.css';
import { useMantineColorScheme } from '@mantine/core';
import type { CellEditRequestEvent, GridApi } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { memo, useCallback, useMemo, useRef } from 'react';
import { styleNonce } from '../../theme/theme.ts';
import type { GridContext } from './amount-editor.tsx';
import { allocationColumns, type ColumnContext } from './columns.ts';
import { gridTheme } from './grid-theme.ts';
import type { AskCommand, EditCommand } from './keys.ts';
import { registerGridModules } from './modules.ts';
import type { PivotRow } from './pivot-row.ts';
import { columnIndex, type Sheet } from './sheet.ts';
import { useFedRows } from './use-fed-rows.ts';
import { type ClipboardActions, useGridClipboard } from './use-grid-clipboard.ts';
import { useGridFocus } from './use-grid-focus.ts';
import { useGridKeys } from './use-grid-keys.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useRefreshedCells } from './use-refreshed-cells.ts';

registerGridModules();

interface Props extends ClipboardActions {
  readonly sheet: Sheet;
  readonly columns: ColumnContext;
  readonly editing: GridContext;
  readonly label: string;
  /** Text typed into a cell, to be read and made an edit. */
  onType(row: number, column: number, text: string): void;
  /** The same for every selected cell. */
  onTypeAll(text: string): void;
  onCommand(command: EditCommand | AskCommand): void;
}

const rowClassRules = {
  'hr-depth-0': ({ data }: { data?: PivotRow | undefined }) => data?.depth === 0,
  'hr-total': ({ data }: { data?: PivotRow | undefined }) => data?.depth === -1,
  'hr-inherited': ({ data }: { data?: PivotRow | undefined }) => data?.inherited === true,
};
const defaultColumn = {
  sortable: false,
  suppressMovable: true,
  resizable: true,
  suppressHeaderMenuButton: true,
};
const rowId = ({ data }: { data: PivotRow }) => data.id;

/** The pivot as a spreadsheet: the library draws, moves and edits cells; ranges and the clipboard are our own. */
export const AllocationGrid = memo(function AllocationGrid(props: Props) {
  const { sheet, columns, editing, label } = props;
  const { selection, toggle } = columns;
  const api = useRef<GridApi<PivotRow> | null>(null);
  const wrapper = useRef<HTMLDivElement>(null);
  const current = useRef(props);
  current.current = props;
  const shown = useCallback(() => current.current.sheet, []);
  // The library reads the colours of its theme when it draws.
  useMantineColorScheme();

  const widest = Math.max(0, ...sheet.rows.map((row) => row.total));
  const widestDigits = columns.amount(widest).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: widths follow the number of digits, not each amount
  const columnDefs = useMemo(() => allocationColumns(columns, widest), [columns, widestDigits]);
  const { body, bottom, feed } = useFedRows(api, sheet);

  useRefreshedCells(api, sheet, columns);
  const { onCommand, onTypeAll } = props;
  const onKeyDown = useGridKeys({ api, sheet, selection, toggle, onCommand, onTypeAll });
  const { onMouseDown, onCellMouseOver } = useGridPointer(shown, selection);
  const { onCellFocused, focusGridInnerElement } = useGridFocus(api, wrapper, sheet, shown, selection);
  const clipboard = useGridClipboard(props);

  const onCellEditRequest = useCallback((event: CellEditRequestEvent<PivotRow>) => {
    const { sheet: now, onType } = current.current;
    const column = columnIndex(now, event.column.getColId());
    const row = event.rowPinned ? now.rows.length - 1 : event.rowIndex;
    if (column !== null && row !== null && typeof event.newValue === 'string')
      onType(row, column, event.newValue);
  }, []);

  return (
    <div
      ref={wrapper}
      className="hr-grid"
      onKeyDownCapture={onKeyDown}
      onMouseDownCapture={onMouseDown}
      {...clipboard}
    >
      <AgGridReact<PivotRow>
        theme={gridTheme}
        styleNonce={styleNonce()}
        rowData={body}
        pinnedBottomRowData={bottom}
        columnDefs={columnDefs}
        defaultColDef={defaultColumn}
        getRowId={rowId}
        rowClassRules={rowClassRules}
        context={editing}
        readOnlyEdit
        enterNavigatesVertically
        enterNavigatesVerticallyAfterEdit
        stopEditingWhenCellsLoseFocus
        suppressDragLeaveHidesColumns
        animateRows={false}
        ensureDomOrder
        focusGridInnerElement={focusGridInnerElement}
        onGridReady={(event) => {
          api.current = event.api;
          feed();
          event.api.setGridAriaProperty('label', label);
          // Rows have levels and fold, so to assistive technology it is a tree.
          wrapper.current?.querySelector('[role="grid"]')?.setAttribute('role', 'treegrid');
        }}
        onCellFocused={onCellFocused}
        onCellMouseOver={onCellMouseOver}
        onCellEditRequest={onCellEditRequest}
      />
    </div>
  );
});
