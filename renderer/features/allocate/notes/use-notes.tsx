import { type ReactNode, useCallback, useState } from 'react';
import type { EditWords } from '#shared/allocation/words.ts';
import type { PlanView } from '#shared/views.ts';
import type { CellMarks } from '../cell-marks.ts';
import type { SelectionStore } from '../selection-store.ts';
import type { Sheet } from '../sheet.ts';
import { noteCellOf } from './note-cells.ts';
import { NoteDialog, type OpenNote } from './note-dialog.tsx';

interface Parts {
  readonly plan: PlanView;
  readonly words: EditWords;
  readonly sheet: Sheet;
  readonly selection: SelectionStore;
  readonly marks: CellMarks;
}

/** The dialog of notes, and how to open it on the cell where the selection begins. */
export function useNotes({ plan, words, sheet, selection, marks }: Parts): {
  open(): void;
  dialog: ReactNode;
} {
  const [opened, setOpened] = useState<OpenNote | null>(null);
  const close = useCallback(() => setOpened(null), []);
  return {
    open: () => {
      const anchor = selection.get()?.anchor;
      const row = sheet.rows[anchor?.row ?? -1];
      const column = sheet.columns[anchor?.column ?? -1];
      const cell = row && column ? noteCellOf(row, column, sheet.periods) : null;
      if (!row || !column || !cell) return;
      const note = marks.note(row, column);
      const { from, to } = note ?? cell;
      const all = from === 0 && to === sheet.periods - 1;
      const span = from === to ? words.period(from) : `${words.period(from)} – ${words.period(to)}`;
      const region =
        row.id.includes('/') && row.regions.length === 1 ? words.region(row.regions[0] ?? '') : null;
      const name =
        region && region !== row.label ? `${region} › ${rowName(row.label, row.lines, words)}` : row.label;
      setOpened({ cell: { at: cell.at, from, to }, place: all ? name : `${name} (${span})`, note });
    },
    dialog: <NoteDialog plan={plan} opened={opened} onClose={close} />,
  };
}

/** The line of a pair, whichever of its two names the row shows. */
function rowName(label: string, lines: readonly string[], words: EditWords): string {
  return lines.length === 1 ? words.line(lines[0] ?? '') : label;
}
