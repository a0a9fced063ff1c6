import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './empty-state.module.css';

interface Props {
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}

/** Says why there is nothing to see, and offers what to do. */
export function EmptyState({ icon: Picture, title, text, children }: Props) {
  return (
    <section className={styles.empty}>
      <Picture size={44} stroke={1.2} aria-hidden />
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.text}>{text}</p>
      {children}
    </section>
  );
}
