import { type ReactNode, useState } from 'react';
import type { Allocation, AllocationEdit } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import type { PlanView } from '#shared/views.ts';
import type { SelectionStore } from '../selection-store.ts';
import type { Sheet } from '../sheet.ts';
import { type MoveKind, MovesDialog } from './moves-dialog.tsx';
import { type Start, startOf } from './start.ts';

/** What the larger edits work on. */
export interface MoveParts {
  readonly plan: PlanView;
  readonly scenario: string;
  readonly allocation: Allocation;
  readonly words: EditWords;
  readonly sheet: Sheet;
  readonly selection: SelectionStore;
  edit(edit: AllocationEdit): boolean;
}

/** The dialog of the larger edits, and how to open it on what is selected. */
export function useMoves({ sheet, selection, ...work }: MoveParts): {
  open(kind: MoveKind): void;
  dialog: ReactNode;
} {
  const [opened, setOpened] = useState<{ kind: MoveKind; start: Start } | null>(null);
  return {
    open: (kind) => setOpened({ kind, start: startOf(sheet, selection.get()) }),
    dialog: (
      <MovesDialog
        {...work}
        opened={opened}
        onKind={(kind) => setOpened((before) => before && { ...before, kind })}
        onClose={() => setOpened(null)}
      />
    ),
  };
}
