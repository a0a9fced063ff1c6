import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FitsView, FitView } from '#shared/views-assumptions.ts';
import { DensityChart } from '../../../charts/density-chart.tsx';
import { QuantileChart } from '../../../charts/quantile-chart.tsx';
import { ChartPanel } from '../../../components/panel.tsx';
import { formatCount, formatPercent } from '../../../i18n/format.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { useFigureAxis, useRangeText, useShareAxis } from '../../results/axis-formats.ts';
import { usePlanContext } from '../../shell/plan-context.ts';
import { type RowKind, rowFigure } from '../words.ts';
import styles from './fit-pictures.module.css';

interface Props {
  readonly fits: FitsView;
  /** The fit that is looked at. */
  readonly fit: FitView;
  /** What it is called. */
  readonly name: string;
  readonly figure: RowKind;
}

/** A fit drawn over the data, and its quantiles against the data's, each with its figures. */
export function FitPictures(props: Props) {
  return (
    <div className={styles.pictures}>
      <Density {...props} />
      <Quantiles {...props} />
    </div>
  );
}

function Density({ fits, fit, name, figure }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const axis = useFigureAxis(figure, plan, { write: rowFigure });
  const share = useShareAxis();
  const range = useRangeText();
  const { start, width, counts } = fits.histogram;
  const bars = useMemo(
    () => ({ start, width, heights: counts.map((count) => count / (fits.count * width)) }),
    [start, width, counts, fits.count],
  );
  const texts = useMemo(() => ({ now: name, before: t('assumptions.data.dataAxis') }), [name, t]);
  const label = t('assumptions.data.histogram');
  return (
    <ChartPanel
      title={t('assumptions.data.densityTitle')}
      chart={
        <DensityChart
          label={label}
          picture={fit.summary.picture}
          bars={bars}
          texts={texts}
          format={axis}
          share={share}
        />
      }
      figures={{
        label,
        columns: [
          t('assumptions.data.rangeColumn'),
          t('assumptions.data.countColumn'),
          t('assumptions.data.shareColumn'),
        ],
        rows: counts.map((count, bin) => {
          const from = start + bin * width;
          const name = range(axis.figure(from), axis.figure(from + width));
          const part = count / fits.count;
          return {
            key: String(bin),
            cells: [
              name,
              { text: formatCount(count, locale), values: [count] },
              { text: share.figure(part), values: [part] },
            ],
          };
        }),
      }}
    />
  );
}

function Quantiles({ fits, fit, name, figure }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const data = useFigureAxis(figure, plan, { title: t('assumptions.data.dataAxis'), write: rowFigure });
  const fitted = useFigureAxis(figure, plan, { title: name, write: rowFigure });
  const pairs = useMemo(
    () =>
      fits.levels.map((level, at) => ({
        name: `P${formatPercent(level, locale).replace('%', '')}`,
        data: fits.quantiles[at] ?? Number.NaN,
        fit: fit.quantiles[at] ?? Number.NaN,
      })),
    [fits, fit, locale],
  );
  const label = t('assumptions.data.qq');
  const cell = (value: number) => ({ text: data.figure(value), values: [value] });
  return (
    <ChartPanel
      title={t('assumptions.data.qqTitle')}
      chart={<QuantileChart label={label} pairs={pairs} data={data} fit={fitted} />}
      figures={{
        label,
        columns: [t('assumptions.editor.percentile'), data.title, fitted.title],
        rows: pairs.map((pair) => ({ key: pair.name, cells: [pair.name, cell(pair.data), cell(pair.fit)] })),
      }}
    />
  );
}
