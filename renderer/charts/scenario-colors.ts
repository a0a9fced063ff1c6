import type { PlanView } from '#shared/views.ts';
import { type ChartTheme, seriesColor } from './chart-theme.ts';

/** The colour of a scenario, the same on every screen: by its place among the plan's scenarios. */
export function scenarioColor(theme: ChartTheme, plan: PlanView, scenario: string): string {
  return seriesColor(
    theme,
    Math.max(
      0,
      plan.scenarios.findIndex(({ id }) => id === scenario),
    ),
  );
}
