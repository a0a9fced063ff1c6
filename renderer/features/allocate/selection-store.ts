import { useSyncExternalStore } from 'react';
import type { Range } from './selection.ts';

type RangeListener = (range: Range | null, before: Range | null) => void;

/** Holds what is selected, apart from React state: moving a range must not render the screen again. */
export class SelectionStore {
  private range: Range | null = null;
  private readonly visitors = new Set<(range: Range) => void>();
  private readonly listeners = new Set<RangeListener>();

  readonly get = (): Range | null => this.range;

  readonly subscribe = (listener: RangeListener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Selects and asks the grid to bring the range into sight and under the focus. */
  goTo(range: Range): void {
    this.set(range);
    for (const visitor of this.visitors) visitor(range);
  }

  readonly onGoTo = (visitor: (range: Range) => void): (() => void) => {
    this.visitors.add(visitor);
    return () => this.visitors.delete(visitor);
  };

  set(range: Range | null): void {
    const before = this.range;
    this.range = range;
    for (const listener of this.listeners) listener(range, before);
  }
}

export function useSelection(store: SelectionStore): Range | null {
  return useSyncExternalStore(store.subscribe, store.get);
}
