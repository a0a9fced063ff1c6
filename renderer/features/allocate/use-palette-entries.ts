import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useScreenActions } from '../shell/screen-actions.ts';
import type { EditCommand } from './keys.ts';
import { MOVES } from './moves/moves-dialog.tsx';
import type { Dialogs } from './use-dialogs.tsx';
import type { Panes } from './use-panes.ts';

interface Parts {
  readonly dialogs: Pick<Dialogs, 'move' | 'note' | 'limit'>;
  readonly panes: Panes;
  onTry(): void;
  onFoldAll(folded: boolean): void;
  onCommand(command: EditCommand): void;
}

/** What one does on this screen, by name in the command palette. */
export function usePaletteEntries({ dialogs, panes, onTry, onFoldAll, onCommand }: Parts): void {
  const { t } = useTranslation();
  const { move, note, limit } = dialogs;
  const entries = useMemo(
    () => [
      ...MOVES.map((kind) => ({
        id: `move/${kind}`,
        label: t(`moves.entries.${kind}`),
        run: () => move(kind),
      })),
      { id: 'note', label: `${t('guardRails.noteAdd')}…`, run: note },
      { id: 'limit', label: `${t('guardRails.add')}…`, run: limit },
      ...(['lock', 'fillDown', 'fillRight'] as const).map((type) => ({
        id: type,
        label: t(`allocate.${type}`),
        run: () => onCommand({ type }),
      })),
      { id: 'rails', label: t('guardRails.title'), run: panes.rails.toggle },
      { id: 'balance', label: t('balance.title'), run: panes.balance.toggle },
      { id: 'charts', label: t('allocate.charts'), run: panes.charts.toggle },
      { id: 'try', label: t('trial.toggle'), run: onTry },
      { id: 'foldAll', label: t('allocate.foldAll'), run: () => onFoldAll(true) },
      { id: 'unfoldAll', label: t('allocate.unfoldAll'), run: () => onFoldAll(false) },
    ],
    [t, move, note, limit, panes, onTry, onFoldAll, onCommand],
  );
  useScreenActions(entries);
}
