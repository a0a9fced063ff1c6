import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Locale } from '#shared/locale.ts';
import type { DriverInput } from '#shared/result.ts';
import type { PlanView, RunView } from '#shared/views.ts';
import { type TornadoBar, TornadoChart } from '../../charts/tornado-chart.tsx';
import type { Figure } from '../../components/figure.ts';
import { ChartPanel } from '../../components/panel.tsx';
import { formatCorrelation, formatPercent } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useCorrelationAxis, useShareAxis } from './axis-formats.ts';
import { type OutputCells, outputText } from './cells.ts';
import { bareName, driversOf, driverText, measureFigure } from './drivers.ts';
import styles from './picture.module.css';

interface Props {
  readonly plan: PlanView;
  readonly run: RunView;
  readonly outputs: readonly OutputCells[];
}

const MOST_BARS = 12;

/** Which inputs the headline output follows most. */
export function DriversPanel({ plan, run, outputs }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const headline = outputs.find(({ output }) => output.headline)?.output ?? null;
  const drivers = useMemo(
    () => (headline ? driversOf(run.result, headline.variable) : []),
    [run.result, headline],
  );
  const measures = drivers.some(({ firstOrder }) => firstOrder);
  const [wanted, setMeasure] = useState<'rank' | 'share'>('rank');
  const measure = measures ? wanted : 'rank';
  const share = useShareAxis(t('resultDetails.share'));
  const rank = useCorrelationAxis(t('resultDetails.rank'));
  const format = measure === 'share' ? share : rank;
  const bars = useMemo(
    () =>
      barsOf(
        plan,
        drivers,
        measure,
        locale,
        (value, error) => measureFigure(value, error, format.figure).text,
      ),
    [plan, drivers, measure, locale, format],
  );
  if (!headline || drivers.length === 0) return null;
  const title = t('results.drivers', { output: outputText(headline, locale) });
  const withError = (key: 'results.rankCorrelation' | 'resultDetails.share') =>
    `${t(key)} ${t('closerLook.error')}`;
  return (
    <ChartPanel
      title={title}
      controls={
        measures ? (
          <SegmentedControl
            size="xs"
            aria-label={t('resultDetails.measure')}
            value={measure}
            onChange={(value) => setMeasure(value === 'share' ? 'share' : 'rank')}
            data={(['rank', 'share'] as const).map((value) => ({
              value,
              label: t(`resultDetails.${value}`),
            }))}
          />
        ) : null
      }
      chart={
        <div className={styles.picture}>
          <div className={styles.chart}>
            <TornadoChart label={title} bars={bars} oneSided={measure === 'share'} format={format} />
          </div>
          {measures ? <p className={styles.hint}>{t(`resultDetails.${measure}Hint`)}</p> : null}
        </div>
      }
      figures={{
        label: title,
        columns: [
          t('results.input'),
          withError('results.rankCorrelation'),
          t('results.contribution'),
          ...(measures ? [withError('resultDetails.share')] : []),
        ],
        rows: drivers.map((driver) => ({
          key: driver.input,
          cells: [driverText(plan, driver.input, locale), ...measuresOf(driver, measures, locale)],
        })),
      }}
    />
  );
}

/** The figures of a driver with their errors, as the table shows them. */
function measuresOf(
  { rankCorrelation, rankCorrelationError, contribution, firstOrder }: DriverInput,
  measures: boolean,
  locale: Locale,
): Figure[] {
  const percent = (value: number) => formatPercent(value, locale);
  const rank = (value: number) => formatCorrelation(value, locale);
  const share = measureFigure(firstOrder?.estimate ?? null, firstOrder?.standardError, percent);
  return [
    measureFigure(rankCorrelation, rankCorrelationError, rank),
    measureFigure(contribution, null, percent),
    ...(measures ? [share] : []),
  ];
}

/** The strongest drivers by a measure. */
function barsOf(
  plan: PlanView,
  drivers: readonly DriverInput[],
  measure: 'rank' | 'share',
  locale: Locale,
  write: (value: number, error: number | null | undefined) => string,
): TornadoBar[] {
  const bars = drivers.map(({ input, rankCorrelation, rankCorrelationError, firstOrder }) => {
    const value = measure === 'share' ? (firstOrder?.estimate ?? 0) : (rankCorrelation ?? 0);
    const error = measure === 'share' ? firstOrder?.standardError : rankCorrelationError;
    const name = driverText(plan, input, locale);
    const axisName = driverText(plan, input, locale, bareName);
    return { name, axisName, value, error: error ?? 0, figure: write(value, error) };
  });
  return bars.sort((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, MOST_BARS);
}
