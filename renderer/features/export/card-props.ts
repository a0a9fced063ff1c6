import type { PlanView, RunView, ScenarioView } from '#shared/views.ts';

/** What the cards are of. */
export interface CardProps {
  readonly plan: PlanView;
  readonly scenario: ScenarioView;
  /** The scenario's last run; null before the first. */
  readonly run: RunView | null;
}
