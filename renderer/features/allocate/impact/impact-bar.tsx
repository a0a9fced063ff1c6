import type { CellResult } from '#shared/result.ts';
import { barScale } from './bar-scale.ts';
import styles from './impact-bar.module.css';

const WIDTH = 200;

interface Props {
  readonly cell: CellResult;
  readonly baseline: CellResult | null;
}

/** P5 to P95 as a bar with the median and the target as marks; thin below it the baseline. The figures stand beside. */
export function ImpactBar({ cell, baseline }: Props) {
  const scale = barScale(baseline ? [cell, baseline] : [cell]);
  const x = (value: number | null | undefined) => scale(value) * WIDTH;
  const at = ({ quantiles }: CellResult, level: string) => x(quantiles[level]);
  return (
    <svg className={styles.bar} viewBox={`0 0 ${WIDTH} 16`} preserveAspectRatio="none" aria-hidden>
      <line className={styles.wide} x1={at(cell, '0.05')} x2={at(cell, '0.95')} y1={6} y2={6} />
      {baseline ? (
        <>
          <line
            className={styles.baseline}
            x1={at(baseline, '0.05')}
            x2={at(baseline, '0.95')}
            y1={13.5}
            y2={13.5}
          />
          <line
            className={styles.baseline}
            x1={at(baseline, '0.5')}
            x2={at(baseline, '0.5')}
            y1={11}
            y2={16}
          />
        </>
      ) : null}
      {cell.target === undefined ? null : (
        <line className={styles.target} x1={x(cell.target)} x2={x(cell.target)} y1={0} y2={16} />
      )}
      <line className={styles.median} x1={at(cell, '0.5')} x2={at(cell, '0.5')} y1={0} y2={11} />
    </svg>
  );
}
