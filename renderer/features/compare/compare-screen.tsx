import { VisuallyHidden } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { JobStatus } from '../../components/job-status.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { useJob } from '../../service/jobs.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './compare-screen.module.css';
import { type ComparedLook, CompareView, FIRST_LOOK } from './compare-view.tsx';
import { ScenarioPicker } from './scenario-picker.tsx';
import { FIRST_STUDY, type StudySettings } from './study.ts';
import { StudyControls } from './study-controls.tsx';
import { useComparedScenarios } from './use-compared-scenarios.ts';

/** Two to five scenarios side by side, always of the plan as it is now. */
export function CompareScreen() {
  const { t } = useTranslation();
  const { plan, scenario } = usePlanContext();
  const [chosen, choose] = useComparedScenarios(plan, scenario.id);
  const [settings, setSettings] = useState<StudySettings>(FIRST_STUDY);
  const [look, setLook] = useState<ComparedLook>(FIRST_LOOK);
  const enough = chosen.length > 1;
  const job = useJob(
    'compare.run',
    'compare',
    plan.revision,
    enough ? { planId: plan.id, scenarios: chosen, ...settings } : null,
  );
  return (
    <div className={styles.screen}>
      <VisuallyHidden>
        <h1>{t('nav.compare')}</h1>
      </VisuallyHidden>
      <header className={styles.header}>
        <ScenarioPicker plan={plan} chosen={chosen} onChoose={choose} />
        <StudyControls settings={settings} onChange={setSettings} />
      </header>
      <JobStatus job={job} label={t('compare.running')} />
      {plan.scenarios.length < 2 ? (
        <EmptyState icon={IconArrowsDiff} title={t('compare.onlyOneTitle')} text={t('compare.onlyOneText')} />
      ) : enough ? (
        <Loaded query={job} label={t('nav.compare')}>
          {(view) => <CompareView plan={plan} view={view} settings={settings} look={look} onLook={setLook} />}
        </Loaded>
      ) : (
        <EmptyState icon={IconArrowsDiff} title={t('compare.chooseTitle')} text={t('compare.chooseText')} />
      )}
    </div>
  );
}
