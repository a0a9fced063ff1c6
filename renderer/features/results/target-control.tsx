import { Button, Slider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CellResult } from '#shared/result.ts';
import type { OutputView } from '#shared/views.ts';
import { useLocale } from '../../i18n/setup.ts';
import { shortFigure } from './figures.ts';
import { probabilityWords } from './probability.ts';
import { shareAtLeast } from './share-at-least.ts';
import styles from './target-control.module.css';

interface Props {
  readonly output: OutputView;
  readonly cell: CellResult;
  /** Quantiles at 0, 0.005, …, 1. */
  readonly curve: readonly number[];
  readonly target: number;
  readonly trials: number;
  onTarget(target: number | null): void;
}

/** Steps from one end of the slider to the other: a press of an arrow key is one. */
const STEPS = 400;
/** Curve points that are left out at either end: a few far trials would take most of the way. */
const OUTSIDE = 1;

/** A target that one moves, and the share of trials that reach it. */
export function TargetControl({ output, cell, curve, target, trials, onTarget }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const low = Math.min(curve[OUTSIDE] ?? target, cell.target ?? target);
  const high = Math.max(curve[curve.length - 1 - OUTSIDE] ?? target, cell.target ?? target);
  const format = (value: number) => shortFigure(value, output, locale);
  const own = target === cell.target && cell.probabilityAtLeastTarget != null;
  const share = own ? cell.probabilityAtLeastTarget! : shareAtLeast(curve, target);
  const error = own ? cell.standardErrors?.probabilityAtLeastTarget : null;
  return (
    <div className={styles.control}>
      <Slider
        size="xs"
        className={styles.slider ?? ''}
        thumbLabel={t('resultDetails.target')}
        min={low}
        max={high}
        step={(high - low) / STEPS || 1}
        label={format}
        value={target}
        onChange={onTarget}
      />
      <output className={`${styles.share} figure`} data-testid="target-share">
        {t('results.probability', { target: format(target) })}
        <strong>
          {own || share === 0 || share === 1 ? '' : '≈ '}
          {probabilityWords({ share, error, trials }, { t, locale })}
        </strong>
      </output>
      {cell.target !== undefined && !own ? (
        <Button size="compact-xs" variant="default" onClick={() => onTarget(null)}>
          {t('resultDetails.reset')}
        </Button>
      ) : null}
    </div>
  );
}
