import type { CellClassParams, ColDef } from 'ag-grid-community';
import { AmountEditor } from './amount-editor.tsx';
import { LOCK, type PivotRow } from './pivot.ts';
import { RowLabel } from './row-label.tsx';
import { boundsOf, contains } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';

/** What the columns need to show an amount and to know what is selected. */
export interface ColumnContext {
  readonly periodLabels: readonly string[];
  readonly amount: (minor: number) => string;
  readonly share: (value: number) => string;
  readonly texts: { readonly row: string; readonly total: string; readonly share: string };
  readonly selection: SelectionStore;
  /** Number of rows above the pinned total row. */
  readonly rowCount: () => number;
  readonly toggle: (id: string) => void;
}

export const LABEL_COLUMN = 'label';
export const TOTAL_COLUMN = 'total';
export const SHARE_COLUMN = 'share';
const PERIOD = /^p(\d+)$/;

export const periodColumnId = (period: number): string => `p${period}`;

/** Place of a column among those that can be selected: periods, total, share; null for the label. */
export function columnIndex(id: string, periods: number): number | null {
  if (id === TOTAL_COLUMN) return periods;
  if (id === SHARE_COLUMN) return periods + 1;
  const period = PERIOD.exec(id);
  return period ? Number(period[1]) : null;
}

export function columnIdAt(index: number, periods: number): string {
  if (index === periods) return TOTAL_COLUMN;
  return index > periods ? SHARE_COLUMN : periodColumnId(index);
}

/** Digits are about 7.6 pixels wide at the grid's size. */
const widthFor = (characters: number) => Math.max(84, Math.ceil(characters * 7.7) + 26);

function selectionRules(
  context: ColumnContext,
  column: number,
): NonNullable<ColDef<PivotRow>['cellClassRules']> {
  const rowOf = ({ node, rowIndex }: CellClassParams<PivotRow>) =>
    node.rowPinned ? context.rowCount() : rowIndex;
  return {
    'hr-in-range': (params) => {
      const range = context.selection.get();
      return range !== null && contains(boundsOf(range), rowOf(params), column);
    },
    'hr-anchor': (params) => {
      const range = context.selection.get();
      return range?.anchor.row === rowOf(params) && range.anchor.column === column;
    },
  };
}

function lockRules(lockOf: (row: PivotRow) => number): NonNullable<ColDef<PivotRow>['cellClassRules']> {
  return {
    'hr-lock-some': ({ data }) => data !== undefined && lockOf(data) === LOCK.some,
    'hr-lock-all': ({ data }) => data !== undefined && lockOf(data) === LOCK.all,
    'hr-lock-parent': ({ data }) => data !== undefined && lockOf(data) === LOCK.inherited,
  };
}

/** The lock of a whole row: that of its periods where they agree. */
function rowLock(row: PivotRow): number {
  const locks = new Set(row.locks);
  if (locks.size === 1) return row.locks[0] ?? LOCK.none;
  return [...locks].every((lock) => lock >= LOCK.all) ? LOCK.all : LOCK.some;
}

function amountColumn(
  context: ColumnContext,
  id: string,
  place: number,
  header: string,
  value: (row: PivotRow) => number,
  lockOf: (row: PivotRow) => number,
): ColDef<PivotRow> {
  return {
    colId: id,
    headerName: header,
    headerClass: 'hr-number-header',
    cellClass: 'hr-number',
    valueGetter: ({ data }) => (data ? value(data) : null),
    valueFormatter: ({ value: minor }) => (minor === 0 ? '–' : context.amount(Number(minor))),
    editable: true,
    cellEditor: AmountEditor,
    cellClassRules: {
      ...selectionRules(context, place),
      ...lockRules(lockOf),
      'hr-zero': ({ value: minor }) => minor === 0,
    },
  };
}

function sameLabel(a: PivotRow | undefined, b: PivotRow | undefined): boolean {
  return a?.label === b?.label && a?.expanded === b?.expanded && a?.inherited === b?.inherited;
}

/** The grid's columns: label on the left, one a period, total and share on the right. */
export function allocationColumns(context: ColumnContext, widest: number): ColDef<PivotRow>[] {
  const periods = context.periodLabels.length;
  const cell = widthFor(context.amount(widest).length);
  const label: ColDef<PivotRow> = {
    colId: LABEL_COLUMN,
    headerName: context.texts.row,
    pinned: 'left',
    width: 236,
    minWidth: 140,
    valueGetter: ({ data }) => data,
    valueFormatter: ({ data }) => data?.label ?? '',
    // A row that folds keeps its name: what the label shows decides whether it is drawn again.
    equals: sameLabel,
    cellDataType: false,
    cellRenderer: RowLabel,
    cellRendererParams: { toggle: context.toggle },
  };
  const byPeriod = context.periodLabels.map((header, period) => ({
    ...amountColumn(
      context,
      periodColumnId(period),
      period,
      header,
      (row) => row.amounts[period] ?? 0,
      (row) => row.locks[period] ?? LOCK.none,
    ),
    // Periods share what room there is, and scroll where it is too little.
    flex: 1,
    minWidth: cell,
  }));
  const total: ColDef<PivotRow> = {
    ...amountColumn(context, TOTAL_COLUMN, periods, context.texts.total, (row) => row.total, rowLock),
    pinned: 'right',
    width: cell + 10,
  };
  const share: ColDef<PivotRow> = {
    colId: SHARE_COLUMN,
    headerName: context.texts.share,
    headerClass: 'hr-number-header',
    cellClass: 'hr-number hr-share',
    pinned: 'right',
    width: 72,
    valueGetter: ({ data }) => data?.share ?? null,
    valueFormatter: ({ value }) => (value === null ? '' : context.share(Number(value))),
    cellClassRules: selectionRules(context, periods + 1),
  };
  return [label, ...byPeriod, total, share];
}
