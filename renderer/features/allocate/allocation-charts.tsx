import { memo, useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { totalsBy } from '#shared/allocation/totals.ts';
import type { Allocation } from '#shared/allocation/types.ts';
import type { PlanView } from '#shared/views.ts';
import { type Series, StackedChart } from '../../charts/stacked-chart.tsx';
import { formatHeadline } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import styles from './allocation-charts.module.css';
import type { PivotCategory, PivotLabels } from './pivot.ts';

interface Props {
  readonly plan: PlanView;
  readonly allocation: Allocation;
  readonly labels: PivotLabels;
  readonly categories: readonly PivotCategory[];
  readonly periods: readonly string[];
}

/** The spend over the periods, by region and by category. The grid above is their table. */
export const AllocationCharts = memo(function AllocationCharts({
  plan,
  allocation,
  labels,
  categories,
  periods,
}: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const unit = 10 ** plan.decimals;
  const format = useCallback(
    (value: number) => formatHeadline(value, plan.currency, locale),
    [plan.currency, locale],
  );

  const byRegion = useMemo(() => {
    const totals = totalsBy(allocation, (row) => row.region);
    return seriesOf(allocation.regions, (id) => labels.region(id), totals, unit);
  }, [allocation, labels, unit]);
  const byCategory = useMemo(() => {
    const categoryOf = new Map(
      categories.flatMap(({ id, lines }) => lines.map((line) => [line, id] as const)),
    );
    const totals = totalsBy(allocation, (row) => categoryOf.get(row.line) ?? null);
    const names = new Map(categories.map(({ id, label }) => [id, label]));
    return seriesOf([...names.keys()], (id) => names.get(id) ?? id, totals, unit);
  }, [allocation, categories, unit]);

  const pictures = [
    { title: t('allocate.chartByRegion'), series: byRegion },
    { title: t('allocate.chartByCategory'), series: byCategory },
  ];
  return (
    <div className={styles.charts}>
      {pictures.map(({ title, series }) => (
        <section key={title} className={styles.chart} aria-label={title}>
          <h2 className={styles.title}>{title}</h2>
          <div className={styles.picture}>
            <StackedChart label={title} names={periods} series={series} format={format} />
          </div>
        </section>
      ))}
    </div>
  );
});

/** One series an id, in the main unit; ids that hold nothing are left out. */
function seriesOf(
  ids: readonly string[],
  name: (id: string) => string,
  totals: ReturnType<typeof totalsBy>,
  unit: number,
): Series[] {
  return ids.flatMap((id) => {
    const sums = totals.get(id);
    return sums && sums.total > 0
      ? [{ name: name(id), values: sums.periods.map((amount) => amount / unit) }]
      : [];
  });
}
