import { useCallback, useMemo } from 'react';
import { useStoredFlag } from '../../components/use-stored-flag.ts';

/** Something beside or below the grid that one shows or hides. */
export interface Pane {
  readonly shown: boolean;
  toggle(): void;
}

/** What stands beside and below the grid, as it was left. */
export interface Panes {
  readonly rails: Pane;
  readonly balance: Pane;
  readonly charts: Pane;
}

function usePane(name: string, initial: boolean): Pane {
  const [shown, setShown] = useStoredFlag(name, initial);
  const toggle = useCallback(() => setShown(!shown), [shown, setShown]);
  return useMemo(() => ({ shown, toggle }), [shown, toggle]);
}

export function usePanes(): Panes {
  const rails = usePane('guard-rails', false);
  const balance = usePane('balance-panel', false);
  // Where the window is low, the grid needs the room.
  const charts = usePane('allocate.charts', window.innerHeight >= 900);
  return useMemo(() => ({ rails, balance, charts }), [rails, balance, charts]);
}
