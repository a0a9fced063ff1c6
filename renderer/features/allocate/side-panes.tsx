import type { PolicyShares } from '#shared/allocation/policy.ts';
import type { Allocation, AllocationEdit } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import type { PlanView } from '#shared/views.ts';
import { BalancePanel } from './balance/balance-panel.tsx';
import { GuardRailsPanel } from './limits/guard-rails-panel.tsx';
import type { GuardRails } from './limits/use-guard-rails.ts';
import type { SelectionStore } from './selection-store.ts';
import type { Sheet } from './sheet.ts';
import { TrialPanel } from './trial/trial-panel.tsx';
import type { Trial } from './trial/use-trial.ts';
import type { Panes } from './use-panes.ts';

interface Props {
  readonly plan: PlanView;
  readonly scenario: string;
  readonly words: EditWords;
  readonly allocation: Allocation;
  readonly policy: PolicyShares;
  readonly rails: GuardRails;
  readonly sheet: Sheet;
  readonly selection: SelectionStore;
  readonly panes: Panes;
  readonly trial: Trial;
  money(minor: number): string;
  edit(edit: AllocationEdit): boolean;
}

/** What one works with beside the grid: guard rails, shares and policy, sliders. */
export function SidePanes(props: Props) {
  const { rails, balance } = props.panes;
  const { trial, sheet, selection, money } = props;
  return (
    <>
      {rails.shown ? <GuardRailsPanel {...props} onClose={rails.toggle} /> : null}
      {balance.shown ? <BalancePanel {...props} onClose={balance.toggle} /> : null}
      {trial.open ? <TrialPanel trial={trial} sheet={sheet} selection={selection} money={money} /> : null}
    </>
  );
}
