import type { CellClassParams, ColDef } from 'ag-grid-community';
import { AmountEditor } from './amount-editor.tsx';
import type { CellMarks } from './cell-marks.ts';
import { MarkedAmount } from './marked-amount.tsx';
import { LOCK, type PivotRow } from './pivot-row.ts';
import { RowLabel } from './row-label.tsx';
import { boundsOf, contains } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';
import { amountOf, computedOf, lockOf } from './sheet.ts';
import type { ComputedKind, SheetColumn } from './sheet-columns.ts';

/** What the columns need to show an amount and to know what is selected. */
export interface ColumnContext {
  readonly columns: readonly SheetColumn[];
  readonly amount: (minor: number) => string;
  /** A change of an amount, with its sign. */
  readonly change: (minor: number) => string;
  readonly share: (value: number) => string;
  /** A change as a part of what was there, with its sign. */
  readonly changeShare: (value: number) => string;
  readonly texts: Readonly<Record<'row' | 'total' | ComputedKind, string>>;
  readonly selection: SelectionStore;
  readonly marks: CellMarks;
  /** What the grid shows now: number of rows above the pinned total row, and the total of all. */
  readonly shown: { readonly rows: number; readonly grand: number };
  readonly toggle: (id: string) => void;
}

export const LABEL_COLUMN = 'label';

/** Digits are about 7.6 pixels wide at the grid's size. */
const widthFor = (characters: number) => Math.max(84, Math.ceil(characters * 7.7) + 26);

function selectionRules(
  context: ColumnContext,
  column: number,
): NonNullable<ColDef<PivotRow>['cellClassRules']> {
  const rowOf = ({ node, rowIndex }: CellClassParams<PivotRow>) =>
    node.rowPinned ? context.shown.rows : rowIndex;
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

function markRules(marks: CellMarks, column: SheetColumn): NonNullable<ColDef<PivotRow>['cellClassRules']> {
  return {
    'hr-note': ({ data }) => data !== undefined && marks.note(data, column) !== null,
    'hr-over': ({ data }) => data !== undefined && marks.breach(data, column) === 'over',
    'hr-under': ({ data }) => data !== undefined && marks.breach(data, column) === 'under',
  };
}

function amountColumn(
  context: ColumnContext,
  column: SheetColumn,
  place: number,
  header: string,
): ColDef<PivotRow> {
  return {
    colId: column.id,
    headerName: header,
    headerClass: 'hr-number-header',
    cellClass: 'hr-number',
    valueGetter: ({ data }) => (data ? amountOf(data, column) : null),
    valueFormatter: ({ value: minor }) => (minor === 0 ? '–' : context.amount(Number(minor))),
    editable: true,
    cellEditor: AmountEditor,
    cellRendererSelector: ({ data }) => {
      const about = data ? context.marks.text(data, column) : null;
      return about === null ? undefined : { component: MarkedAmount, params: { about } };
    },
    cellClassRules: {
      ...selectionRules(context, place),
      ...lockRules((row) => lockOf(row, column)),
      ...markRules(context.marks, column),
      'hr-zero': ({ value: minor }) => minor === 0,
    },
  };
}

const COMPUTED_WIDTH = { share: 72, changeShare: 84 };

function computedColumn(
  context: ColumnContext,
  kind: ComputedKind,
  place: number,
  width: number,
): ColDef<PivotRow> {
  const text = context[kind];
  return {
    colId: kind,
    headerName: context.texts[kind],
    headerTooltip: context.texts[kind],
    headerClass: 'hr-number-header',
    cellClass: 'hr-number hr-computed',
    pinned: 'right',
    width,
    valueGetter: ({ data }) => (data ? computedOf(data, kind, context.shown.grand) : null),
    valueFormatter: ({ value }) => (value === null ? '' : value === 0 ? '–' : text(Number(value))),
    cellClassRules: selectionRules(context, place),
  };
}

function sameLabel(a: PivotRow | undefined, b: PivotRow | undefined): boolean {
  return a?.label === b?.label && a?.expanded === b?.expanded && a?.inherited === b?.inherited;
}

/** The grid's columns: label on the left, periods in the middle, total and what is computed on the right. */
export function allocationColumns(context: ColumnContext, widest: number): ColDef<PivotRow>[] {
  const cell = widthFor(context.amount(widest).length);
  const label: ColDef<PivotRow> = {
    colId: LABEL_COLUMN,
    headerName: context.texts.row,
    pinned: 'left',
    width: 236,
    minWidth: 140,
    valueGetter: ({ data }) => data,
    valueFormatter: ({ data }) => data?.label ?? '',
    cellAriaRole: 'rowheader',
    // A row that folds keeps its name: what the label shows decides whether it is drawn again.
    equals: sameLabel,
    cellDataType: false,
    cellRenderer: RowLabel,
    cellRendererParams: { toggle: context.toggle },
  };
  const others = context.columns.map((column, place): ColDef<PivotRow> => {
    switch (column.kind) {
      case 'periods':
        // Periods share what room there is, and scroll where it is too little.
        return { ...amountColumn(context, column, place, column.label), flex: 1, minWidth: cell };
      case 'total':
        return {
          ...amountColumn(context, column, place, context.texts.total),
          pinned: 'right',
          width: cell + 10,
        };
      default:
        return computedColumn(
          context,
          column.kind,
          place,
          column.kind === 'change' ? cell + 10 : COMPUTED_WIDTH[column.kind],
        );
    }
  });
  return [label, ...others];
}
