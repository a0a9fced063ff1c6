import { SegmentedControl, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CellResult, Distribution } from '#shared/result.ts';
import type { OutputView, PlanView, RunView } from '#shared/views.ts';
import { HistogramChart } from '../../charts/histogram-chart.tsx';
import type { Figures } from '../../components/figure-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ChartPanel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { useDistribution } from '../../service/queries.ts';
import { useFigureAxis, useRangeText, useShareAxis } from './axis-formats.ts';
import { type OutputCells, outputText, placeText, sameCell } from './cells.ts';
import { type FigureWords, figureMaker, roundedError, shortFigure, useFigureWords } from './figures.ts';
import { OutputSelect } from './output-select.tsx';
import styles from './picture.module.css';
import { TargetControl } from './target-control.tsx';

interface Props {
  readonly plan: PlanView;
  readonly run: RunView;
  readonly outputs: readonly OutputCells[];
  readonly periods: readonly string[];
}

/** How one cell of one output is spread over the trials. */
export function DistributionPanel({ plan, run, outputs, periods }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useFigureWords(plan);
  const [variable, setVariable] = useState(outputs[0]?.output.variable ?? '');
  const [position, setPosition] = useState<number | null>(null);
  const [line, setLine] = useState('cumulative');
  const chosen = outputs.find(({ output }) => output.variable === variable) ?? outputs[0];
  const query = useDistribution(run.id, chosen?.output.variable ?? '');
  if (!chosen) return null;
  const { output, cells } = chosen;
  const at = Math.min(position ?? cells.length - 1, cells.length - 1);
  const cell = cells[at];
  const cellText = (each: CellResult) =>
    [placeText(plan, each.at, locale), typeof each.at.period === 'number' ? periods[each.at.period] : '']
      .filter(Boolean)
      .join(' · ');
  return (
    <ChartPanel
      title={t('results.distribution')}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={t('resultDetails.line')}
          value={line}
          onChange={setLine}
          data={(['cumulative', 'exceedance'] as const).map((value) => ({
            value,
            label: t(`resultDetails.${value}`),
          }))}
        />
      }
      choosers={
        <>
          <OutputSelect
            outputs={outputs}
            value={output.variable}
            width={240}
            onChoose={(name) => {
              setVariable(name);
              setPosition(null);
            }}
          />
          {cells.length > 1 ? (
            <Select
              size="xs"
              w={210}
              searchable
              aria-label={t('results.cell')}
              allowDeselect={false}
              value={String(at)}
              data={cells.map((each, index) => ({ value: String(index), label: cellText(each) }))}
              onChange={(value) => value !== null && setPosition(Number(value))}
            />
          ) : null}
        </>
      }
      chart={
        <Loaded query={query} label={t('results.distribution')}>
          {(view) => (
            <Picture
              key={`${output.variable} ${at}`}
              plan={plan}
              output={output}
              cell={cell}
              shapes={view.cells}
              trials={run.trials}
              exceedance={line === 'exceedance'}
            />
          )}
        </Loaded>
      }
      figures={quantileFigures(output, cell, words)}
    />
  );
}

interface PictureProps {
  readonly plan: PlanView;
  readonly output: OutputView;
  readonly cell: CellResult | undefined;
  readonly shapes: readonly Distribution[];
  readonly trials: number;
  readonly exceedance: boolean;
}

function Picture({ plan, output, cell, shapes, trials, exceedance }: PictureProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [moved, setMoved] = useState<number | null>(null);
  const shape = cell && shapes.find((each) => sameCell(each.at, cell.at));
  const target = moved ?? cell?.target ?? cell?.quantiles['0.5'] ?? 0;
  const format = useFigureAxis(output, plan);
  const percent = useShareAxis();
  const range = useRangeText();
  const texts = useMemo(
    () => ({
      share: t('results.shareOfTrials'),
      cumulative: t(exceedance ? 'resultDetails.exceedance' : 'resultDetails.cumulative'),
    }),
    [t, exceedance],
  );
  // Where the plan has no target and nobody has set one here, the line stands at the median.
  const name = moved === null && cell?.target === undefined ? 'P50' : t('results.target');
  const mark = useMemo(
    () => ({ value: target, name: `${name} ${shortFigure(target, output, locale)}` }),
    [target, output, locale, name],
  );
  if (!cell || !shape?.histogram || !shape.curve) return <p>{t('results.notFinite')}</p>;
  return (
    <div className={styles.picture}>
      <div className={styles.chart}>
        <HistogramChart
          label={t('results.histogramLabel', { output: outputText(output, locale) })}
          histogram={shape.histogram}
          curve={shape.curve}
          target={mark}
          exceedance={exceedance}
          onTarget={setMoved}
          texts={texts}
          format={format}
          percent={percent}
          range={range}
        />
      </div>
      <TargetControl
        output={output}
        cell={cell}
        curve={shape.curve}
        target={target}
        trials={trials}
        onTarget={setMoved}
      />
    </div>
  );
}

function quantileFigures(output: OutputView, cell: CellResult | undefined, words: FigureWords): Figures {
  const { t } = words;
  const label = t('results.distribution');
  const columns = [t('results.statistic'), t('results.value'), t('resultDetails.error')];
  if (!cell) return { label, columns, rows: [] };
  const make = figureMaker(output, words);
  const errors = cell.standardErrors;
  const errorFigure = (error: number) => ({ ...make(roundedError(error)), values: [error] });
  type Row = [name: string, value: number | null, error?: number | null | undefined];
  const rows: Row[] = [
    [t('results.mean'), cell.mean, cell.standardError],
    [t('results.sd'), cell.sd],
    [t('results.worst'), cell.tailMean['0.05'], errors?.tailMean['0.05']],
    [t('results.min'), cell.min],
    ...Object.entries(cell.quantiles).map(
      ([level, value]): Row => [
        `P${Number((Number(level) * 100).toFixed(6))}`,
        value,
        errors?.quantiles[level],
      ],
    ),
    [t('results.max'), cell.max],
    [t('results.best'), cell.tailMean['0.95'], errors?.tailMean['0.95']],
  ];
  return {
    label,
    columns,
    rows: rows.map(([name, value, error]) => ({
      key: name,
      cells: [name, make(value, { error }), error == null ? '' : errorFigure(error)],
    })),
  };
}
