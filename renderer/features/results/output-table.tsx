import { useTranslation } from 'react-i18next';
import type { PlanView } from '#shared/views.ts';
import { FigureTable } from '../../components/figure-table.tsx';
import { Panel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { type OutputCells, outputText, placeText } from './cells.ts';
import { fullFigure, meanWithError } from './figures.ts';

interface Props {
  readonly plan: PlanView;
  readonly outputs: readonly OutputCells[];
  readonly periods: readonly string[];
}

/** Every output with its main statistics; of those over periods, the last one. */
export function OutputTable({ plan, outputs, periods }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const last = periods.length - 1;
  const rows = outputs.flatMap(({ output, cells }) =>
    cells
      .filter((cell) => cell.at.period === undefined || cell.at.period === last)
      .map((cell) => {
        const name = [outputText(output, locale), placeText(plan, cell.at, locale)]
          .filter(Boolean)
          .join(' · ');
        const figure = (value: number | null | undefined) => fullFigure(value, output, locale);
        const quantiles = (['0.05', '0.5', '0.95'] as const).map((level) => figure(cell.quantiles[level]));
        return { key: name, cells: [name, meanWithError(cell, figure), ...quantiles] };
      }),
  );
  const title = t('results.allOutputs', { period: periods[last] ?? '' });
  return (
    <Panel title={title}>
      <FigureTable
        label={title}
        columns={[t('results.output'), t('results.meanError'), 'P5', 'P50', 'P95']}
        rows={rows}
      />
    </Panel>
  );
}
