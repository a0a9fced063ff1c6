import { SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Locale, labelText } from '#shared/locale.ts';
import type { CellResult } from '#shared/result.ts';
import type { PlanView } from '#shared/views.ts';
import type { ComparedCellView, ComparisonView } from '#shared/views-compare.ts';
import { type Line, LinesChart } from '../../charts/lines-chart.tsx';
import { scenarioColor } from '../../charts/scenario-colors.ts';
import { Loaded } from '../../components/loaded.tsx';
import { ChartPanel } from '../../components/panel.tsx';
import { formatPercent } from '../../i18n/format.ts';
import { useLocale } from '../../i18n/setup.ts';
import { outputText } from '../results/cells.ts';
import { fullFigure, meanWithError, shortFigure, unitText } from '../results/figures.ts';
import { type ComparedRow, percentileName } from './figures.ts';
import { provenanceText } from './provenance.ts';

const KINDS = ['density', 'cumulative', 'exceedance', 'overTime'] as const;
type Kind = (typeof KINDS)[number];

interface Props {
  readonly plan: PlanView;
  readonly view: ComparisonView;
  readonly row: ComparedRow;
  readonly periods: readonly string[];
  readonly cell: {
    readonly data: ComparedCellView | undefined;
    readonly error: Error | null;
    refetch(): Promise<unknown>;
  };
}

/** The chosen output of all scenarios in one picture. */
export function OverlayPanel({ plan, view, row, periods, cell }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [wanted, setKind] = useState<Kind>('density');
  const kinds = KINDS.filter((each) => each !== 'overTime' || row.course.length > 1);
  const kind = kinds.includes(wanted) ? wanted : 'density';
  const title = outputText(row.output, locale);
  return (
    <ChartPanel
      title={title}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={t('compare.kind')}
          value={kind}
          onChange={(value) => setKind(value as Kind)}
          data={kinds.map((value) => ({ value, label: t(`compare.${value}`) }))}
        />
      }
      chart={
        <Loaded query={cell} label={title}>
          {(shapes) => (
            <Overlay plan={plan} view={view} row={row} periods={periods} kind={kind} shapes={shapes} />
          )}
        </Loaded>
      }
      source={provenanceText(view, t, locale)}
      figures={quantileTable(plan, view, row, title, locale, {
        statistic: t('compare.figureError'),
        mean: t('results.mean'),
      })}
    />
  );
}

const LEVELS = ['0.01', '0.05', '0.1', '0.25', '0.5', '0.75', '0.9', '0.95', '0.99'] as const;

function quantileTable(
  plan: PlanView,
  view: ComparisonView,
  { output, cell }: ComparedRow,
  label: string,
  locale: Locale,
  names: { statistic: string; mean: string },
) {
  const figure = (value: number | null | undefined) => fullFigure(value, output, locale);
  const nameOf = (id: string) => labelText(plan.scenarios.find((each) => each.id === id)?.label, locale, id);
  const row = (key: string, estimateOf: (of: CellResult) => Parameters<typeof meanWithError>[0]) => ({
    key,
    cells: [key, ...cell.of.map((of) => meanWithError(estimateOf(of), figure))],
  });
  return {
    label,
    columns: [names.statistic, ...view.scenarios.map(nameOf)],
    rows: [
      row(names.mean, (of) => of),
      ...LEVELS.map((level) =>
        row(percentileName(level), ({ quantiles, standardErrors }) => ({
          mean: quantiles[level] ?? null,
          standardError: standardErrors?.quantiles[level] ?? null,
        })),
      ),
    ],
  };
}

interface OverlayProps extends Omit<Props, 'cell'> {
  readonly kind: Kind;
  readonly shapes: ComparedCellView;
}

function Overlay({ plan, view, row, periods, kind, shapes }: OverlayProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { output } = row;
  const format = useCallback((value: number) => shortFigure(value, output, locale), [output, locale]);
  const percent = useCallback((value: number) => formatPercent(value, locale, 0), [locale]);
  const share = useCallback((value: number) => formatPercent(value, locale), [locale]);
  const lines = useMemo(
    () => linesOf(plan, view, row, shapes, kind, locale),
    [plan, view, row, shapes, kind, locale],
  );
  const label = t('compare.overlayLabel', {
    output: outputText(output, locale),
    kind: t(`compare.${kind}`),
  });
  if (shapes.bins === null) return <p>{t('results.notFinite')}</p>;
  if (kind === 'overTime')
    return (
      <LinesChart
        label={label}
        lines={lines}
        names={periods}
        titleY={unitText(output, t, plan.calendar.monthsPerPeriod)}
        formatX={format}
        formatY={format}
      />
    );
  return (
    <LinesChart
      label={label}
      lines={lines}
      filled={kind === 'density'}
      beginAtZero
      titleX={unitText(output, t, plan.calendar.monthsPerPeriod)}
      titleY={t(kind === 'density' ? 'results.shareOfTrials' : `compare.share.${kind}`)}
      formatX={format}
      formatY={kind === 'density' ? share : percent}
    />
  );
}

function linesOf(
  plan: PlanView,
  view: ComparisonView,
  row: ComparedRow,
  shapes: ComparedCellView,
  kind: Kind,
  locale: Locale,
): Line[] {
  return view.scenarios.flatMap((id, at): Line[] => {
    const scenario = plan.scenarios.find((each) => each.id === id);
    const name = labelText(scenario?.label, locale, id);
    const color: Line['color'] = (theme) => scenarioColor(theme, plan, id);
    if (kind === 'overTime') {
      const course = (level: string) =>
        row.course.map((cell, x) => ({ x, y: cell.of[at]?.quantiles[level] ?? null }));
      return [
        { name, color, points: course('0.5') },
        { name: `${name} P5`, color, points: course('0.05'), edge: true },
        { name: `${name} P95`, color, points: course('0.95'), edge: true },
      ];
    }
    return [{ name, color, points: distributionPoints(shapes, at, kind, view.trials) }];
  });
}

function distributionPoints(shapes: ComparedCellView, at: number, kind: Kind, trials: number) {
  const { bins } = shapes;
  if (kind === 'density' && bins) {
    const counts = shapes.counts[at] ?? [];
    return counts.map((count, bin) => ({ x: bins.start + (bin + 0.5) * bins.width, y: count / trials }));
  }
  const curve = shapes.curves[at] ?? [];
  const step = (level: number) => level / (curve.length - 1);
  return curve.map((x, level) => ({ x, y: kind === 'exceedance' ? 1 - step(level) : step(level) }));
}
