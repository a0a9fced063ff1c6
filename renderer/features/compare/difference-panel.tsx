import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { ComparedCellView, ComparisonView, Contrast } from '#shared/views-compare.ts';
import { HistogramChart } from '../../charts/histogram-chart.tsx';
import type { Figure } from '../../components/figure.ts';
import type { FigureRow } from '../../components/figure-table.tsx';
import { Loaded } from '../../components/loaded.tsx';
import { ChartPanel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { useFigureAxis, useRangeText, useShareAxis } from '../results/axis-formats.ts';
import { useFigureWords } from '../results/figures.ts';
import { AgainstSelect } from './against-select.tsx';
import styles from './difference-panel.module.css';
import { type ComparedRow, percentileName, rowText, signedFigure } from './figures.ts';
import { provenanceText } from './provenance.ts';
import { useContrastWords } from './use-contrast-words.ts';

interface Props {
  readonly plan: PlanView;
  readonly view: ComparisonView;
  readonly row: ComparedRow;
  readonly cell: {
    readonly data: ComparedCellView | undefined;
    readonly error: Error | null;
    refetch(): Promise<unknown>;
  };
  /** The scenario that is set against the baseline. */
  readonly other: string;
  onOther(scenario: string): void;
}

/** How one scenario stands to the baseline, trial by trial: the distribution of the difference, and what it means. */
export function DifferencePanel({ plan, view, row, cell, other, onOther }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const nameOf = (id: string) => labelText(plan.scenarios.find((each) => each.id === id)?.label, locale, id);
  const [baseline = '', ...others] = view.scenarios;
  const at = Math.max(0, others.indexOf(other));
  const title = t('compare.differenceTitle', { baseline: nameOf(baseline) });
  const contrast = row.cell.against[at];
  const words = useFigureWords(plan);
  const make = (mean: number | null, standardError: number | null) =>
    signedFigure({ mean, standardError }, row.output, words);
  return (
    <ChartPanel
      title={title}
      controls={<AgainstSelect plan={plan} others={others} chosen={others[at] ?? ''} onChoose={onOther} />}
      chart={
        <Loaded query={cell} label={title}>
          {(shapes) => (
            <Difference plan={plan} row={row} shapes={shapes} at={at} view={view} nameOf={nameOf} />
          )}
        </Loaded>
      }
      source={provenanceText(view, t, locale)}
      figures={{
        label: `${title} · ${rowText(plan, row, locale)}`,
        columns: [t('compare.statistic'), t('compare.differenceError')],
        rows: contrast ? differenceRows(contrast, t('results.mean'), make) : [],
      }}
    />
  );
}

function differenceRows(
  { difference, standardErrors }: Contrast,
  mean: string,
  make: (value: number | null, error: number | null) => Figure,
): FigureRow[] {
  const quantiles = Object.entries(difference.quantiles).map(([level, value]) => {
    const name = percentileName(level);
    return { key: name, cells: [name, make(value, standardErrors?.quantiles[level] ?? null)] };
  });
  return [{ key: 'mean', cells: [mean, make(difference.mean, difference.standardError)] }, ...quantiles];
}

interface DifferenceProps {
  readonly plan: PlanView;
  readonly row: ComparedRow;
  readonly shapes: ComparedCellView;
  readonly view: ComparisonView;
  readonly at: number;
  nameOf(id: string): string;
}

function Difference({ plan, row, shapes, at, view, nameOf }: DifferenceProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { output } = row;
  const against = shapes.against[at];
  const format = useFigureAxis(output, plan);
  const percent = useShareAxis();
  const range = useRangeText();
  const texts = useMemo(
    () => ({ share: t('results.shareOfTrials'), cumulative: t('resultDetails.cumulative') }),
    [t],
  );
  const none = useMemo(() => ({ value: 0, name: t('compare.noDifference') }), [t]);
  const words = useContrastWords(output, view.trials);
  const { histogram, curve } = against?.shape ?? { histogram: null, curve: null };
  if (!against || !histogram || !curve) return <p>{t('results.notFinite')}</p>;
  const names = { scenario: nameOf(view.scenarios[at + 1] ?? ''), baseline: nameOf(view.scenarios[0] ?? '') };
  return (
    <div className={styles.difference}>
      <div className={styles.words} data-testid="contrast-words">
        <p>{words.contrast(against.contrast)}</p>
        {against.dominance ? <p>{words.dominance(against.dominance, names)}</p> : null}
      </div>
      <div className={styles.picture}>
        <HistogramChart
          label={t('compare.differenceLabel', { output: rowText(plan, row, locale) })}
          histogram={histogram}
          curve={curve}
          target={none}
          texts={texts}
          format={format}
          percent={percent}
          range={range}
        />
      </div>
    </div>
  );
}
