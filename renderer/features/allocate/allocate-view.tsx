import { useCallbackRef } from '@mantine/hooks';
import { memo, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlacedLimit } from '#shared/allocation/limits/from-plan.ts';
import type { PolicyShares } from '#shared/allocation/policy.ts';
import type { Allocation, AllocationEdit } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import type { Minor } from '#shared/money.ts';
import type { NoteView, PlanView } from '#shared/views.ts';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { useStoredFlag } from '../../components/use-stored-flag.ts';
import { periodHeaders } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { AllocateToolbar } from './allocate-toolbar.tsx';
import styles from './allocate-view.module.css';
import { AllocationGrid } from './allocation-grid.tsx';
import { BalanceButton } from './balance/balance-button.tsx';
import { BalancePanel } from './balance/balance-panel.tsx';
import { BudgetLine } from './budget-line.tsx';
import { ImpactStrip } from './impact/impact-strip.tsx';
import type { AskCommand, EditCommand } from './keys.ts';
import { GuardRailsButton } from './limits/guard-rails-button.tsx';
import { GuardRailsPanel } from './limits/guard-rails-panel.tsx';
import { useGuardRails } from './limits/use-guard-rails.ts';
import { MovesMenu } from './moves/moves-menu.tsx';
import { useMoves } from './moves/use-moves.tsx';
import { NoteButton } from './notes/note-button.tsx';
import { useNotes } from './notes/use-notes.tsx';
import { AllocationPictures } from './pictures/allocation-pictures.tsx';
import type { PivotView } from './pivot.ts';
import { SelectionStore } from './selection-store.ts';
import { StatusBar } from './status-bar.tsx';
import { TrialPanel } from './trial/trial-panel.tsx';
import type { Trial } from './trial/use-trial.ts';
import { useCellMarks, useMarkStore } from './use-cell-marks.ts';
import { useColumnContext } from './use-column-context.ts';
import { useGridEdits } from './use-grid-edits.ts';
import { useKeptPlace } from './use-kept-place.ts';
import { usePainted } from './use-painted.ts';
import type { ParentAllocation } from './use-parent-allocation.ts';
import { usePick } from './use-pick.ts';
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

/** Budget line, grid, status line and pictures of one scenario. */
export const AllocateView = memo(function AllocateView(props: Props) {
  const { plan, allocation, edit, trial } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const [selection] = useState(() => new SelectionStore());
  const [showsCharts, setShowsCharts] = useStoredFlag('allocate.charts', window.innerHeight >= 900);
  const pivot = useSheet(plan, allocation, props.parent);
  const { sheet, view } = pivot;
  useKeptPlace(sheet, selection);
  const marks = useMarkStore();
  const painted = usePainted(allocation);
  const rails = useGuardRails(painted, props.limits, props.budget);
  const [showsBalance, setShowsBalance] = useStoredFlag('balance-panel', false);
  const [showsRails, setShowsRails] = useStoredFlag('guard-rails', false);
  useCellMarks({ ...props, marks, rows: sheet.rows, rails });
  const { context, editing } = useColumnContext(plan, allocation, { ...pivot, selection, marks });
  const grid = useGridEdits({ sheet, selection, edit });
  const moves = useMoves({ ...props, sheet, selection });
  const notes = useNotes({ ...props, sheet, selection, marks });
  const openMove = useCallbackRef(moves.open);
  const openNote = useCallbackRef(notes.open);
  const onCommand = useCallbackRef((command: EditCommand | AskCommand) => {
    if (command.type === 'moves') moves.open('move');
    else if (command.type === 'note') notes.open();
    else grid.onCommand(command);
  });
  const broken = useMemo(() => new Set(rails.breaches.map(({ limit }) => limit.id)).size, [rails]);
  const tools = useMemo(
    () => (
      <>
        <MovesMenu onOpen={openMove} />
        <NoteButton onPress={openNote} />
        <BalanceButton pressed={showsBalance} onPress={() => setShowsBalance(!showsBalance)} />
        <GuardRailsButton broken={broken} pressed={showsRails} onPress={() => setShowsRails(!showsRails)} />
      </>
    ),
    [openMove, openNote, broken, showsRails, setShowsRails, showsBalance, setShowsBalance],
  );
  const periods = useMemo(() => periodHeaders(plan.calendar, locale), [plan.calendar, locale]);
  const turn = useCallbackRef((next: PivotView) => {
    const { lines = [] } = sheet.rows[selection.get()?.anchor.row ?? -1] ?? {};
    pivot.turn(next, lines.length === 1 ? lines[0] : undefined);
  });
  const money = useCallback(
    (minor: number) => `${context.amount(minor)} ${plan.currency}`,
    [context.amount, plan.currency],
  );
  const onTry = useCallbackRef(() => trial.setOpen(!trial.open));
  const showCharts = useCallbackRef(setShowsCharts);
  const pick = usePick({ ...pivot, selection });

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
          view={view}
          onView={turn}
          columns={pivot.menu}
          tries={trial.open}
          onTry={onTry}
          showsCharts={showsCharts}
          onShowCharts={showCharts}
          onFoldAll={pivot.foldAll}
          onCommand={grid.onCommand}
        >
          {tools}
        </AllocateToolbar>
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
          {showsRails ? (
            <GuardRailsPanel {...props} rails={rails} onClose={() => setShowsRails(false)} />
          ) : null}
          {showsBalance ? <BalancePanel {...props} onClose={() => setShowsBalance(false)} /> : null}
          {trial.open ? (
            <TrialPanel trial={trial} sheet={sheet} selection={selection} money={context.amount} />
          ) : null}
        </div>
        <StatusBar
          sheet={sheet}
          selection={selection}
          money={context.amount}
          hint={t('allocate.hint')}
          marks={marks}
        />
      </div>
      {moves.dialog}
      {notes.dialog}
      <ImpactStrip plan={plan} scenario={props.scenario} trying={trial.edit} />
      {showsCharts ? (
        <AllocationPictures
          plan={plan}
          allocation={painted}
          labels={pivot.labels}
          categories={pivot.categories}
          periods={periods}
          onPick={pick}
        />
      ) : null}
    </div>
  );
});
