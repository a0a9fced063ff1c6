import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { warningText } from '#shared/messages/run.ts';
import type { PlanView, RunView } from '#shared/views.ts';
import { Panel } from '../../components/panel.tsx';
import { WhenNear } from '../../components/when-near.tsx';
import { periodHeaders, periodLabels } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { cardOutputs, outputsOf } from './cells.ts';
import { ConvergencePanel } from './convergence-panel.tsx';
import { DistributionPanel } from './distribution-panel.tsx';
import { DriversPanel } from './drivers-panel.tsx';
import { FanPanel } from './fan-panel.tsx';
import { KpiPanel } from './kpi-panel.tsx';
import { MarketsPanel } from './markets-panel.tsx';
import { OutputCards } from './output-cards.tsx';
import { OutputTable } from './output-table.tsx';
import styles from './results-view.module.css';
import type { RunForm } from './use-run-settings.ts';

interface Props {
  readonly plan: PlanView;
  readonly run: RunView;
  readonly form: RunForm;
}

/** Everything that one run says: cards, course over time, distribution, drivers, all figures. */
export function ResultsView({ plan, run, form }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const outputs = useMemo(() => outputsOf(plan, run.result), [plan, run.result]);
  const periods = useMemo(() => periodLabels(plan.calendar, locale), [plan.calendar, locale]);
  const heads = useMemo(() => periodHeaders(plan.calendar, locale), [plan.calendar, locale]);
  const leading = cardOutputs(outputs)[0];
  const cell = leading?.cells.at(-1);
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
                {path === '' ? null : <code>{path}</code>} {warningText(message, locale)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <OutputCards plan={plan} outputs={outputs} periods={periods} trials={run.trials} />
      <div className={styles.panels}>
        <FanPanel plan={plan} outputs={outputs} periods={heads} />
        <DistributionPanel plan={plan} run={run} outputs={outputs} periods={periods} />
        <div className={styles.drivers}>
          <DriversPanel plan={plan} run={run} outputs={outputs} />
        </div>
        {run.current && leading && cell ? (
          <WhenNear>
            <ConvergencePanel plan={plan} run={run} form={form} output={leading.output} at={cell.at} />
          </WhenNear>
        ) : null}
        {run.current ? (
          <>
            <WhenNear>
              <MarketsPanel plan={plan} run={run} />
            </WhenNear>
            <WhenNear>
              <KpiPanel plan={plan} run={run} />
            </WhenNear>
          </>
        ) : (
          <Panel title={t('closerLook.markets')} wide>
            <p className={styles.outdated}>{t('closerLook.outdated')}</p>
          </Panel>
        )}
        <OutputTable plan={plan} outputs={outputs} periods={periods} />
      </div>
    </>
  );
}
