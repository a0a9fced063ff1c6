import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView, RunView } from '#shared/views.ts';
import { periodHeaders } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { outputsOf } from './cells.ts';
import { DistributionPanel } from './distribution-panel.tsx';
import { DriversPanel } from './drivers-panel.tsx';
import { FanPanel } from './fan-panel.tsx';
import { OutputCards } from './output-cards.tsx';
import { OutputTable } from './output-table.tsx';
import styles from './results-view.module.css';

interface Props {
  readonly plan: PlanView;
  readonly run: RunView;
}

/** Everything that one run says: cards, course over time, distribution, drivers, all figures. */
export function ResultsView({ plan, run }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const outputs = useMemo(() => outputsOf(plan, run.result), [plan, run.result]);
  const periods = useMemo(() => periodHeaders(plan.calendar, locale), [plan.calendar, locale]);
  const { warnings } = run.result;
  return (
    <>
      {warnings.length === 0 ? null : (
        <Alert
          color="yellow"
          icon={<IconInfoCircle />}
          title={t('results.warnings', { count: warnings.length })}
        >
          <ul className={styles.warnings}>
            {warnings.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                {path === '' ? null : <code>{path}</code>} {message}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <OutputCards plan={plan} outputs={outputs} periods={periods} />
      <div className={styles.panels}>
        <FanPanel plan={plan} outputs={outputs} periods={periods} />
        <DistributionPanel plan={plan} run={run} outputs={outputs} periods={periods} />
        <div className={styles.drivers}>
          <DriversPanel plan={plan} run={run} outputs={outputs} />
        </div>
        <OutputTable plan={plan} outputs={outputs} periods={periods} />
      </div>
    </>
  );
}
