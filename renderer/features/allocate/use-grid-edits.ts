import { useCallbackRef } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { AllocationEdit } from '#shared/allocation/types.ts';
import { assertNever } from '#shared/assert-never.ts';
import { toMain } from '#shared/money.ts';
import { useReport } from '../../components/use-report.ts';
import { type CellText, type Formats, toHtmlTable, toTsv } from './clipboard.ts';
import {
  clearEdit,
  fillDownEdit,
  fillRightEdit,
  lockEdit,
  type PasteFault,
  pasteEdit,
  typedEdit,
} from './edits.ts';
import type { EditCommand } from './keys.ts';
import { type Bounds, boundsOf } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';
import { amountAt, computedOf, grandTotal, type Sheet } from './sheet.ts';

interface Parts {
  readonly sheet: Sheet;
  readonly selection: SelectionStore;
  edit(edit: AllocationEdit): boolean;
}

/** Says why what was typed or pasted cannot be taken. */
function useFaultWords(decimals: number) {
  const { t } = useTranslation();
  const report = useReport();
  return (fault: PasteFault) => {
    switch (fault.fault) {
      case 'doesNotFit':
        return report.warning(t('allocate.pasteDoesNotFit', { rows: fault.rows, columns: fault.columns }));
      case 'computedColumn':
        return report.warning(t('allocate.computedColumn'));
      case 'negative':
        return report.warning(t('allocate.negative', { text: fault.text }));
      case 'notANumber':
        return report.warning(t('allocate.notANumber', { text: fault.text }));
      case 'tooManyDecimals':
        return report.warning(t('allocate.tooManyDecimals', { text: fault.text, decimals }));
      case 'tooLarge':
        return report.warning(t('allocate.tooLarge', { text: fault.text }));
      default:
        assertNever(fault);
    }
  };
}

/** Turns what a person does in the grid into edits of the allocation, or into words why not. */
export function useGridEdits({ sheet, selection, edit }: Parts) {
  const { t } = useTranslation();
  const report = useReport();
  const tell = useFaultWords(sheet.decimals);

  /** Makes a text the amount of cells, each counted from what it holds; an emptied cell is a zero, as in a spreadsheet. */
  const type = (bounds: Bounds, text: string) => {
    const typed = typedEdit(sheet, bounds, text);
    if ('fault' in typed) return tell(typed);
    if (typed.edit) edit(typed.edit);
  };
  const onType = useCallbackRef((row: number, column: number, text: string) =>
    type({ top: row, bottom: row, left: column, right: column }, text),
  );
  const onTypeAll = useCallbackRef((text: string) => {
    const range = selection.get();
    if (range) type(boundsOf(range), text);
  });

  const onCommand = useCallbackRef((command: EditCommand) => {
    const range = selection.get();
    if (!range) return report.warning(t('allocate.selectFirst'));
    const bounds = boundsOf(range);
    const change = {
      clear: clearEdit,
      fillDown: fillDownEdit,
      fillRight: fillRightEdit,
      lock: lockEdit,
    }[command.type](sheet, bounds);
    if (change) edit(change);
  });

  const onCopy = useCallbackRef((): Formats | null => {
    const range = selection.get();
    if (!range) return null;
    return formatsOf(sheet, boundsOf(range));
  });

  const onPaste = useCallbackRef((cells: readonly (readonly CellText[])[]) => {
    const range = selection.get();
    if (!range) return report.warning(t('allocate.selectFirst'));
    const pasted = pasteEdit(sheet, boundsOf(range), cells);
    if ('fault' in pasted) return tell(pasted);
    if (pasted.edit) edit(pasted.edit);
  });

  const onCut = useCallbackRef(() => onCommand({ type: 'clear' }));

  return { onType, onTypeAll, onCommand, onCopy, onCut, onPaste };
}

/** What the bounds hold, in the formats of the clipboard. */
function formatsOf(sheet: Sheet, { top, bottom, left, right }: Bounds): Formats {
  const numbers = sheet.rows
    .slice(top, bottom + 1)
    .map((_, below) =>
      sheet.columns
        .slice(left, right + 1)
        .map((_column, beside) => numberAt(sheet, top + below, left + beside)),
    );
  const texts = numbers.map((row) => row.map((value) => (value === null ? '' : String(value))));
  return { text: toTsv(texts), html: toHtmlTable(numbers) };
}

/** What a cell holds as a plain number, amounts in the main unit; null where it shows nothing. */
function numberAt(sheet: Sheet, row: number, column: number): number | null {
  const amount = amountAt(sheet, row, column);
  if (amount !== null) return toMain(amount, sheet.decimals);
  const source = sheet.rows[row];
  const kind = sheet.columns[column]?.kind;
  if (!source || kind === undefined || kind === 'periods' || kind === 'total') return null;
  const value = computedOf(source, kind, grandTotal(sheet));
  return value !== null && kind === 'change' ? value / 10 ** sheet.decimals : value;
}
