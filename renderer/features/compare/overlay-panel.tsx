import { SegmentedControl } from '@mantine/core';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { CellResult } from '#shared/result.ts';
import type { PlanView } from '#shared/views.ts';
import type { ComparedCellView, ComparisonView } from '#shared/views-compare.ts';
import { type Line, LinesChart } from '../../charts/lines-chart.tsx';
import { scenarioColor } from '../../charts/scenario-colors.ts';
import type { FigureRow } from '../../components/figure-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ChartPanel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { useFigureAxis, useRangeText, useShareAxis } from '../results/axis-formats.ts';
import { outputText, placeText } from '../results/cells.ts';
import {
  type FigureWords,
  figureMaker,
  meanFigure,
  rangeFigure,
  useFigureWords,
} from '../results/figures.ts';
import { type ComparedRow, percentileName, rowText } from './figures.ts';
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
  const words = useFigureWords(plan);
  const [wanted, setKind] = useState<Kind>('density');
  const kinds = KINDS.filter((each) => each !== 'overTime' || row.course.length > 1);
  const kind = kinds.includes(wanted) ? wanted : 'density';
  const title =
    kind === 'overTime'
      ? [outputText(row.output, locale), placeText(plan, row.cell.at, locale)].filter(Boolean).join(' · ')
      : rowText(plan, row, locale);
  const names = view.scenarios.map((id) =>
    labelText(plan.scenarios.find((each) => each.id === id)?.label, locale, id),
  );
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
            <Overlay
              plan={plan}
              view={view}
              row={row}
              periods={periods}
              kind={kind}
              shapes={shapes}
              names={names}
            />
          )}
        </Loaded>
      }
      source={provenanceText(view, t, locale)}
      figures={
        kind === 'overTime'
          ? {
              label: title,
              columns: [t('results.period'), ...names.map((name) => `${name} · P50`)],
              rows: courseRows(row, periods, words),
            }
          : {
              label: title,
              columns: [t('compare.figureError'), ...names],
              rows: quantileRows(row, words),
            }
      }
    />
  );
}

const LEVELS = ['0.01', '0.05', '0.1', '0.25', '0.5', '0.75', '0.9', '0.95', '0.99'] as const;

/** Mean and percentiles, one column a scenario. */
function quantileRows({ output, cell }: ComparedRow, words: FigureWords): FigureRow[] {
  const row = (name: string, estimateOf: (of: CellResult) => Parameters<typeof meanFigure>[0]) => ({
    key: name,
    cells: [name, ...cell.of.map((of) => meanFigure(estimateOf(of), output, words))],
  });
  return [
    row(words.t('results.mean'), (of) => of),
    ...LEVELS.map((level) =>
      row(percentileName(level), ({ quantiles, standardErrors }) => ({
        mean: quantiles[level] ?? null,
        standardError: standardErrors?.quantiles[level] ?? null,
      })),
    ),
  ];
}

/** The medians period by period, with the range of nine trials in ten below each. */
function courseRows(
  { output, course }: ComparedRow,
  periods: readonly string[],
  words: FigureWords,
): FigureRow[] {
  const make = figureMaker(output, words);
  return course.map((cell, at) => ({
    key: String(at),
    cells: [
      periods[at] ?? '',
      ...cell.of.map((of) =>
        make(of.quantiles['0.5'], {
          error: of.standardErrors?.quantiles['0.5'],
          small: rangeFigure(of, output, words).text,
        }),
      ),
    ],
  }));
}

interface OverlayProps extends Omit<Props, 'cell'> {
  /** Of the scenarios. */
  readonly names: readonly string[];
  readonly kind: Kind;
  readonly shapes: ComparedCellView;
}

function Overlay({ plan, view, row, periods, kind, shapes, names }: OverlayProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { output } = row;
  const value = useFigureAxis(output, plan);
  const share = useShareAxis(
    t(kind === 'cumulative' || kind === 'exceedance' ? `compare.share.${kind}` : 'results.shareOfTrials'),
  );
  const course = useMemo(() => ({ title: '', names: periods }), [periods]);
  const range = useRangeText();
  const { bins } = shapes;
  const binName = useCallback(
    (middle: number) => {
      const half = (bins?.width ?? 0) / 2;
      return range(value.figure(middle - half), value.figure(middle + half));
    },
    [bins, range, value],
  );
  // Drawn anew where a name has changed, not whenever they are listed.
  const named = names.join('\n');
  const lines = useMemo(
    () => linesOf(plan, view, row, shapes, kind, named.split('\n')),
    [plan, view, row, shapes, kind, named],
  );
  const label = t('compare.overlayLabel', {
    output: rowText(plan, row, locale),
    kind: t(`compare.${kind}`),
  });
  if (bins === null) return <p>{t('results.notFinite')}</p>;
  if (kind === 'overTime') return <LinesChart label={label} lines={lines} x={course} y={value} />;
  const density = kind === 'density';
  return (
    <LinesChart
      label={label}
      lines={lines}
      filled={density}
      beginAtZero
      x={value}
      y={share}
      {...(density ? { nameOf: binName } : {})}
    />
  );
}

function linesOf(
  plan: PlanView,
  view: ComparisonView,
  row: ComparedRow,
  shapes: ComparedCellView,
  kind: Kind,
  names: readonly string[],
): Line[] {
  return view.scenarios.flatMap((id, at): Line[] => {
    const name = names[at] ?? id;
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
