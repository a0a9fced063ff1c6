import type { CellResult } from '#shared/result.ts';
import styles from './range-bar.module.css';

const WIDTH = 200;

/** P5 to P95 as a line, P25 to P75 thicker, the median and the target as marks. The figures stand beside it. */
export function RangeBar({ cell }: { cell: CellResult }) {
  const { quantiles, target } = cell;
  const low = Math.min(quantiles['0.01'] ?? 0, target ?? Number.POSITIVE_INFINITY);
  const high = Math.max(quantiles['0.99'] ?? 0, target ?? Number.NEGATIVE_INFINITY);
  const x = (value: number | null | undefined) =>
    high > low ? 3 + (((value ?? low) - low) / (high - low)) * (WIDTH - 6) : WIDTH / 2;
  const [p5, p25, p50, p75, p95] = ['0.05', '0.25', '0.5', '0.75', '0.95'].map((level) =>
    x(quantiles[level]),
  );
  return (
    <svg className={styles.bar} viewBox={`0 0 ${WIDTH} 18`} preserveAspectRatio="none" aria-hidden>
      <line className={styles.axis} x1={0} x2={WIDTH} y1={9} y2={9} />
      <line className={styles.wide} x1={p5} x2={p95} y1={9} y2={9} />
      <line className={styles.half} x1={p25} x2={p75} y1={9} y2={9} />
      {target === undefined ? null : (
        <line className={styles.target} x1={x(target)} x2={x(target)} y1={1} y2={17} />
      )}
      <line className={styles.median} x1={p50} x2={p50} y1={3} y2={15} />
    </svg>
  );
}
