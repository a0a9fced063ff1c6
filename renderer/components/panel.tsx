import { SegmentedControl } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './panel.module.css';

interface Props {
  readonly title: string;
  readonly controls?: ReactNode;
  readonly chart: ReactNode;
  /** The same figures as a table. */
  readonly table: ReactNode;
}

/** A picture with its figures behind it: one switch between chart and table. */
export function ChartPanel({ title, controls, chart, table }: Props) {
  const { t } = useTranslation();
  const [shows, setShows] = useState('chart');
  return (
    <section className={styles.panel} aria-label={title}>
      <header className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
        <div className={styles.controls}>{controls}</div>
        <SegmentedControl
          size="xs"
          value={shows}
          onChange={setShows}
          aria-label={t('results.showAs', { title })}
          data={[
            {
              value: 'chart',
              label: <IconChartBar size={15} className={styles.icon} aria-label={t('results.asChart')} />,
            },
            {
              value: 'table',
              label: <IconTable size={15} className={styles.icon} aria-label={t('results.asTable')} />,
            },
          ]}
        />
      </header>
      {shows === 'chart' ? <div className={styles.chart}>{chart}</div> : table}
    </section>
  );
}

interface PanelProps {
  readonly title: string;
  /** Over all columns of a grid of panels. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A titled box on a screen. */
export function Panel({ title, wide = false, children }: PanelProps) {
  return (
    <section className={styles.panel} data-wide={wide || undefined} aria-label={title}>
      <header className={styles.header}>
        <h2 className={styles.title}>{title}</h2>
      </header>
      {children}
    </section>
  );
}
