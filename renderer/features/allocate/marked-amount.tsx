import { VisuallyHidden } from '@mantine/core';
import type { CustomCellRendererProps } from 'ag-grid-react';
import type { PivotRow } from './pivot-row.ts';

type Props = CustomCellRendererProps<PivotRow> & { readonly about: string };

/** The amount of a cell that has something to be said of it: seen as a mark, heard as its text. */
export function MarkedAmount({ valueFormatted, value, about }: Props) {
  return (
    <span title={about}>
      {valueFormatted ?? value}
      <VisuallyHidden>{` (${about})`}</VisuallyHidden>
    </span>
  );
}
