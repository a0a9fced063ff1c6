import { Alert, Button, SegmentedControl } from '@mantine/core';
import { IconFileText, IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { labelText } from '#shared/locale.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { JobStatus } from '../../components/job-status.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { useStoredValue } from '../../components/use-stored-value.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useLatestRun } from '../../service/queries.ts';
import { BackLink } from '../shell/back-link.tsx';
import { usePlanContext } from '../shell/plan-context.ts';
import { planPath } from '../shell/routes.ts';
import { asPaper, PAPERS, usualPaper } from './paper.ts';
import { ReportPage } from './report-page.tsx';
import styles from './report-screen.module.css';
import { usePrint } from './use-print.ts';
import { useReportData } from './use-report-data.ts';

/** A scenario on one page for those who decide: seen as it prints, then printed or saved as PDF. */
export function ReportScreen() {
  const { t } = useTranslation();
  const { plan, scenario } = usePlanContext();
  const latest = useLatestRun(plan.id, scenario.id);
  const [, navigate] = useLocation();
  return (
    <Loaded query={latest} label={t('boardReport.title')}>
      {(run) =>
        run ? (
          <Report />
        ) : (
          <EmptyState
            icon={IconFileText}
            title={t('boardReport.noRunTitle')}
            text={t('boardReport.noRunText')}
          >
            <Button onClick={() => navigate(planPath(plan.id, scenario.id, 'results'))}>
              {t('boardReport.toResults')}
            </Button>
          </EmptyState>
        )
      }
    </Loaded>
  );
}

function Report() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan, scenario } = usePlanContext();
  const { data, job, spend } = useReportData();
  const [paper, setPaper] = useStoredValue('paper', usualPaper(navigator.languages), asPaper);
  const names = [labelText(plan.label, locale, plan.name), labelText(scenario.label, locale, scenario.id)];
  const print = usePrint(names.join(' – '));
  return (
    <>
      <div className="hr-screen-only">
        <ScreenHeader title={t('boardReport.title')}>
          <div className={styles.tools}>
            <BackLink />
            <SegmentedControl
              size="xs"
              aria-label={t('boardReport.paper')}
              value={paper}
              onChange={(value) => setPaper(asPaper(value) ?? paper)}
              data={PAPERS.map((value) => ({ value, label: t(`boardReport.papers.${value}`) }))}
            />
            <Button
              size="xs"
              leftSection={<IconPrinter size={16} />}
              disabled={data === null}
              loading={print.isPending}
              onClick={() => print.mutate()}
            >
              {t('boardReport.print')}
            </Button>
          </div>
        </ScreenHeader>
        {data && !data.run.current ? (
          <Alert color="orange" variant="light" mt="sm">
            {t('boardReport.outdated')}
          </Alert>
        ) : null}
        <JobStatus job={job} label={t('boardReport.working')} />
      </div>
      <div className={styles.desk}>
        <Loaded query={{ ...spend, data: data ?? undefined }} label={t('boardReport.title')}>
          {(ready) => <ReportPage plan={plan} scenario={scenario} data={ready} paper={paper} />}
        </Loaded>
      </div>
    </>
  );
}
