import { SegmentedControl } from '@mantine/core';
import { memo, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Allocation } from '#shared/allocation/types.ts';
import type { PlanView } from '#shared/views.ts';
import { axisLines } from '../../../charts/axis-lines.ts';
import type { AxisFormat } from '../../../charts/options.ts';
import { type Series, StackedChart } from '../../../charts/stacked-chart.tsx';
import type { Figures as PanelFigures } from '../../../components/figure-table.tsx';
import { ChartPanel, Panel } from '../../../components/panel.tsx';
import { formatHeadline } from '../../../i18n/format.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { useFigureAxis } from '../../results/axis-formats.ts';
import type { Pick } from '../pick.ts';
import type { PivotCategory, PivotLabels } from '../pivot-row.ts';
import styles from './allocation-pictures.module.css';
import { HeatMap } from './heat-map.tsx';
import { type Part, type PictureSums, pictureSums } from './sums.ts';

interface Props {
  readonly plan: PlanView;
  readonly allocation: Allocation;
  readonly labels: PivotLabels;
  readonly categories: readonly PivotCategory[];
  readonly periods: readonly string[];
  onPick(pick: Pick): void;
}

/** The spend over time, by region and category, and as a heat map. What one clicks on is gone to in the grid. */
export const AllocationPictures = memo(function AllocationPictures(props: Props) {
  const { plan, allocation, labels, categories, periods, onPick } = props;
  const { t } = useTranslation();
  const locale = useLocale();
  const unit = 10 ** plan.decimals;
  const sums = useMemo(
    () => pictureSums(allocation, (id) => labels.region(id), categories),
    [allocation, labels, categories],
  );
  const axis = useFigureAxis({ unit: plan.currency, format: 'currency' }, plan);
  const figures: Figures = { unit, axis };
  const headline = (minor: number) => formatHeadline(minor / unit, plan.currency, locale);
  if (sums.regions.length === 0) return <p className={styles.nothing}>{t('pictures.nothing')}</p>;
  return (
    <div className={styles.pictures}>
      <OverTime sums={sums} periods={periods} figures={figures} onPick={onPick} />
      <ByRegion sums={sums} figures={figures} onPick={onPick} />
      <Panel
        title={t('pictures.heatMap')}
        figures={pairFigures(sums, t('pictures.heatMap'), t('pictures.region'), figures)}
      >
        <div className={styles.map}>
          <HeatMap sums={sums} label={t('pictures.heatMap')} format={headline} onPick={onPick} />
        </div>
      </Panel>
    </div>
  );
});

/** Region × category, to be taken away. */
function pairFigures(
  { regions, categories, amount }: PictureSums,
  label: string,
  region: string,
  { unit, axis }: Figures,
): PanelFigures {
  return {
    label,
    columns: [region, ...categories.map(({ name }) => name)],
    rows: regions.map(({ id, name }) => ({
      key: id,
      cells: [name, ...categories.map((category) => axis.figure(amount(id, category.id) / unit))],
    })),
  };
}

/** How amounts are written. */
interface Figures {
  /** Minor units in one of the main unit, which axes and tables have. */
  readonly unit: number;
  readonly axis: AxisFormat;
}

interface PictureProps {
  readonly sums: PictureSums;
  readonly figures: Figures;
  onPick(pick: Pick): void;
}

function OverTime({
  sums,
  periods,
  figures,
  onPick,
}: PictureProps & { readonly periods: readonly string[] }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<'region' | 'category'>('region');
  const parts = by === 'region' ? sums.regions : sums.categories;
  const series = useMemo((): Series[] => {
    const of = by === 'region' ? sums.ofRegion : sums.ofCategory;
    return parts.map(({ id, name }) => ({ name, values: of(id).map((minor) => minor / figures.unit) }));
  }, [parts, by, sums, figures.unit]);
  const pick = useCallback(
    (index: number, period: number) => {
      const id = parts[index]?.id ?? null;
      onPick(
        by === 'region' ? { region: id, category: null, period } : { region: null, category: id, period },
      );
    },
    [parts, by, onPick],
  );
  const title = t('pictures.overTime');
  return (
    <ChartPanel
      title={title}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={t('pictures.by')}
          value={by}
          onChange={(value) => setBy(value === 'category' ? 'category' : 'region')}
          data={[
            { value: 'region', label: t('pictures.byRegion') },
            { value: 'category', label: t('pictures.byCategory') },
          ]}
        />
      }
      chart={
        <StackedChart
          label={title}
          names={periods}
          series={series}
          format={figures.axis}
          picking={{ label: t('pictures.keys', { title }), onPick: pick }}
        />
      }
      figures={{
        label: title,
        columns: [t('pictures.period'), ...series.map(({ name }) => name)],
        rows: periods.map((period, place) => ({
          key: period,
          cells: [period, ...series.map(({ values }) => figures.axis.figure(values[place] ?? 0))],
        })),
      }}
    />
  );
}

function ByRegion({ sums, figures, onPick }: PictureProps) {
  const { t } = useTranslation();
  const { regions, categories } = sums;
  const { unit } = figures;
  const names = useMemo(() => regions.map(({ name }) => axisLines(name)), [regions]);
  const series = useMemo((): Series[] => {
    const of = (category: Part) => regions.map(({ id }) => sums.amount(id, category.id) / unit);
    return categories.map((category) => ({ name: category.name, values: of(category) }));
  }, [regions, categories, sums, unit]);
  const pick = useCallback(
    (index: number, place: number) =>
      onPick({ region: regions[place]?.id ?? null, category: categories[index]?.id ?? null, period: null }),
    [regions, categories, onPick],
  );
  const title = t('pictures.byRegionAndCategory');
  return (
    <ChartPanel
      title={title}
      chart={
        <StackedChart
          label={title}
          names={names}
          series={series}
          format={figures.axis}
          picking={{ label: t('pictures.keys', { title }), onPick: pick }}
        />
      }
      figures={{
        label: title,
        columns: [t('pictures.region'), ...series.map(({ name }) => name)],
        rows: regions.map(({ id, name }, place) => ({
          key: id,
          cells: [name, ...series.map(({ values }) => figures.axis.figure(values[place] ?? 0))],
        })),
      }}
    />
  );
}
