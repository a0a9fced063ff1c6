import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatPercent } from '../i18n/format.ts';
import { useLocale } from '../i18n/setup.ts';
import type { JobProgress } from '../service/jobs.ts';
import styles from './job-status.module.css';

interface Props {
  readonly job: { readonly progress: JobProgress | null; cancel(): void };
  /** What is being worked out, for screen readers. */
  readonly label: string;
}

/** A calculation that takes a while: how far it is, and a way to stop it. Nothing while there is nothing to wait for. */
export function JobStatus({ job, label }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (job.progress === null) return null;
  const { share, millisecondsLeft } = job.progress;
  return (
    <div className={styles.status}>
      <Progress value={share * 100} size="sm" aria-label={label} className={styles.bar ?? ''} animated />
      <span className="figure">{formatPercent(share, locale, 0)}</span>
      {millisecondsLeft === null ? null : (
        <span>{t('results.timeLeft', { time: formatDuration(millisecondsLeft, locale) })}</span>
      )}
      <Button size="compact-xs" variant="default" onClick={job.cancel}>
        {t('results.cancel')}
      </Button>
    </div>
  );
}
