import { createContext, useContext } from 'react';

/** Edits that the window shows and the service has not confirmed yet: what undo, a run or an export waits for. */
export class PendingEdits {
  private readonly open = new Set<Promise<void>>();

  track(work: Promise<void>): void {
    this.open.add(work);
    const drop = () => this.open.delete(work);
    work.then(drop, drop);
  }

  get busy(): boolean {
    return this.open.size > 0;
  }

  async idle(): Promise<void> {
    while (this.open.size > 0) await Promise.allSettled(this.open);
  }
}

const PendingContext = createContext<PendingEdits | null>(null);
export const PendingEditsProvider = PendingContext.Provider;

export function usePendingEdits(): PendingEdits {
  const pending = useContext(PendingContext);
  if (!pending) throw new Error('no pending edits around this component');
  return pending;
}
