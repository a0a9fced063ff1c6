import { Button } from '@mantine/core';
import { IconRestore } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Entry } from './entries.ts';
import styles from './history-panel.module.css';

interface Props {
  readonly entries: readonly Entry[];
  onRestore(id: number): void;
}

/** One entry a change, the newest on top. */
export function HistoryList({ entries, onRestore }: Props) {
  const { t } = useTranslation();
  if (entries.length === 0) return <p className={styles.nothing}>{t('historyPanel.nothing')}</p>;
  return (
    <ol className={styles.list} aria-label={t('historyPanel.title')}>
      {entries.map(({ state, ...entry }) => (
        <li
          key={entry.id}
          className={styles.entry}
          data-state={state}
          aria-current={entry.present || undefined}
        >
          <div className={styles.text}>
            <div className={styles.what}>{entry.what}</div>
            <div className={styles.facts}>
              {[entry.when, entry.who, entry.scenario ?? t('historyPanel.wholePlan')].join(' · ')}
            </div>
          </div>
          <div className={styles.side}>
            <span className={styles.state}>
              {t(entry.present ? 'historyPanel.present' : `historyPanel.states.${state}`)}
            </span>
            {entry.restorable ? (
              <Button
                size="compact-xs"
                variant="default"
                leftSection={<IconRestore size={13} stroke={1.8} />}
                aria-label={t('historyPanel.restoreAfter', { what: entry.what })}
                onClick={() => onRestore(entry.id)}
              >
                {t('historyPanel.restore')}
              </Button>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
