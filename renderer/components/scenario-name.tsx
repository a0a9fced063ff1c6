import { useComputedColorScheme } from '@mantine/core';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import { CHART_THEMES } from '../charts/chart-theme.ts';
import { scenarioColor } from '../charts/scenario-colors.ts';
import { useLocale } from '../i18n/setup.ts';
import styles from './scenario-name.module.css';

/** The name of a scenario behind a spot of its colour. */
export function ScenarioName({ plan, scenario }: { plan: PlanView; scenario: string }) {
  const locale = useLocale();
  const theme = CHART_THEMES[useComputedColorScheme('light')];
  const view = plan.scenarios.find(({ id }) => id === scenario);
  return (
    <span className={styles.name}>
      <svg className={styles.spot} viewBox="0 0 10 10" aria-hidden>
        <circle cx={5} cy={5} r={5} fill={scenarioColor(theme, plan, scenario)} />
      </svg>
      {labelText(view?.label, locale, scenario)}
    </span>
  );
}
