import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputView, PlanView, PreviewOutput } from '#shared/views.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { fullFigure, meanWithError, shortFigure, unitText } from '../../results/figures.ts';
import { probabilityWords } from '../../results/probability.ts';
import { ImpactBar } from './impact-bar.tsx';
import styles from './impact-card.module.css';
import { type ChangeWords, estimateChange, probabilityChange } from './wording.ts';

interface Props {
  /** The output, and which part of it. */
  readonly name: string;
  readonly output: OutputView;
  readonly shown: PreviewOutput;
  /** Of the preview. */
  readonly trials: number;
  /** Names of the plan's periods. */
  readonly periods: readonly string[];
  readonly monthsPerPeriod: PlanView['calendar']['monthsPerPeriod'];
}

/** One output of the preview: median, range, mean with its standard error, P(target), and what changed. */
export const ImpactCard = memo(function ImpactCard(props: Props) {
  const { name, output, shown, trials, periods, monthsPerPeriod } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const { cell, baseline } = shown;
  const figure = (value: number | null | undefined) => shortFigure(value, output, locale);
  const period = typeof cell.at.period === 'number' ? periods[cell.at.period] : undefined;
  const change = baseline ? estimateChange(baseline.mean, output, locale, t) : null;
  return (
    <section className={styles.card} aria-label={name} data-testid={`impact-${shown.variable}`}>
      <h3 className={styles.name}>
        <span className={styles.label} title={name}>
          {name}
        </span>
        <span className={styles.unit} title={period ? t('impact.lastPeriod') : undefined}>
          {[period, unitText(output, t, monthsPerPeriod)].filter(Boolean).join(' · ')}
        </span>
      </h3>
      {cell.mean === null ? (
        <p className={styles.nothing}>{t('results.notFinite')}</p>
      ) : (
        <>
          <div className={styles.main}>
            <span
              className={`${styles.median} figure`}
              title={fullFigure(cell.quantiles['0.5'], output, locale)}
            >
              {figure(cell.quantiles['0.5'])}
            </span>
            <span className={styles.unit}>{t('results.median')}</span>
            <Change words={change} testId="change" prefix={t('impact.meanChange')} />
          </div>
          <ImpactBar cell={cell} baseline={baseline?.cell ?? null} />
          <dl className={`${styles.facts} figure`}>
            <Fact
              name={t('results.p5p95')}
              value={t('results.range', {
                low: figure(cell.quantiles['0.05']),
                high: figure(cell.quantiles['0.95']),
              })}
            />
            <Fact name={t('results.meanError')} value={meanWithError(cell, figure)} />
            {baseline ? (
              <Fact
                name={t('impact.medianChange')}
                value={
                  baseline.median.mean === 0
                    ? figure(0)
                    : estimateChange(baseline.median, output, locale, t).text
                }
              />
            ) : null}
            {cell.target === undefined ? null : (
              <Fact
                name={t('results.probability', { target: figure(cell.target) })}
                value={probabilityWords({ share: cell.probabilityAtLeastTarget, trials }, { t, locale })}
                change={
                  baseline?.probability ? probabilityChange(baseline.probability, output, locale, t) : null
                }
              />
            )}
          </dl>
        </>
      )}
    </section>
  );
});

interface ChangeProps {
  /** null where there is no baseline. */
  readonly words: ChangeWords | null;
  readonly prefix: string;
  readonly testId: string;
}

function Change({ words, prefix, testId }: ChangeProps) {
  const { t } = useTranslation();
  if (!words)
    return (
      <span className={styles.change} title={t('impact.noBaselineHint')} data-testid={testId}>
        {t('impact.noBaseline')}
      </span>
    );
  return (
    <span
      className={`${styles.change} figure`}
      data-tone={words.tone}
      data-testid={testId}
      title={words.withinError ? t('impact.withinError') : undefined}
    >
      {words.tone === 'none' ? words.text : `${prefix} ${words.text}`}
    </span>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  readonly change?: ChangeWords | null;
}

function Fact({ name, value, change }: FactProps) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>
        {value}
        {change && change.tone !== 'none' ? (
          <span className={styles.points} data-tone={change.tone}>
            {change.text}
          </span>
        ) : null}
      </dd>
    </div>
  );
}
