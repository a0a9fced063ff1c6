import { useCallbackRef } from '@mantine/hooks';
import type { AskCommand, EditCommand } from './keys.ts';
import type { PivotView } from './pivot-row.ts';
import type { SelectionStore } from './selection-store.ts';
import type { Trial } from './trial/use-trial.ts';
import type { Dialogs } from './use-dialogs.tsx';
import type { useGridEdits } from './use-grid-edits.ts';
import { usePaletteEntries } from './use-palette-entries.ts';
import type { Panes } from './use-panes.ts';
import type { SheetParts } from './use-sheet.ts';

interface Parts {
  readonly pivot: SheetParts;
  readonly selection: SelectionStore;
  readonly grid: ReturnType<typeof useGridEdits>;
  readonly dialogs: Dialogs;
  readonly panes: Panes;
  readonly trial: Trial;
}

/** What keys, tools and the command palette start. The functions stay the same ones. */
export function useCommands({ pivot, selection, grid, dialogs, panes, trial }: Parts) {
  const onCommand = useCallbackRef((command: EditCommand | AskCommand) => {
    switch (command.type) {
      case 'moves':
        return dialogs.move('move');
      case 'note':
        return dialogs.note();
      default:
        return grid.onCommand(command);
    }
  });
  const onTurn = useCallbackRef((next: PivotView) => {
    const { lines = [] } = pivot.sheet.rows[selection.get()?.anchor.row ?? -1] ?? {};
    pivot.turn(next, lines.length === 1 ? lines[0] : undefined);
  });
  const onTry = useCallbackRef(() => trial.setOpen(!trial.open));
  usePaletteEntries({ dialogs, panes, onTry, onFoldAll: pivot.foldAll, onCommand: grid.onCommand });
  return { onCommand, onTurn, onTry };
}
