import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellMarks } from './cell-marks.ts';
import { boundsOf } from './selection.ts';
import { type SelectionStore, useSelection } from './selection-store.ts';
import { selectionSummary } from './selection-summary.ts';
import type { Sheet } from './sheet.ts';
import styles from './status-bar.module.css';

interface Props {
  readonly sheet: Sheet;
  readonly selection: SelectionStore;
  readonly money: (minor: number) => string;
  readonly hint: string;
  readonly marks: CellMarks;
}

/** What is selected, in a line below the grid as spreadsheets have it; read out by screen readers. */
export function StatusBar({ sheet, selection, money, hint, marks }: Props) {
  const { t } = useTranslation();
  const range = useSelection(selection);
  const summary = range ? selectionSummary(sheet, boundsOf(range)) : null;
  const marking = useSyncExternalStore(marks.subscribe, marks.get);
  const row = sheet.rows[range?.anchor.row ?? -1];
  const column = sheet.columns[range?.anchor.column ?? -1];
  const about = row && column ? marking.text(row, column) : null;
  return (
    <div className={styles.bar}>
      <span className={styles.hint} data-about={about !== null || undefined}>
        {/* Not announced: the cell that has the focus says it itself. */}
        {about ?? hint}
      </span>
      <output className={`${styles.summary} figure`} aria-live="polite">
        {summary && summary.cells > 1 ? (
          <>
            <span>{t('allocate.selectedCells', { count: summary.cells })}</span>
            {summary.overlaps ? null : <span>{t('allocate.sum', { amount: money(summary.sum) })}</span>}
            {summary.overlaps ? null : (
              <span>{t('allocate.average', { amount: money(summary.sum / summary.cells) })}</span>
            )}
          </>
        ) : null}
      </output>
    </div>
  );
}
