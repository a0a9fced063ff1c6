import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation, AllocationEdit } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import { type Minor, toMain } from '#shared/money.ts';
import type { PlanView } from '#shared/views.ts';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { useStoredFlag } from '../../components/use-stored-flag.ts';
import { formatMinor, formatPercent } from '../../i18n/format.ts';
import { periodHeaders } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { AllocateToolbar } from './allocate-toolbar.tsx';
import styles from './allocate-view.module.css';
import { AllocationCharts } from './allocation-charts.tsx';
import { AllocationGrid } from './allocation-grid.tsx';
import { BudgetLine } from './budget-line.tsx';
import { SelectionStore } from './selection-store.ts';
import { StatusBar } from './status-bar.tsx';
import { useGridEdits } from './use-grid-edits.ts';
import { useSheet } from './use-sheet.ts';

interface Props {
  readonly plan: PlanView;
  readonly inherits: boolean;
  readonly scenarioLabel: string;
  readonly allocation: Allocation;
  readonly budget: Minor | null;
  readonly ownBudget: boolean;
  readonly words: EditWords;
  /** What the spend comes to: stands below the grid. */
  readonly impact: ReactNode;
  edit(edit: AllocationEdit): boolean;
}

/** Budget line, grid, status line and pictures of one scenario. */
export function AllocateView(props: Props) {
  const { plan, allocation, budget, edit } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const [selection] = useState(() => new SelectionStore());
  const [showsCharts, setShowsCharts] = useStoredFlag('allocate.charts', window.innerHeight >= 900);
  const pivot = useSheet(plan, allocation, props.inherits);
  const { sheet, toggle } = pivot;
  const { decimals } = plan;

  const unit = 10 ** decimals;
  const hasCents = allocation.rows.some((row) => row.amounts.some((amount) => amount % unit !== 0));
  const digits = hasCents ? decimals : 0;
  const money = (minor: number) => formatMinor(minor, decimals, locale, digits);
  const grid = useGridEdits({ sheet, selection, edit });

  const rowCount = sheet.rows.length - 1;
  const [rowCounter] = useState(() => ({ rows: rowCount }));
  rowCounter.rows = rowCount;
  const columns = useMemo(
    () => ({
      periodLabels: periodHeaders(plan.calendar, locale),
      amount: (minor: number) => formatMinor(minor, decimals, locale, digits),
      share: (value: number) => formatPercent(value, locale),
      texts: {
        row: t(pivot.view === 'region' ? 'allocate.regionAndLine' : 'allocate.categoryAndLine'),
        total: t('allocate.total'),
        share: t('allocate.share'),
      },
      selection,
      rowCount: () => rowCounter.rows,
      toggle,
    }),
    [plan.calendar, locale, decimals, digits, t, pivot.view, selection, rowCounter, toggle],
  );
  const editing = useMemo(
    () => ({
      plain: (minor: number) => String(toMain(minor as Minor, decimals)),
      editLabel: t('allocate.editAmount'),
    }),
    [decimals, t],
  );

  return (
    <div className={styles.screen}>
      <ScreenHeader title={t('nav.allocate')} hidden>
        <BudgetLine
          budget={budget}
          own={props.ownBudget}
          decimals={decimals}
          allocated={pivot.pivot.total.total}
          money={(minor) => `${money(minor)} ${plan.currency}`}
        />
        <AllocateToolbar
          view={pivot.view}
          onView={pivot.setView}
          showsEmpty={pivot.showsEmpty}
          onShowEmpty={pivot.showEmpty}
          showsCharts={showsCharts}
          onShowCharts={setShowsCharts}
          onFoldAll={pivot.foldAll}
          onCommand={grid.onCommand}
        />
      </ScreenHeader>
      <div className={styles.panel}>
        <div className={styles.grid}>
          <AllocationGrid
            sheet={sheet}
            columns={columns}
            editing={editing}
            label={t('allocate.gridLabel', { scenario: props.scenarioLabel, currency: plan.currency })}
            {...grid}
          />
        </div>
        <StatusBar sheet={sheet} selection={selection} money={money} hint={t('allocate.hint')} />
      </div>
      {props.impact}
      {showsCharts ? (
        <AllocationCharts
          plan={plan}
          allocation={allocation}
          labels={pivot.labels}
          categories={pivot.categories}
          periods={columns.periodLabels}
        />
      ) : null}
    </div>
  );
}
