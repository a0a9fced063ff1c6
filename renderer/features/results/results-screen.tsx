import { Alert, Button } from '@mantine/core';
import { IconChartHistogram, IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { useLatestRun } from '../../service/queries.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { Provenance } from './provenance.tsx';
import styles from './results-screen.module.css';
import { ResultsView } from './results-view.tsx';
import { RunControls } from './run-controls.tsx';
import { RunStatus } from './run-status.tsx';
import { useRunSettings } from './use-run-settings.ts';

/** The last run of the scenario, and the controls for another. */
export function ResultsScreen() {
  const { t } = useTranslation();
  const { plan, scenario } = usePlanContext();
  const query = useLatestRun(plan.id, scenario.id);
  const run = useRunSettings(plan.id, scenario.id, query.data ?? null);
  return (
    <div className={styles.screen}>
      <ScreenHeader title={t('nav.results')} hidden>
        <RunControls run={run} />
        {query.data ? <Provenance run={query.data} /> : null}
      </ScreenHeader>
      <RunStatus planId={plan.id} scenario={scenario.id} />
      <Loaded query={query} label={t('nav.results')}>
        {(latest) =>
          latest ? (
            <>
              {latest.current ? null : (
                <Alert
                  color="orange"
                  variant="light"
                  icon={<IconRefresh />}
                  title={t('results.outdatedTitle')}
                >
                  {t('results.outdatedText')}
                  <Button size="compact-sm" variant="light" color="orange" ml="md" onClick={run.start}>
                    {t('results.runAgain')}
                  </Button>
                </Alert>
              )}
              <ResultsView key={latest.id} plan={plan} run={latest} form={run} />
            </>
          ) : run.running ? null : (
            <EmptyState icon={IconChartHistogram} title={t('results.noneTitle')} text={t('results.noneText')}>
              <Button onClick={run.start}>{t('results.run')}</Button>
            </EmptyState>
          )
        }
      </Loaded>
    </div>
  );
}
