import { ScrollArea, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExplainedCell } from '#shared/views-explain.ts';
import tableStyles from '../../components/figure-table.module.css';
import { useLocale } from '../../i18n/setup.ts';
import { meanWithError, shortFigure, unitText } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import { exactFigure } from './exact.ts';
import { ExplainLink } from './explain-link.tsx';
import { cellText } from './names.ts';

interface Props {
  readonly label: string;
  readonly cells: readonly ExplainedCell[];
  /** Of the trial that is looked at, from 0. */
  readonly trial: number;
  readonly height?: number;
  /** What stands in the first column; the whole name where it is left out. */
  nameOf?(cell: ExplainedCell): string;
  /** The cell that is shown already, beside others of its variable and unit. */
  readonly current?: string;
}

const ROW = 28;
const HEAD = 32;
const MOST_HEIGHT = 330;

/** Values with links to where each comes from. */
export function CellTable({ label, cells, trial, height = MOST_HEIGHT, nameOf, current }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const columns = [
    t('explain.name'),
    ...(current ? [] : [t('explain.unit')]),
    t('explain.inTrial', { trial: trial + 1 }),
  ];
  return (
    <ScrollArea
      h={Math.min(height, HEAD + cells.length * ROW + 8)}
      type="hover"
      scrollbarSize={8}
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('results.tableOf', { title: label }) }}
    >
      <Table stickyHeader verticalSpacing={4} horizontalSpacing={9} className={`${tableStyles.table} figure`}>
        <Table.Thead>
          <Table.Tr>
            {[...columns, t('results.meanError'), 'P5', 'P95'].map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cells.map((cell) => {
            const figure = (value: number | null | undefined) => shortFigure(value, cell, locale);
            const name = nameOf?.(cell) ?? cellText(plan, cell, locale);
            return (
              <Table.Tr key={cell.name}>
                <Table.Th scope="row" title={cellText(plan, cell, locale)}>
                  {cell.variable && cell.name !== current ? (
                    <ExplainLink variable={cell.variable} at={cell.at}>
                      {name}
                    </ExplainLink>
                  ) : (
                    name
                  )}
                </Table.Th>
                {current ? null : <Table.Td>{unitText(cell, t, plan.calendar.monthsPerPeriod)}</Table.Td>}
                <Table.Td>{exactFigure(cell.inTrial, cell, locale)}</Table.Td>
                <Table.Td>{cell.certain ? t('explain.certain') : meanWithError(cell, figure)}</Table.Td>
                <Table.Td>{cell.certain ? '' : figure(cell.p5)}</Table.Td>
                <Table.Td>{cell.certain ? '' : figure(cell.p95)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
