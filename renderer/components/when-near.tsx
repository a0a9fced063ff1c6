import { useIntersection } from '@mantine/hooks';
import { type ReactNode, useRef } from 'react';
import styles from './when-near.module.css';

/** Takes its place at once, but shows what it holds only when one comes near it: what nobody looks at is not worked out. */
export function WhenNear({ children }: { children: ReactNode }) {
  const { ref, entry } = useIntersection({ rootMargin: '300px' });
  const seen = useRef(false);
  if (entry?.isIntersecting) seen.current = true;
  return (
    <div
      ref={ref}
      className={styles.place}
      data-waiting={seen.current ? undefined : true}
      data-testid="below-the-fold"
    >
      {seen.current ? children : null}
    </div>
  );
}
