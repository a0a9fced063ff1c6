import { memo, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedLimit } from '#shared/allocation/limits/from-plan.ts';
import type { PolicyShares } from '#shared/allocation/policy.ts';
import type { Allocation, AllocationEdit } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import type { Minor } from '#shared/money.ts';
import type { NoteView, PlanView } from '#shared/views.ts';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { AllocateToolbar } from './allocate-toolbar.tsx';
import styles from './allocate-view.module.css';
import { AllocationGrid } from './allocation-grid.tsx';
import { BudgetLine } from './budget-line.tsx';
import { ImpactStrip } from './impact/impact-strip.tsx';
import { useGuardRails } from './limits/use-guard-rails.ts';
import { PicturesPane } from './pictures/pictures-pane.tsx';
import { SelectionStore } from './selection-store.ts';
import { SidePanes } from './side-panes.tsx';
import { StatusBar } from './status-bar.tsx';
import type { Trial } from './trial/use-trial.ts';
import { useCellMarks, useMarkStore } from './use-cell-marks.ts';
import { useColumnContext } from './use-column-context.ts';
import { useCommands } from './use-commands.ts';
import { useDialogs } from './use-dialogs.tsx';
import { useGridEdits } from './use-grid-edits.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { usePainted } from './use-painted.ts';
import { usePanes } from './use-panes.ts';
import type { ParentAllocation } from './use-parent-allocation.ts';
import { useSheet } from './use-sheet.ts';

interface Props {
  readonly plan: PlanView;
  readonly parent: ParentAllocation;
  readonly scenario: string;
  readonly scenarioLabel: string;
  readonly allocation: Allocation;
  readonly budget: Minor | null;
  readonly ownBudget: boolean;
  readonly limits: readonly PlacedLimit[];
  readonly notes: readonly NoteView[];
  readonly policy: PolicyShares;
  readonly words: EditWords;
  readonly trial: Trial;
  edit(edit: AllocationEdit): boolean;
}

/** Budget line, grid, what stands beside and below it, and what it comes to. */
export const AllocateView = memo(function AllocateView(props: Props) {
  const { plan, allocation, edit, trial } = props;
  const { t } = useTranslation();
  const [selection] = useState(() => new SelectionStore());
  const panes = usePanes();
  const pivot = useSheet(plan, allocation, props.parent);
  const { sheet } = pivot;
  useKeptPlace(sheet, selection);
  const marks = useMarkStore();
  const painted = usePainted(allocation);
  const rails = useGuardRails(painted, props.limits, props.budget);
  useCellMarks({ ...props, marks, rows: sheet.rows, rails });
  const { context, editing } = useColumnContext(plan, allocation, { ...pivot, selection, marks });
  const grid = useGridEdits({ sheet, selection, edit });
  const dialogs = useDialogs({ ...props, sheet, selection, marks });
  const { onCommand, onTurn, onTry } = useCommands({ pivot, selection, grid, dialogs, panes, trial });
  const broken = useMemo(() => new Set(rails.breaches.map(({ limit }) => limit.id)).size, [rails]);
  const money = useCallback(
    (minor: number) => `${context.amount(minor)} ${plan.currency}`,
    [context.amount, plan.currency],
  );

  return (
    <div className={styles.screen}>
      <ScreenHeader title={t('nav.allocate')} hidden>
        <BudgetLine
          budget={props.budget}
          own={props.ownBudget}
          decimals={plan.decimals}
          allocated={pivot.pivot.total.total}
          money={money}
        />
        <AllocateToolbar
          view={pivot.view}
          onView={onTurn}
          columns={pivot.menu}
          panes={panes}
          broken={broken}
          tries={trial.open}
          onTry={onTry}
          onFoldAll={pivot.foldAll}
          onCommand={grid.onCommand}
          onMove={dialogs.move}
          onNote={dialogs.note}
        />
      </ScreenHeader>
      <div className={styles.panel}>
        <div className={styles.work}>
          <div className={styles.grid}>
            <AllocationGrid
              sheet={sheet}
              columns={context}
              editing={editing}
              label={t('allocate.gridLabel', { scenario: props.scenarioLabel, currency: plan.currency })}
              {...grid}
              onCommand={onCommand}
            />
          </div>
          <SidePanes
            {...props}
            rails={rails}
            sheet={sheet}
            selection={selection}
            panes={panes}
            money={context.amount}
          />
        </div>
        <StatusBar
          sheet={sheet}
          selection={selection}
          money={context.amount}
          hint={t('allocate.hint')}
          marks={marks}
        />
      </div>
      {dialogs.shown}
      <ImpactStrip plan={plan} scenario={props.scenario} trying={trial.edit} />
      {panes.charts.shown ? (
        <PicturesPane plan={plan} allocation={painted} pivot={pivot} selection={selection} />
      ) : null}
    </div>
  );
});
