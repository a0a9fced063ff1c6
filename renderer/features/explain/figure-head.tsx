import { Button, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { Explanation } from '#shared/views-explain.ts';
import { useLocale } from '../../i18n/setup.ts';
import { fullFigure, meanWithError, unitText } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { exactFigure } from './exact.ts';
import styles from './figure-head.module.css';
import { whereText } from './names.ts';

interface Props {
  readonly explanation: Explanation;
  onTrial(trial: number | null): void;
}

/** The figure itself: over all trials, and in the one that is looked at. */
export function FigureHead({ explanation, onTrial }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const { cell, trial, trials } = explanation;
  const figure = (value: number | null | undefined) => fullFigure(value, cell, locale);
  const detail = [whereText(plan, cell.at, locale), unitText(cell, t, plan.calendar.monthsPerPeriod)];
  const facts: [string, string][] = cell.certain
    ? [[t('explain.value'), exactFigure(cell.mean, cell, locale)]]
    : [
        [t('explain.inTrial', { trial: trial + 1 }), exactFigure(cell.inTrial, cell, locale)],
        [t('results.meanError'), meanWithError(cell, figure)],
        [t('explain.median'), figure(cell.p50)],
        [t('results.p5p95'), t('results.range', { low: figure(cell.p5), high: figure(cell.p95) })],
      ];
  return (
    <section className={styles.head} aria-label={t('explain.title')}>
      <div className={styles.name}>
        <h1>{labelText(cell.label, locale, cell.name)}</h1>
        <p>{detail.filter(Boolean).join(' · ')}</p>
      </div>
      <dl className={`${styles.facts} figure`} data-testid="explained-figure">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {cell.certain ? null : (
        <div className={styles.trial}>
          <NumberInput
            size="xs"
            w={96}
            label={t('explain.trial')}
            value={trial + 1}
            min={1}
            max={trials}
            clampBehavior="strict"
            allowDecimal={false}
            allowNegative={false}
            onChange={(value) => typeof value === 'number' && value >= 1 && onTrial(value - 1)}
          />
          <Button size="compact-xs" variant="default" onClick={() => onTrial(null)}>
            {t('explain.medianTrial')}
          </Button>
        </div>
      )}
    </section>
  );
}
