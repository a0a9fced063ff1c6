import { Button, NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { Explanation } from '#shared/views-explain.ts';
import type { Figure } from '../../components/figure.ts';
import { FigureButton } from '../../components/figure-button.tsx';
import { formatCount } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { figureMaker, meanFigure, unitText, useFigureWords } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { exactFigure } from './exact.ts';
import styles from './figure-head.module.css';
import { cellText, whereText } from './names.ts';

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
  const words = useFigureWords(plan);
  const make = figureMaker(cell, words);
  const exact = (value: number | null): Figure => ({
    ...make(value),
    text: exactFigure(value, cell, locale),
  });
  const name = labelText(cell.label, locale, cell.name);
  const detail = [whereText(plan, cell.at, locale), unitText(cell, t, plan.calendar.monthsPerPeriod)];
  const [low, high] = [make(cell.p5), make(cell.p95)];
  const facts: [string, Figure][] = cell.certain
    ? [[t('explain.value'), exact(cell.mean)]]
    : [
        [t('explain.inTrial', { trial: formatCount(trial + 1, locale) }), exact(cell.inTrial)],
        [t('results.meanError'), meanFigure(cell, cell, words)],
        [t('explain.median'), make(cell.p50)],
        [
          t('results.p5p95'),
          {
            text: t('results.range', { low: low.text, high: high.text }),
            values: [...low.values, ...high.values],
          },
        ],
      ];
  return (
    <section className={styles.head} aria-label={t('explain.title')}>
      <div className={styles.name}>
        <h1>{name}</h1>
        <p>{detail.filter(Boolean).join(' · ')}</p>
      </div>
      <dl className={`${styles.facts} figure`} data-testid="explained-figure">
        {facts.map(([fact, figure]) => (
          <div key={fact}>
            <dt>{fact}</dt>
            <dd>
              <FigureButton name={`${cellText(plan, cell, locale)} · ${fact}`} figure={figure} />
            </dd>
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
          <Button size="xs" variant="default" onClick={() => onTrial(null)}>
            {t('explain.medianTrial')}
          </Button>
        </div>
      )}
    </section>
  );
}
