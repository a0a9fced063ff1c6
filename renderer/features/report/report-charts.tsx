import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import { clipName } from '#shared/report/names.ts';
import { regionGroups } from '#shared/report/spend-table.ts';
import type { PlanView } from '#shared/views.ts';
import { axisLines, clipped } from '../../charts/axis-lines.ts';
import { ChartRenderingContext, ON_PAPER } from '../../charts/chart-rendering.ts';
import { FanChart } from '../../charts/fan-chart.tsx';
import { HistogramChart } from '../../charts/histogram-chart.tsx';
import { StackedChart } from '../../charts/stacked-chart.tsx';
import { TornadoChart } from '../../charts/tornado-chart.tsx';
import { periodHeaders } from '../../i18n/periods.ts';
import { useLocale } from '../../i18n/setup.ts';
import { useDistribution } from '../../service/queries.ts';
import { pictureSums } from '../allocate/pictures/sums.ts';
import { useCorrelationAxis, useFigureAxis, useRangeText, useShareAxis } from '../results/axis-formats.ts';
import { membersOver, type OutputCells, outputsOf, outputText, sameCell } from '../results/cells.ts';
import { driversOf, driverText, measureFigure, shortName } from '../results/drivers.ts';
import { type FigureKind, shortFigure } from '../results/figures.ts';
import { headlineOf } from './facts.ts';
import { useGroupName } from './group-name.ts';
import styles from './report-page.module.css';
import type { ReportData } from './use-report-data.ts';

interface Props {
  readonly plan: PlanView;
  readonly data: ReportData;
}

/** Of drivers: two lines of text each have to fit on Letter, too, beside the longest table. */
const MOST_BARS = 6;

/** Where there is no output, nothing is drawn. */
const NO_KIND: FigureKind = { unit: '1', format: 'number' };

/** The four pictures of the report, drawn for paper. */
export function ReportCharts({ plan, data }: Props) {
  return (
    <ChartRenderingContext value={ON_PAPER}>
      <div className={styles.charts}>
        <OutputRange plan={plan} data={data} />
        <Course plan={plan} data={data} />
        <Drivers plan={plan} data={data} />
        <Spend plan={plan} data={data} />
      </div>
    </ChartRenderingContext>
  );
}

function Figure({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>{title}</figcaption>
      <div className={styles.picture}>
        {children ?? <p className={styles.nothing}>{t('boardReport.noPicture')}</p>}
      </div>
    </figure>
  );
}

function OutputRange({ plan, data }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const headline = headlineOf(plan, data);
  const output = headline?.output ?? null;
  const query = useDistribution(data.run.id, output?.variable ?? '', output !== null);
  const shape = headline && query.data?.cells.find(({ at }) => sameCell(at, headline.cell.at));
  const format = useFigureAxis(output ?? NO_KIND, plan);
  const percent = useShareAxis();
  const range = useRangeText();
  const texts = useMemo(
    () => ({ share: t('results.shareOfTrials'), cumulative: t('resultDetails.cumulative') }),
    [t],
  );
  const value = headline?.cell.target;
  const target = useMemo(
    () =>
      value === undefined || !output
        ? null
        : { value, name: `${t('results.target')} ${shortFigure(value, output, locale)}` },
    [value, output, t, locale],
  );
  const name = output ? clipName(outputText(output, locale)) : '—';
  const title = t('boardReport.outputRange', { output: name });
  return (
    <Figure title={title}>
      {shape?.histogram && shape.curve ? (
        <HistogramChart
          label={title}
          histogram={shape.histogram}
          curve={shape.curve}
          target={target}
          texts={texts}
          format={format}
          percent={percent}
          range={range}
        />
      ) : null}
    </Figure>
  );
}

/** The first output over time alone: the headline where it is one, else the plan's first. */
function courseOf(outputs: readonly OutputCells[]): OutputCells | null {
  return (
    outputs.find(({ output }) => output.over.includes('period') && membersOver(output).length === 0) ?? null
  );
}

function Course({ plan, data }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const course = useMemo(() => courseOf(outputsOf(plan, data.run.result)), [plan, data.run.result]);
  const periods = useMemo(() => periodHeaders(plan.calendar, locale), [plan.calendar, locale]);
  const points = useMemo(
    () =>
      (course?.cells ?? []).map(({ quantiles }) => ({
        p5: quantiles['0.05'] ?? null,
        p25: quantiles['0.25'] ?? null,
        p50: quantiles['0.5'] ?? null,
        p75: quantiles['0.75'] ?? null,
        p95: quantiles['0.95'] ?? null,
      })),
    [course],
  );
  const format = useFigureAxis(course?.output ?? NO_KIND, plan);
  const texts = useMemo(() => ({ wide: t('results.p5p95'), half: t('results.bandHalf') }), [t]);
  const name = course ? clipName(outputText(course.output, locale)) : '—';
  const title = t('boardReport.overTime', { output: name });
  return (
    <Figure title={title}>
      {course ? (
        <FanChart label={title} periods={periods} points={points} texts={texts} format={format} />
      ) : null}
    </Figure>
  );
}

function Drivers({ plan, data }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const variable = headlineOf(plan, data)?.output.variable ?? '';
  const format = useCorrelationAxis('');
  const bars = useMemo(
    () =>
      driversOf(data.run.result, variable)
        .slice(0, MOST_BARS)
        .map(({ input, rankCorrelation, rankCorrelationError }) => ({
          name: driverText(plan, input, locale),
          axisName: driverLines(driverText(plan, input, locale, shortName)),
          value: rankCorrelation ?? 0,
          figure: measureFigure(rankCorrelation, rankCorrelationError, format.figure).text,
        })),
    [data.run.result, variable, plan, locale, format],
  );
  const title = t('boardReport.drivers');
  return (
    <Figure title={title}>
      {bars.length > 0 ? <TornadoChart label={title} bars={bars} format={format} /> : null}
    </Figure>
  );
}

/** A driver in the two lines that fit beside a bar: what it is, and where. */
function driverLines(name: string): string[] {
  const [what = '', ...where] = name.split(' · ');
  return [what, where.join(' · ')].filter(Boolean).map((line) => clipped(line, 30));
}

/** Bars of the picture of spend: with more their names would run into each other. */
const MOST_REGIONS = 7;

function Spend({ plan, data }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const unit = 10 ** plan.decimals;
  const sums = useMemo(() => {
    const categories = plan.categories.map(({ id, label, members }) => ({
      id,
      label: clipName(labelText(label, locale, id)),
      lines: members,
    }));
    return pictureSums(data.allocation, (id) => id, categories);
  }, [plan, data.allocation, locale]);
  const groupName = useGroupName(plan);
  const groups = useMemo(() => regionGroups(data.allocation, MOST_REGIONS), [data.allocation]);
  const names = useMemo(() => groups.map((group) => axisLines(groupName(group))), [groups, groupName]);
  const series = useMemo(
    () =>
      sums.categories.map(({ id, name }) => ({
        name,
        values: groups.map((group) => group.reduce((sum, region) => sum + sums.amount(region, id), 0) / unit),
      })),
    [sums, groups, unit],
  );
  const format = useFigureAxis({ unit: plan.currency, format: 'currency' }, plan);
  const title = t('boardReport.spend');
  return (
    <Figure title={title}>
      {series.length > 0 ? (
        <StackedChart label={title} names={names} everyName series={series} format={format} />
      ) : null}
    </Figure>
  );
}
