import { ScrollArea, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ExplainedCell } from '#shared/views-explain.ts';
import tableStyles from '../../components/figure-table.module.css';
import { Thumbnail } from '../../components/thumbnail.tsx';
import { useLocale } from '../../i18n/setup.ts';
import { meanWithError, shortFigure, unitText } from '../results/figures.ts';
import { usePlanContext } from '../shell/plan-context.ts';
import styles from './cell-table.module.css';
import { exactFigure } from './exact.ts';
import { ExplainLink } from './explain-link.tsx';
import { cellText } from './names.ts';

interface Props {
  readonly label: string;
  readonly cells: readonly ExplainedCell[];
  /** Of the trial that is looked at, from 0. */
  readonly trial: number;
  /** As high as its rows ask for, and no higher than this. */
  readonly most?: number;
  /** What stands in the first column; the whole name where it is left out. */
  nameOf?(cell: ExplainedCell): string;
  /** The cell that is shown already, beside others of its variable and unit. */
  readonly current?: string;
}

const MOST_HEIGHT = 360;

/** Values with links to where each comes from. */
export function CellTable({ label, cells, trial, most = MOST_HEIGHT, nameOf, current }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { plan } = usePlanContext();
  const unitOf = (cell: ExplainedCell) => unitText(cell, t, plan.calendar.monthsPerPeriod);
  const columns = [
    t('explain.name'),
    t('explain.inTrial', { trial: trial + 1 }),
    t('results.meanError'),
    'P5',
    'P95',
    ...(current ? [] : [t('explain.shape')]),
  ];
  return (
    <ScrollArea.Autosize
      mah={most}
      type="hover"
      scrollbarSize={8}
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('results.tableOf', { title: label }) }}
    >
      <Table
        stickyHeader
        verticalSpacing={4}
        horizontalSpacing={8}
        className={`${tableStyles.table} figure`}
        data-wrap
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {cells.map((cell) => {
            const figure = (value: number | null | undefined) => shortFigure(value, cell, locale);
            const name = nameOf?.(cell) ?? cellText(plan, cell, locale);
            return (
              <Table.Tr key={cell.name} data-testid={`value-${cell.name}`}>
                <Table.Th
                  scope="row"
                  title={cellText(plan, cell, locale)}
                  className={current ? '' : (styles.operand ?? '')}
                >
                  {cell.variable && cell.name !== current ? (
                    <ExplainLink variable={cell.variable} at={cell.at}>
                      {name}
                    </ExplainLink>
                  ) : (
                    name
                  )}
                  {current ? null : <span className={styles.unit}>{unitOf(cell)}</span>}
                </Table.Th>
                <Table.Td>
                  {current ? figure(cell.inTrial) : exactFigure(cell.inTrial, cell, locale)}
                </Table.Td>
                <Table.Td>{cell.certain ? t('explain.certain') : meanWithError(cell, figure)}</Table.Td>
                <Table.Td>{cell.certain ? '' : figure(cell.p5)}</Table.Td>
                <Table.Td>{cell.certain ? '' : figure(cell.p95)}</Table.Td>
                {current ? null : (
                  <Table.Td className={styles.shape}>
                    {cell.picture ? <Thumbnail picture={cell.picture} mark={cell.inTrial} /> : null}
                  </Table.Td>
                )}
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
