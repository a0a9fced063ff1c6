import { useCallbackRef } from '@mantine/hooks';
import { type ReactNode, useCallback, useState } from 'react';
import type { CellMarks } from './cell-marks.ts';
import { LimitDialog } from './limits/limit-dialog.tsx';
import type { MoveKind } from './moves/moves-dialog.tsx';
import { type MoveParts, useMoves } from './moves/use-moves.tsx';
import { useNotes } from './notes/use-notes.tsx';

interface Parts extends MoveParts {
  readonly marks: CellMarks;
}

/** Opens what asks for more before anything changes. The functions stay the same ones. */
export interface Dialogs {
  move(kind: MoveKind): void;
  note(): void;
  /** A new limit. */
  limit(): void;
  readonly shown: ReactNode;
}

export function useDialogs(parts: Parts): Dialogs {
  const moves = useMoves(parts);
  const notes = useNotes(parts);
  const [asksLimit, setAsksLimit] = useState(false);
  const closeLimit = useCallback(() => setAsksLimit(false), []);
  return {
    move: useCallbackRef(moves.open),
    note: useCallbackRef(notes.open),
    limit: useCallback(() => setAsksLimit(true), []),
    shown: (
      <>
        {moves.dialog}
        {notes.dialog}
        <LimitDialog
          plan={parts.plan}
          scenario={parts.scenario}
          limit={asksLimit ? 'new' : null}
          onClose={closeLimit}
        />
      </>
    ),
  };
}
