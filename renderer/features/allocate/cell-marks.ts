import type { NoteView } from '#shared/views.ts';
import type { PivotRow } from './pivot-row.ts';
import type { SheetColumn } from './sheet-columns.ts';

/** What is to be said of single cells of the grid beside their amounts. */
export interface CellMarking {
  note(row: PivotRow, column: SheetColumn): NoteView | null;
  /** Which way the cell breaks a limit. */
  breach(row: PivotRow, column: SheetColumn): 'over' | 'under' | null;
  /** Both in words; null where there is nothing to say. */
  text(row: PivotRow, column: SheetColumn): string | null;
}

const NOTHING: CellMarking = { note: () => null, breach: () => null, text: () => null };

type MarkListener = (now: CellMarking, before: CellMarking) => void;

/** Holds the marks apart from React state, as the selection is: the columns stay when the marks change. */
export class CellMarks implements CellMarking {
  private marking: CellMarking = NOTHING;
  private readonly listeners = new Set<MarkListener>();

  readonly subscribe = (listener: MarkListener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): CellMarking => this.marking;

  set(marking: CellMarking): void {
    const before = this.marking;
    this.marking = marking;
    for (const listener of this.listeners) listener(marking, before);
  }

  note(row: PivotRow, column: SheetColumn): NoteView | null {
    return this.marking.note(row, column);
  }

  breach(row: PivotRow, column: SheetColumn): 'over' | 'under' | null {
    return this.marking.breach(row, column);
  }

  text(row: PivotRow, column: SheetColumn): string | null {
    return this.marking.text(row, column);
  }
}
