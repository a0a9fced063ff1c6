import { ScrollArea, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './figure-table.module.css';

export interface FigureRow {
  readonly key: string;
  readonly cells: readonly string[];
  /** In place of the name, a link that reads the same. */
  readonly lead?: ReactNode;
}

export interface Figures {
  readonly label: string;
  readonly columns: readonly string[];
  /** Each begins with its name. */
  readonly rows: readonly FigureRow[];
}

interface Props extends Figures {
  readonly height?: number;
  /** As high as its rows ask for, and no higher than this. */
  readonly most?: number;
  /** Long names take more lines; else their end is left out. */
  readonly wrap?: boolean;
}

/** Figures with a name in front of each row; can be selected and copied into a spreadsheet. */
export function FigureTable({ label, columns, rows, height, most, wrap = false }: Props) {
  const { t } = useTranslation();
  const Area = most === undefined ? ScrollArea : ScrollArea.Autosize;
  const size = most === undefined ? { h: height ?? 'var(--chart-height, 268px)' } : { mah: most };
  return (
    <Area
      {...size}
      type="hover"
      scrollbarSize={8}
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('results.tableOf', { title: label }) }}
    >
      <Table
        stickyHeader
        verticalSpacing={4}
        horizontalSpacing={9}
        className={`${styles.table} figure`}
        data-wrap={wrap || undefined}
      >
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells, lead }) => (
            <Table.Tr key={key}>
              {cells.map((cell, index) => {
                const column = columns[index] ?? String(index);
                return index === 0 ? (
                  <Table.Th key={column} scope="row" title={cell}>
                    {lead ?? cell}
                  </Table.Th>
                ) : (
                  <Table.Td key={column}>{cell}</Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Area>
  );
}
