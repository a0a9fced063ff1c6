import { useTranslation } from 'react-i18next';
import type { AllocationEdit } from '#shared/allocation/types.ts';
import { assertNever } from '#shared/assert-never.ts';
import { minorUnits, toMain } from '#shared/money.ts';
import { useReport } from '../../components/use-report.ts';
import { parseTyped } from './amount-input.ts';
import { parseTsv, toTsv } from './clipboard.ts';
import {
  amountAt,
  blockAt,
  clearEdit,
  editOf,
  fillDownEdit,
  fillRightEdit,
  lockEdit,
  type PasteFault,
  pasteEdit,
  type Sheet,
} from './edits.ts';
import type { EditCommand } from './keys.ts';
import { boundsOf } from './selection.ts';
import type { SelectionStore } from './selection-store.ts';

interface Parts {
  readonly sheet: Sheet;
  readonly selection: SelectionStore;
  edit(edit: AllocationEdit): boolean;
}

/** Turns what a person does in the grid into edits of the allocation, or into words why not. */
export function useGridEdits({ sheet, selection, edit }: Parts) {
  const { t } = useTranslation();
  const report = useReport();

  const tell = (fault: PasteFault) => {
    switch (fault.fault) {
      case 'doesNotFit':
        return report.warning(t('allocate.pasteDoesNotFit', { rows: fault.rows, columns: fault.columns }));
      case 'shareIsComputed':
        return report.warning(t('allocate.shareIsComputed'));
      case 'notANumber':
        return report.warning(t('allocate.notANumber', { text: fault.text }));
      case 'tooManyDecimals':
        return report.warning(t('allocate.tooManyDecimals', { text: fault.text, decimals: sheet.decimals }));
      case 'tooLarge':
        return report.warning(t('allocate.tooLarge', { text: fault.text }));
      default:
        assertNever(fault);
    }
  };

  const onType = (row: number, column: number, text: string) => {
    const block = blockAt(sheet, row, column);
    if (!block) return;
    // An emptied cell is a zero, as in a spreadsheet.
    const current = amountAt(sheet, row, column) ?? minorUnits(0);
    const parsed = parseTyped(text.trim() === '' ? '0' : text, current, sheet.decimals);
    if (!parsed.ok) return tell({ fault: parsed.fault, text });
    const change = editOf([{ block, amount: parsed.amount }]);
    if (change) edit(change);
  };

  const onCommand = (command: EditCommand) => {
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
  };

  const onCopy = (): string | null => {
    const range = selection.get();
    if (!range) return null;
    const { top, bottom, left, right } = boundsOf(range);
    const cells: string[][] = [];
    for (let row = top; row <= bottom; row += 1) {
      const texts: string[] = [];
      for (let column = left; column <= right; column += 1) {
        const amount = amountAt(sheet, row, column);
        texts.push(String(amount === null ? (sheet.rows[row]?.share ?? '') : toMain(amount, sheet.decimals)));
      }
      cells.push(texts);
    }
    return toTsv(cells);
  };

  const onPaste = (text: string) => {
    const range = selection.get();
    if (!range) return report.warning(t('allocate.selectFirst'));
    if (text === '') return;
    const pasted = pasteEdit(sheet, boundsOf(range), parseTsv(text));
    if ('fault' in pasted) return tell(pasted);
    if (pasted.edit) edit(pasted.edit);
  };

  return { onType, onCommand, onCopy, onPaste };
}
