import { SegmentedControl } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Figures, FigureTable } from './figure-table.tsx';
import styles from './panel.module.css';
import { PanelTools } from './panel-tools.tsx';

interface Props {
  readonly title: string;
  readonly controls?: ReactNode;
  /** What is chosen by a long name: in a row of its own. */
  readonly choosers?: ReactNode;
  readonly chart: ReactNode;
  /** What the picture shows, as a table and for the clipboard. */
  readonly figures: Figures;
  /** By which trials it was made; goes with the picture when it is saved. */
  readonly source?: string;
}

/** A picture with its figures behind it: one switch between chart and table, and both to take away. */
export function ChartPanel({ title, controls, choosers, chart, figures, source = '' }: Props) {
  const { t } = useTranslation();
  const [shows, setShows] = useState('chart');
  const section = useRef<HTMLElement>(null);
  // While there are no figures, what stands for the picture says why.
  const hasTable = shows === 'table' && figures.rows.length > 0;
  return (
    <section ref={section} className={styles.panel} aria-label={title}>
      <Head title={title} controls={controls}>
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
        <PanelTools
          title={title}
          figures={figures}
          source={source}
          canvas={() => section.current?.querySelector('canvas') ?? null}
        />
      </Head>
      {choosers ? <div className={styles.choosers}>{choosers}</div> : null}
      {hasTable ? <FigureTable wrap {...figures} /> : <div className={styles.chart}>{chart}</div>}
    </section>
  );
}

interface HeadProps {
  readonly title: string;
  readonly controls: ReactNode;
  readonly children: ReactNode;
}

/** A title with what can be chosen beside it, or below it where there is no room. */
function Head({ title, controls, children }: HeadProps) {
  return (
    <header className={styles.header}>
      <h2 className={styles.title} title={title}>
        {title}
      </h2>
      <div className={styles.side}>
        {controls ? <div className={styles.controls}>{controls}</div> : null}
        {children}
      </div>
    </header>
  );
}

interface PanelProps {
  readonly title: string;
  /** Over all columns of a grid of panels. */
  readonly wide?: boolean;
  readonly controls?: ReactNode;
  /** What it shows, to be taken away as a whole. */
  readonly figures?: Figures | undefined;
  readonly children: ReactNode;
}

/** A titled box on a screen. */
export function Panel({ title, wide = false, controls, figures, children }: PanelProps) {
  return (
    <section className={styles.panel} data-wide={wide || undefined} aria-label={title}>
      <Head title={title} controls={controls}>
        {figures ? <PanelTools title={title} figures={figures} /> : null}
      </Head>
      {children}
    </section>
  );
}
