import { useCallbackRef } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { openedBy, type Pick, rangeOf, viewOf } from './pick.ts';
import type { PivotCategory, PivotView } from './pivot-row.ts';
import type { SelectionStore } from './selection-store.ts';
import type { Sheet } from './sheet.ts';

interface Parts {
  readonly sheet: Sheet;
  readonly categories: readonly PivotCategory[];
  readonly selection: SelectionStore;
  /** Turns the rows and unfolds some of them. */
  reveal(view: PivotView, opened: readonly string[]): void;
}

/** Goes from a picture to the rows that it stands for: they are brought into sight, selected, and get the focus. */
export function usePick({ sheet, categories, selection, reveal }: Parts): (pick: Pick) => void {
  const [wanted, setWanted] = useState<Pick | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const range = rangeOf(sheet, wanted, categories);
    setWanted(null);
    if (range) selection.goTo(range);
  }, [wanted, sheet, categories, selection]);
  return useCallbackRef((pick: Pick) => {
    reveal(viewOf(pick), openedBy(pick));
    setWanted(pick);
  });
}
