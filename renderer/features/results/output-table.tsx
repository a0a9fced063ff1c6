import { useTranslation } from 'react-i18next';
import type { PlanView } from '#shared/views.ts';
import { FigureTable } from '../../components/figure-table.tsx';
import { Panel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { type OutputCells, outputText, placeText } from './cells.ts';
import { figureMaker, meanFigure, unitText, useFigureWords } from './figures.ts';

interface Props {
  readonly plan: PlanView;
  readonly outputs: readonly OutputCells[];
  readonly periods: readonly string[];
}

const LEVELS = ['0.05', '0.25', '0.5', '0.75', '0.95'] as const;
const MOST_HEIGHT = 640;

/** Every output with its main statistics; of those over periods, the last one. */
export function OutputTable({ plan, outputs, periods }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useFigureWords(plan);
  const last = periods.length - 1;
  const rows = outputs.flatMap(({ output, cells }) =>
    cells
      .filter((cell) => cell.at.period === undefined || cell.at.period === last)
      .map((cell) => {
        const name = [outputText(output, locale), placeText(plan, cell.at, locale)]
          .filter(Boolean)
          .join(' · ');
        const make = figureMaker(output, words);
        const quantiles = LEVELS.map((level) =>
          make(cell.quantiles[level], { error: cell.standardErrors?.quantiles[level] }),
        );
        const unit = unitText(output, t, plan.calendar.monthsPerPeriod);
        return { key: name, cells: [name, unit, meanFigure(cell, output, words), ...quantiles] };
      }),
  );
  const title = t('results.allOutputs', { period: periods[last] ?? '' });
  const levels = LEVELS.map((level) => `P${Number(level) * 100}`);
  const columns = [t('results.output'), t('results.unit'), t('results.meanError'), ...levels];
  const figures = { label: title, columns, rows };
  return (
    <Panel title={title} wide figures={figures}>
      <FigureTable {...figures} most={MOST_HEIGHT} />
    </Panel>
  );
}
