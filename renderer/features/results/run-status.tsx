import { Alert, Button, Progress } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../../i18n/errors.ts';
import { formatCount, formatDuration, formatPercent } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { type RunState, useRunMonitor, useRunState } from '../../service/runs.ts';
import styles from './run-status.module.css';

interface Props {
  readonly planId: string;
  readonly scenario: string;
}

/** A run under way with its progress, time left and a way to stop it; or why it failed. */
export function RunStatus({ planId, scenario }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const monitor = useRunMonitor();
  const state = useRunState(planId, scenario);
  if (!state) return null;
  if (state.status === 'failed') {
    return (
      <Alert
        color="red"
        icon={<IconAlertTriangle />}
        title={t('results.failedTitle')}
        withCloseButton
        closeButtonLabel={t('results.dismiss')}
        onClose={() => monitor.dismiss(planId, scenario)}
      >
        {errorText(state.error, locale)}
      </Alert>
    );
  }
  return <Running state={state} onCancel={() => void monitor.cancel(planId, scenario)} />;
}

function Running({ state, onCancel }: { state: RunState & { status: 'running' }; onCancel(): void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { done, total, millisecondsLeft, cancelling } = state;
  const share = total === 0 ? 0 : done / total;
  return (
    <section className={styles.running} aria-label={t('results.progress')}>
      <div className={styles.line}>
        <span className="figure">
          {t('results.progressText', {
            done: formatCount(done, locale),
            total: formatCount(total, locale),
            share: formatPercent(share, locale, 0),
          })}
        </span>
        {millisecondsLeft === null ? null : (
          <span className={styles.left}>
            {t('results.timeLeft', { time: formatDuration(millisecondsLeft, locale) })}
          </span>
        )}
        <Button size="compact-xs" variant="default" loading={cancelling} onClick={onCancel}>
          {t('results.cancel')}
        </Button>
      </div>
      <Progress value={share * 100} size="sm" aria-label={t('results.progress')} animated />
    </section>
  );
}
