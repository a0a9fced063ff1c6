import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation } from '#shared/allocation/types.ts';
import { type Minor, toMain } from '#shared/money.ts';
import { remembered } from '#shared/remembered.ts';
import type { PlanView } from '#shared/views.ts';
import { formatMinor, formatPercent, numberFormat } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import type { GridContext } from './amount-editor.tsx';
import type { CellMarks } from './cell-marks.ts';
import type { ColumnContext } from './columns.ts';
import type { PivotView } from './pivot-row.ts';
import type { SelectionStore } from './selection-store.ts';
import { grandTotal, type Sheet } from './sheet.ts';

interface Parts {
  readonly sheet: Sheet;
  readonly view: PivotView;
  readonly selection: SelectionStore;
  readonly marks: CellMarks;
  toggle(id: string): void;
}

/** Cents are shown where any amount has them. */
function useDigits({ decimals }: PlanView, { rows }: Allocation): number {
  const hasCents = useMemo(() => {
    const unit = 10 ** decimals;
    return remembered((amounts: readonly Minor[]) => amounts.some((amount) => amount % unit !== 0));
  }, [decimals]);
  return useMemo(
    () => (rows.some(({ amounts }) => hasCents(amounts)) ? decimals : 0),
    [decimals, rows, hasCents],
  );
}

/** How the grid writes its figures and heads, kept while nothing of that changes so that columns stay as they are. */
export function useColumnContext(
  plan: PlanView,
  allocation: Allocation,
  { sheet, view, selection, marks, toggle }: Parts,
) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { decimals } = plan;
  const digits = useDigits(plan, allocation);
  const [shown] = useState({ rows: 0, grand: 0 });
  shown.rows = sheet.rows.length - 1;
  shown.grand = grandTotal(sheet);

  const context = useMemo((): ColumnContext => {
    const signed = numberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'exceptZero',
    });
    const signedShare = numberFormat(locale, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
      signDisplay: 'exceptZero',
    });
    const withMinus = (text: string) => text.replace('-', '−');
    return {
      columns: sheet.columns,
      amount: (minor) => formatMinor(minor, decimals, locale, digits),
      change: (minor) => withMinus(signed.format(minor / 10 ** decimals)),
      share: (value) => formatPercent(value, locale),
      changeShare: (value) => withMinus(signedShare.format(value)),
      texts: {
        row: t(view === 'region' ? 'allocate.regionAndLine' : 'allocate.categoryAndLine'),
        total: t('allocate.total'),
        share: t('allocate.share'),
        change: t('allocate.change'),
        changeShare: t('allocate.changeShare'),
      },
      selection,
      marks,
      shown,
      toggle,
    };
  }, [sheet.columns, locale, decimals, digits, t, view, selection, marks, shown, toggle]);
  const editing = useMemo(
    (): GridContext => ({
      plain: (minor) => String(toMain(minor as Minor, decimals)),
      editLabel: t('allocate.editAmount'),
    }),
    [decimals, t],
  );
  return { context, editing };
}
