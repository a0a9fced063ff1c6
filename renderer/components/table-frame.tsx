import { useResizeObserver } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './table-frame.module.css';

interface Props {
  /** What the table is of. */
  readonly label: string;
  /** A table. */
  readonly children: ReactNode;
}

/**
 * A table in its full height: while the window scrolls over it, its head stays at the top. One that is wider than there
 * is room scrolls in a frame no higher than the window, and keeps its first column in sight as well.
 */
export function TableFrame({ label, children }: Props) {
  const { t } = useTranslation();
  const [frame, { width: room }] = useResizeObserver<HTMLDivElement>();
  const [content, { width: needed }] = useResizeObserver<HTMLDivElement>();
  const scrolls = needed > room + 1;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would be an outline's; this is where a table can be found.
    <div
      ref={frame}
      role="region"
      aria-label={t('results.tableOf', { title: label })}
      className={styles.frame}
      data-scrolls={scrolls || undefined}
      {...(scrolls ? { tabIndex: 0 } : {})}
    >
      <div ref={content} className={styles.content}>
        {children}
      </div>
    </div>
  );
}
