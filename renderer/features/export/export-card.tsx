import { Button } from '@mantine/core';
import { type Icon, IconCheck, IconDownload } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { JobStatus } from '../../components/job-status.tsx';
import type { JobProgress } from '../../service/jobs.ts';
import styles from './export-card.module.css';

interface Props {
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
  readonly contents: readonly string[];
  readonly action: string;
  /** Of the button; a download without it. */
  readonly actionIcon?: Icon;
  readonly busy: boolean;
  readonly disabled?: boolean;
  /** Of an export that may take a while: shown while it is under way. */
  readonly job?: { readonly progress: JobProgress | null; cancel(): void };
  onExport(): void;
  readonly children?: ReactNode;
}

/** A file that can be had: what it is, what is in it, and the button. */
export function ExportCard({
  icon: Picture,
  title,
  text,
  contents,
  action,
  actionIcon: ActionPicture = IconDownload,
  busy,
  disabled = false,
  job,
  onExport,
  children,
}: Props) {
  return (
    <section className={styles.card} aria-label={title}>
      <header className={styles.header}>
        <Picture size={28} stroke={1.4} aria-hidden />
        <h2 className={styles.title}>{title}</h2>
      </header>
      <p className={styles.text}>{text}</p>
      <ul className={styles.list}>
        {contents.map((content) => (
          <li key={content}>
            <IconCheck size={15} stroke={2} aria-hidden />
            {content}
          </li>
        ))}
      </ul>
      {children}
      {job ? <JobStatus job={job} label={action} /> : null}
      <Button
        className={styles.action}
        leftSection={<ActionPicture size={17} />}
        loading={busy}
        disabled={disabled}
        onClick={onExport}
      >
        {action}
      </Button>
    </section>
  );
}
