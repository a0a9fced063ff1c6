import { createContext, useContext, useEffect } from 'react';

/** Something that one can do on the open screen, to be found by its name in the command palette. */
export interface ScreenAction {
  readonly id: string;
  readonly label: string;
  run(): void;
}

/** What the open screen offers to the command palette. */
export class ScreenActions {
  private offered: readonly ScreenAction[] = [];

  get(): readonly ScreenAction[] {
    return this.offered;
  }

  set(actions: readonly ScreenAction[]): void {
    this.offered = actions;
  }
}

const ActionsContext = createContext<ScreenActions | null>(null);
export const ScreenActionsProvider = ActionsContext.Provider;

/** Offers actions for as long as the component is on the screen; the same array does not offer them anew. */
export function useScreenActions(actions: readonly ScreenAction[]): void {
  const offered = useContext(ActionsContext);
  useEffect(() => {
    offered?.set(actions);
    return () => offered?.set([]);
  }, [offered, actions]);
}
