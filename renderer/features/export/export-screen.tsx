import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FileOffer } from '#shared/views.ts';
import { ScreenHeader } from '../../components/screen-header.tsx';
import { useReport } from '../../components/use-report.ts';
import { useSaveFile } from '../../components/use-save-file.ts';
import { useLocale } from '../../i18n/setup.ts';
import { ask, useService } from '../../service/context.ts';
import { usePendingEdits } from '../../service/pending.ts';
import { useLatestRun } from '../../service/queries.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { importPath } from '../shell/routes.ts';
import styles from './export-screen.module.css';
import { PlanCard } from './plan-card.tsx';
import { ReportCard } from './report-card.tsx';
import { WorkbookCard } from './workbook-card.tsx';

/** What leaves the app: a workbook of the scenario, and the plan as a document. */
export function ExportScreen() {
  const { t } = useTranslation();
  const locale = useLocale();
  const service = useService();
  const pending = usePendingEdits();
  const report = useReport();
  const saveFile = useSaveFile();
  const { plan, scenario } = usePlanContext();
  const latest = useLatestRun(plan.id, scenario.id);

  const offer = (make: () => Promise<FileOffer>) => ({
    mutationFn: async () => {
      await pending.idle();
      await saveFile(await make());
    },
    onError: report.caught,
  });
  const workbook = useMutation(
    offer(() =>
      ask(service, 'export.workbook', {
        planId: plan.id,
        scenario: scenario.id,
        runId: latest.data?.id ?? null,
        locale,
      }),
    ),
  );
  const document = useMutation(offer(() => ask(service, 'export.plan', { planId: plan.id })));

  return (
    <div className={styles.screen}>
      <ScreenHeader title={t('nav.export')}>
        <Button component={Link} href={importPath(plan.id, scenario.id)} variant="default" ml="auto">
          {t('importer.title')}
        </Button>
      </ScreenHeader>
      <div className={styles.cards}>
        <WorkbookCard
          plan={plan}
          scenario={scenario}
          run={latest.data ?? null}
          busy={workbook.isPending || latest.isPending}
          onExport={() => workbook.mutate()}
        />
        <ReportCard plan={plan} scenario={scenario} />
        <PlanCard plan={plan} busy={document.isPending} onExport={() => document.mutate()} />
      </div>
    </div>
  );
}
