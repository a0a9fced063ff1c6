import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { Loaded } from '../../components/loaded.tsx';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { useLatestRun } from '../../service/queries.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { importPath } from '../shell/routes.ts';
import { ComparisonCard } from './comparison-card.tsx';
import styles from './export-screen.module.css';
import { PlanCard } from './plan-card.tsx';
import { ReportCard } from './report-card.tsx';
import { SipCard } from './sip-card.tsx';
import { ValuesCard } from './values-card.tsx';
import { WorkbookCard } from './workbook-card.tsx';

/** What leaves the app, a card for each kind of file; and the way to what comes in. */
export function ExportScreen() {
  const { t } = useTranslation();
  const { plan, scenario } = usePlanContext();
  const latest = useLatestRun(plan.id, scenario.id);
  return (
    <div className={styles.screen}>
      <ScreenHeader title={t('nav.export')}>
        <Button component={Link} href={importPath(plan.id, scenario.id)} variant="default" ml="auto">
          {t('importer.title')}
        </Button>
      </ScreenHeader>
      <Loaded query={latest} label={t('nav.export')}>
        {(run) => (
          <div className={styles.cards} key={`${plan.id} ${scenario.id}`}>
            <WorkbookCard plan={plan} scenario={scenario} run={run} />
            <ReportCard plan={plan} scenario={scenario} />
            <ComparisonCard plan={plan} scenario={scenario} run={run} />
            <ValuesCard plan={plan} scenario={scenario} run={run} />
            <SipCard plan={plan} scenario={scenario} run={run} />
            <PlanCard plan={plan} />
          </div>
        )}
      </Loaded>
    </div>
  );
}
