import './grid.css';
import { useMantineColorScheme } from '@mantine/core';
import type { CellEditRequestEvent, CellFocusedEvent, CellMouseOverEvent, GridApi } from 'ag-grid-community';
import { AgGridReact } from 'ag-grid-react';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import { styleNonce } from '../../theme/theme.ts';
import type { GridContext } from './amount-editor.tsx';
import { allocationColumns, type ColumnContext, columnIdAt, columnIndex, LABEL_COLUMN } from './columns.ts';
import type { Sheet } from './edits.ts';
import { columnCount } from './edits.ts';
import { gridTheme } from './grid-theme.ts';
import { commandOf, type EditCommand } from './keys.ts';
import { registerGridModules } from './modules.ts';
import type { PivotRow } from './pivot.ts';
import { extend, type Point, single, startsAt } from './selection.ts';

registerGridModules();

interface Props {
  readonly sheet: Sheet;
  readonly columns: ColumnContext;
  readonly editing: GridContext;
  readonly label: string;
  /** Text typed into a cell, to be read and made an edit. */
  onType(row: number, column: number, text: string): void;
  onCommand(command: EditCommand): void;
  onCopy(): string | null;
  onPaste(text: string): void;
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

/** The pivot as a spreadsheet: the library draws, moves and edits cells; ranges and the clipboard are this file's. */
export function AllocationGrid(props: Props) {
  const { sheet, columns, editing, label } = props;
  const { selection, toggle } = columns;
  const api = useRef<GridApi<PivotRow> | null>(null);
  const wrapper = useRef<HTMLDivElement>(null);
  const current = useRef(props);
  current.current = props;
  useMantineColorScheme();

  const widest = Math.max(0, ...sheet.rows.map((row) => row.total));
  const widestDigits = columns.amount(widest).length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: widths follow the number of digits, not each amount
  const columnDefs = useMemo(() => allocationColumns(columns, widest), [columns, widestDigits]);
  const body = useMemo(() => sheet.rows.slice(0, -1), [sheet]);
  const bottom = useMemo(() => sheet.rows.slice(-1), [sheet]);

  useEffect(() => selection.subscribe(() => api.current?.refreshCells()), [selection]);

  const show = useCallback((point: Point) => {
    const { sheet: shown } = current.current;
    if (point.row < shown.rows.length - 1) api.current?.ensureIndexVisible(point.row);
    if (point.column < shown.periods)
      api.current?.ensureColumnVisible(columnIdAt(point.column, shown.periods));
  }, []);

  const onKeyDown = (event: React.KeyboardEvent) => {
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
        return show(wider.head);
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
        props.onCommand(command);
    }
  };

  const onMouseDown = (event: React.MouseEvent) => {
    const point = event.button === 0 ? pointAt(event.target, sheet) : null;
    if (!point) return;
    const range = selection.get();
    if (!event.shiftKey || !range) return selection.set(single(point));
    event.preventDefault();
    event.stopPropagation();
    selection.set({ anchor: range.anchor, head: point });
  };

  const onCopy = (event: React.ClipboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    const text = props.onCopy();
    if (text === null) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', text);
  };

  const onPaste = (event: React.ClipboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    props.onPaste(event.clipboardData.getData('text/plain'));
  };

  const onCellFocused = useCallback(
    (event: CellFocusedEvent<PivotRow>) => {
      const { column, rowIndex, rowPinned } = event;
      if (rowIndex === null || column === null) return selection.set(null);
      const { sheet: shown } = current.current;
      const row = rowPinned ? shown.rows.length - 1 : rowIndex;
      const id = typeof column === 'string' ? column : column.getColId();
      const place = columnIndex(id, shown.periods);
      // The name of a row stands for all its periods.
      if (place === null)
        selection.set({ anchor: { row, column: 0 }, head: { row, column: shown.periods - 1 } });
      // The grid tells of a focus late, and again when its rows change: a range from that cell stays as it is.
      else if (!startsAt(selection.get(), row, place)) selection.set(single({ row, column: place }));
    },
    [selection],
  );

  const onCellMouseOver = useCallback(
    (event: CellMouseOverEvent<PivotRow>) => {
      const range = selection.get();
      if (!(event.event instanceof MouseEvent) || event.event.buttons !== 1 || !range) return;
      const { sheet: shown } = current.current;
      const column = columnIndex(event.column.getColId(), shown.periods);
      const row = event.rowPinned ? shown.rows.length - 1 : (event.rowIndex ?? 0);
      if (column !== null) selection.set({ anchor: range.anchor, head: { row, column } });
    },
    [selection],
  );

  const onCellEditRequest = useCallback((event: CellEditRequestEvent<PivotRow>) => {
    const { sheet: shown, onType } = current.current;
    const column = columnIndex(event.column.getColId(), shown.periods);
    const row = event.rowPinned ? shown.rows.length - 1 : event.rowIndex;
    if (column !== null && row !== null && typeof event.newValue === 'string')
      onType(row, column, event.newValue);
  }, []);

  return (
    <div
      ref={wrapper}
      className="hr-grid"
      onKeyDownCapture={onKeyDown}
      onMouseDownCapture={onMouseDown}
      onCopy={onCopy}
      onPaste={onPaste}
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
        onGridReady={(event) => {
          api.current = event.api;
          event.api.setGridAriaProperty('label', label);
        }}
        onCellFocused={onCellFocused}
        onCellMouseOver={onCellMouseOver}
        onCellEditRequest={onCellEditRequest}
      />
    </div>
  );
}

const rowId = ({ data }: { data: PivotRow }) => data.id;

/** The cell under a mouse event, read from what the grid library writes on its elements. */
function pointAt(target: EventTarget, sheet: Sheet): Point | null {
  if (!(target instanceof Element)) return null;
  const cell = target.closest('[col-id]');
  const id = cell?.closest('[row-id]')?.getAttribute('row-id');
  const column = columnIndex(cell?.getAttribute('col-id') ?? '', sheet.periods);
  const row = sheet.rows.findIndex((each) => each.id === id);
  return column === null || row < 0 ? null : { row, column };
}
