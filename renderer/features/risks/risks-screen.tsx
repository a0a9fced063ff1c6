import { IconShieldQuestion } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanView, RunView } from '#shared/views.ts';
import type { RisksView } from '#shared/views-risks.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { JobStatus } from '../../components/job-status.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { CoveragePanel } from './coverage-panel.tsx';
import { RegisterPanel } from './register-panel.tsx';
import styles from './risks.module.css';
import { type RiskTrials, useRisks } from './use-risks.ts';
import { WithoutPanel } from './without-panel.tsx';

/** What may go wrong, how likely, what it costs, and how far compliance is covered. */
export function RisksScreen() {
  const { t } = useTranslation();
  const { plan, scenario } = usePlanContext();
  const { query, trials, run } = useRisks();
  return (
    <div className={styles.screen}>
      <ScreenHeader title={t('nav.risks')}>
        <Provenance trials={trials} run={run} />
      </ScreenHeader>
      <JobStatus job={query} label={t('risks.measuring')} />
      <Loaded query={query} label={t('nav.risks')}>
        {(view) => <Risks key={scenario.id} view={view} plan={plan} trials={trials} />}
      </Loaded>
    </div>
  );
}

function Risks({ view, plan, trials }: { view: RisksView; plan: PlanView; trials: RiskTrials }) {
  const { t } = useTranslation();
  const [off, setOff] = useState<readonly string[]>([]);
  return (
    <>
      {view.risks.length === 0 ? (
        <EmptyState icon={IconShieldQuestion} title={t('risks.noneTitle')} text={t('risks.noneText')} />
      ) : (
        <>
          <RegisterPanel
            view={view}
            plan={plan}
            off={off}
            onSwitch={(event, without) =>
              setOff(without ? [...off, event] : off.filter((each) => each !== event))
            }
          />
          <WithoutPanel view={view} plan={plan} trials={trials} events={off} />
        </>
      )}
      {view.coverage ? <CoveragePanel coverage={view.coverage} plan={plan} /> : null}
    </>
  );
}

function Provenance({ trials, run }: { trials: RiskTrials; run: RunView | null }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { sampling } = trials;
  const args = {
    trials: formatCount(trials.trials, locale),
    seed: trials.seed,
    sampling: t(`samplings.${sampling}`),
  };
  const text =
    run === null
      ? t('risks.provenanceNoRun', args)
      : run.trials > trials.trials
        ? t('risks.provenanceCapped', args)
        : t('risks.provenance', args);
  return (
    <p className={`${styles.provenance} figure`} data-testid="risk-provenance">
      {text}
    </p>
  );
}
