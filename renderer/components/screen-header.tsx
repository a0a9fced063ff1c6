import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './screen-header.module.css';

interface Props {
  readonly title: string;
  /** The title is for screen readers alone; the navigation shows it already. */
  readonly hidden?: boolean;
  readonly children?: ReactNode;
}

/** The line at the top of a screen: its title, and what belongs to the screen as a whole. */
export function ScreenHeader({ title, hidden = false, children }: Props) {
  return (
    <header className={styles.header}>
      {hidden ? (
        <VisuallyHidden>
          <h1>{title}</h1>
        </VisuallyHidden>
      ) : (
        <h1 className={styles.title}>{title}</h1>
      )}
      {children}
    </header>
  );
}
