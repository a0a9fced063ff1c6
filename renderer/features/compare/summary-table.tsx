import { Select, Table } from '@mantine/core';
import { IconCalendar } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { ComparisonView } from '#shared/views-compare.ts';
import type { Figures } from '../../components/figure-table.tsx';
import { Panel } from '../../components/panel.tsx';
import { ScenarioName } from '../../components/scenario-name.tsx';
import { TableFrame } from '../../components/table-frame.tsx';
import { useRovingFocus } from '../../components/use-roving-focus.ts';
import { useLocale } from '../../i18n/setup.ts';
import { type FigureWords, useFigureWords } from '../results/figures.ts';
import { type ComparedRow, rowText } from './figures.ts';
import { SummaryRow } from './summary-row.tsx';
import { type StatisticRow, statisticsOf } from './summary-statistics.ts';
import styles from './summary-table.module.css';

interface Props {
  readonly plan: PlanView;
  readonly view: ComparisonView;
  readonly rows: readonly ComparedRow[];
  readonly row: ComparedRow;
  readonly periods: readonly string[];
  onChoose(variable: string): void;
  onPlace(key: string): void;
  onPeriod(period: number): void;
}

/** Every output in every scenario; the chosen one is what the pictures show. */
export function SummaryTable({ plan, view, rows, row, periods, onChoose, onPlace, onPeriod }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const words = useFigureWords(plan);
  const statistics = useMemo(
    () => rows.map((each) => statisticsOf(each, view.trials, words)),
    [rows, view.trials, words],
  );
  const roving = useRovingFocus(statistics.flat());
  const nameOf = (id: string) => labelText(plan.scenarios.find((each) => each.id === id)?.label, locale, id);
  const [first = ''] = view.scenarios;
  const title = t('compare.sideBySide', { baseline: nameOf(first) });
  const period = rows.find(({ course }) => course.length > 1)?.cell.at.period;
  let before = 0;
  return (
    <Panel
      title={title}
      wide
      controls={
        typeof period === 'number' ? (
          <Select
            size="xs"
            w={148}
            leftSection={<IconCalendar size={15} />}
            aria-label={t('compare.period')}
            allowDeselect={false}
            value={String(period)}
            data={periods.map((label, at) => ({ value: String(at), label }))}
            onChange={(value) => value !== null && onPeriod(Number(value))}
          />
        ) : null
      }
      figures={summaryFigures(title, rows, statistics, view.scenarios.map(nameOf), plan, words)}
    >
      <TableFrame label={title}>
        <Table
          className={`${styles.table} figure`}
          verticalSpacing={5}
          horizontalSpacing={10}
          onKeyDown={roving.onKeyDown}
        >
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('compare.output')}</Table.Th>
              {view.scenarios.map((scenario) => (
                <Table.Th key={scenario} className={styles.scenario}>
                  <ScenarioName plan={plan} scenario={scenario} />
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map((each, at) => {
              const own = statistics[at] ?? [];
              const start = before;
              before += own.length;
              return (
                <SummaryRow
                  key={each.output.variable}
                  plan={plan}
                  scenarios={view.scenarios}
                  row={each}
                  periods={periods}
                  statistics={own}
                  placeOf={(statistic, scenario) => roving.at(start + statistic, scenario + 1)}
                  chosen={each === row}
                  onChoose={() => onChoose(each.output.variable)}
                  onPlace={(key) => {
                    onPlace(key);
                    onChoose(each.output.variable);
                  }}
                />
              );
            })}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </Panel>
  );
}

/** The same to be taken away: a heading for each output, and its statistics below. */
function summaryFigures(
  label: string,
  rows: readonly ComparedRow[],
  statistics: readonly (readonly StatisticRow[])[],
  scenarios: readonly string[],
  plan: PlanView,
  { t, locale }: FigureWords,
): Figures {
  return {
    label,
    columns: [t('compare.output'), ...scenarios],
    rows: rows.flatMap((row, at) => [
      { key: row.output.variable, cells: [rowText(plan, row, locale)] },
      ...(statistics[at] ?? []).map(({ key, cells }) => ({
        key: `${row.output.variable} ${key}`,
        cells: cells.map((cell) => cell ?? ''),
      })),
    ]),
  };
}
