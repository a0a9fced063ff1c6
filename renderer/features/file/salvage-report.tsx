import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SalvageView } from '#shared/views-files.ts';
import styles from './start-screen.module.css';
import type { FileActions } from './use-file-actions.ts';

interface Props {
  readonly salvaged: SalvageView;
  readonly actions: FileActions;
}

/** What was saved of a damaged file: plan by plan, and what could not be read. */
export function SalvageReport({ salvaged, actions }: Props) {
  const { t } = useTranslation();
  const { file, plans, rows, damagedTables } = salvaged;
  return (
    <section className={styles.report} aria-live="polite">
      <h2 className={styles.heading}>{t('file.salvagedTitle', { name: file.name })}</h2>
      <ul className={styles.plans}>
        {plans.map(({ name, complete }) => (
          <li key={name} data-complete={complete}>
            {complete ? (
              <IconCircleCheck size={16} aria-hidden />
            ) : (
              <IconAlertTriangle size={16} aria-hidden />
            )}
            <span>{name}</span>
            <span className={styles.verdict}>
              {complete ? t('file.salvagedComplete') : t('file.salvagedPartial')}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>
        {t('file.salvagedRows', { count: rows })}
        {damagedTables.length > 0
          ? ` ${t('file.salvagedDamaged', { tables: damagedTables.join(', ') })}`
          : null}
      </p>
      <Button
        disabled={actions.busy !== null}
        onClick={() => void actions.open('file.open', { token: file.token })}
      >
        {t('file.salvagedOpen')}
      </Button>
    </section>
  );
}
