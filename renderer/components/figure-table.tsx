import { ScrollArea, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Figure, textOf } from './figure.ts';
import styles from './figure-table.module.css';
import { TableFrame } from './table-frame.tsx';
import { useCellKeys } from './use-cell-keys.ts';

export interface FigureRow {
  readonly key: string;
  readonly cells: readonly (string | Figure)[];
  /** In place of the name, a link that reads the same. */
  readonly lead?: ReactNode;
  /** A picture behind the figures, under the table's `pictures`. */
  readonly picture?: ReactNode;
  readonly testId?: string;
}

export interface Figures {
  readonly label: string;
  readonly columns: readonly string[];
  /** Each begins with its name. One without other cells is a heading of those that follow. */
  readonly rows: readonly FigureRow[];
}

export interface FigureTableProps extends Figures {
  /** `auto` shows all rows, and the head as long as one of them is in sight. */
  readonly height?: number | 'auto';
  /** As high as its rows ask for, and no higher than this. */
  readonly most?: number;
  /** Long names take more lines; else their end is left out. */
  readonly wrap?: boolean;
  /** Cells are words: they begin on the left. */
  readonly texts?: boolean;
  /** What heads the pictures of rows, where they have any. */
  readonly pictures?: string;
}

/**
 * Figures with a name in front of each row. One press copies one, by pointer or keyboard (arrows to it, then Enter);
 * what is selected can be copied into a spreadsheet.
 */
export function FigureTable(props: FigureTableProps) {
  const { label, columns, rows, wrap = false, texts = false, pictures } = props;
  // Two scenarios may have one name: a column is known by its position.
  const heads = columns.map((text, at) => ({ text, key: String(at) }));
  const keys = useCellKeys(rows, (row, column) => {
    const names = [textOf(rows[row]?.cells[0]), columns[column]];
    return names.filter(Boolean).join(' · ');
  });
  return (
    <Frame {...props}>
      <Table
        stickyHeader
        verticalSpacing={4}
        horizontalSpacing={9}
        className={`${styles.table} figure`}
        data-wrap={wrap || undefined}
        data-texts={texts || undefined}
        role="grid"
        aria-label={label}
        onKeyDown={keys.onKeyDown}
      >
        <Table.Thead>
          <Table.Tr>
            {heads.map(({ key, text }) => (
              <Table.Th key={key}>{text}</Table.Th>
            ))}
            {pictures === undefined ? null : <Table.Th>{pictures}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ key, cells, lead, picture, testId }, row) => (
            <Table.Tr key={key} data-heading={cells.length === 1 || undefined} data-testid={testId}>
              {cells.map((cell, index) => {
                const column = heads[index]?.key;
                if (index > 0) {
                  return (
                    <Table.Td key={column} {...keys.cell(row, index)} title={titleOf(cell)}>
                      {textOf(cell)}
                      {typeof cell === 'string' || cell.small === undefined ? null : (
                        <span className={styles.small}>{cell.small}</span>
                      )}
                    </Table.Td>
                  );
                }
                return (
                  <Table.Th
                    key={column}
                    scope="row"
                    title={textOf(cell)}
                    {...(cells.length === 1 ? { colSpan: columns.length } : {})}
                  >
                    {lead ?? textOf(cell)}
                  </Table.Th>
                );
              })}
              {pictures === undefined ? null : <Table.Td className={styles.picture}>{picture}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Frame>
  );
}

/** What a table scrolls in: the window where all its rows are shown, else a frame of its own. */
function Frame({ label, height, most, children }: FigureTableProps & { children: ReactNode }) {
  const { t } = useTranslation();
  if (height === 'auto') return <TableFrame label={label}>{children}</TableFrame>;
  const Area = most === undefined ? ScrollArea : ScrollArea.Autosize;
  const size = most === undefined ? { h: height ?? 'var(--chart-height, 268px)' } : { mah: most };
  return (
    <Area
      {...size}
      type="hover"
      scrollbarSize={8}
      viewportProps={{ role: 'region', 'aria-label': t('results.tableOf', { title: label }) }}
    >
      {children}
    </Area>
  );
}

function titleOf(cell: string | Figure): string | undefined {
  return typeof cell === 'string' ? undefined : cell.title;
}
