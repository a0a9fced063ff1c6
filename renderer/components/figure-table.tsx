import { ScrollArea, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './figure-table.module.css';

export interface FigureRow {
  readonly key: string;
  readonly cells: readonly string[];
}

export interface Figures {
  readonly label: string;
  readonly columns: readonly string[];
  /** Each begins with its name. */
  readonly rows: readonly FigureRow[];
}

interface Props extends Figures {
  readonly height?: number;
}

/** Figures with a name in front of each row; can be selected and copied into a spreadsheet. */
export function FigureTable({ label, columns, rows, height }: Props) {
  const { t } = useTranslation();
  return (
    <ScrollArea
      h={height ?? 'var(--chart-height, 268px)'}
      type="hover"
      scrollbarSize={8}
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': t('results.tableOf', { title: label }) }}
    >
      <Table stickyHeader verticalSpacing={4} horizontalSpacing={9} className={`${styles.table} figure`}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells }) => (
            <Table.Tr key={key}>
              {cells.map((cell, index) => {
                const column = columns[index] ?? String(index);
                return index === 0 ? (
                  <Table.Th key={column} scope="row" title={cell}>
                    {cell}
                  </Table.Th>
                ) : (
                  <Table.Td key={column}>{cell}</Table.Td>
                );
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea>
  );
}
