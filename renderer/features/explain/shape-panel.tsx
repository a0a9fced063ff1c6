import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuantityPicture } from '#shared/views-assumptions.ts';
import type { ExplainedCell } from '#shared/views-explain.ts';
import { DensityChart } from '../../charts/density-chart.tsx';
import { ChartPanel } from '../../components/panel.tsx';
import { useFigureAxis, useShareAxis } from '../results/axis-formats.ts';
import { figureMaker, useFigureWords } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';

interface Props {
  readonly cell: ExplainedCell;
  readonly picture: QuantityPicture;
}

/** How the values of an input or a path lie over all trials, with their percentiles behind it. */
export function ShapePanel({ cell, picture }: Props) {
  const { t } = useTranslation();
  const { plan } = usePlanContext();
  const title = t('explain.shape');
  const texts = useMemo(() => ({ now: title, before: '' }), [title]);
  const format = useFigureAxis(cell, plan);
  const share = useShareAxis();
  const make = figureMaker(cell, useFigureWords(plan));
  return (
    <ChartPanel
      title={title}
      chart={<DensityChart label={title} picture={picture} texts={texts} format={format} share={share} />}
      figures={{
        label: title,
        columns: [t('assumptions.editor.percentile'), t('explain.value')],
        rows: (['p5', 'p50', 'p95'] as const).map((level) => ({
          key: level,
          cells: [level.toUpperCase(), make(cell[level])],
        })),
      }}
    />
  );
}
