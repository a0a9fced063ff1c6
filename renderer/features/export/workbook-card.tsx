import { Alert } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { labelText } from '#shared/locale.ts';
import type { RunView } from '#shared/views.ts';
import { formatCount, formatMoment } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useJobAction } from '../../service/jobs.ts';
import { planPath } from '../shell/routes.ts';
import type { CardProps } from './card-props.ts';
import { ExportCard } from './export-card.tsx';
import { useExport } from './use-export.ts';
import styles from './workbook-card.module.css';

/** The scenario as a workbook, with the results of its last run where there is one. */
export function WorkbookCard({ plan, scenario, run }: CardProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const job = useJobAction('export.workbook', 'export-workbook');
  const { start, busy } = useExport(() =>
    job.run({ planId: plan.id, scenario: scenario.id, runId: run?.id ?? null, locale }),
  );
  const contents = [
    t('export.workbookRegions'),
    t('export.workbookCategories'),
    t('export.workbookFormulas'),
    ...(run ? [t('export.workbookResults')] : []),
  ];
  return (
    <ExportCard
      icon={IconFileSpreadsheet}
      title={t('export.workbook')}
      text={t('export.workbookText', { scenario: labelText(scenario.label, locale, scenario.id) })}
      contents={contents}
      action={t('export.workbookAction')}
      busy={busy}
      job={job}
      onExport={() => start(undefined)}
    >
      {run?.current ? (
        <p className={styles.run}>{runText(run)}</p>
      ) : (
        <Alert variant="light" color={run ? 'orange' : 'gray'} mb="md" p="sm">
          {run ? `${runText(run)} ${t('export.runOutdated')}` : t('export.noRun')}{' '}
          <Link href={planPath(plan.id, scenario.id, 'results')} className={styles.link}>
            {t('export.goToResults')}
          </Link>
        </Alert>
      )}
    </ExportCard>
  );

  function runText(from: RunView): string {
    return t('export.runFrom', {
      moment: formatMoment(from.at, locale),
      trials: formatCount(from.trials, locale),
      seed: from.seed,
    });
  }
}
