import { useTranslation } from 'react-i18next';
import type { PlanView } from '#shared/views.ts';
import { FigureTable } from '../../components/figure-table.tsx';
import { Panel } from '../../components/panel.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { type OutputCells, outputText, placeText } from './cells.ts';
import { fullFigure } from './figures.ts';

interface Props {
  readonly plan: PlanView;
  readonly outputs: readonly OutputCells[];
  readonly periods: readonly string[];
}

/** Every output, at the end of the plan where it is over periods, with its main statistics. */
export function OutputTable({ plan, outputs, periods }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const rows = outputs.flatMap(({ output, cells }) => {
    const last = Math.max(-1, ...cells.map((cell) => Number(cell.at.period ?? -1)));
    return cells
      .filter((cell) => cell.at.period === undefined || cell.at.period === last)
      .map((cell) => {
        const place = [placeText(plan, cell.at, locale), last >= 0 ? periods[last] : '']
          .filter(Boolean)
          .join(' · ');
        const figure = (value: number | null | undefined) => fullFigure(value, output, locale);
        return {
          key: `${output.variable} ${place}`,
          cells: [
            place === '' ? outputText(output, locale) : `${outputText(output, locale)} · ${place}`,
            figure(cell.mean),
            figure(cell.standardError),
            figure(cell.quantiles['0.05']),
            figure(cell.quantiles['0.5']),
            figure(cell.quantiles['0.95']),
          ],
        };
      });
  });
  return (
    <Panel title={t('results.allOutputs')}>
      <FigureTable
        label={t('results.allOutputs')}
        columns={[
          t('results.output'),
          t('results.mean'),
          t('results.standardErrorShort'),
          'P5',
          'P50',
          'P95',
        ]}
        rows={rows}
      />
    </Panel>
  );
}
