import type { Direction } from './selection.ts';

/** What a key means to the grid beyond what the grid library does by itself (moving, editing). */
export type GridCommand =
  | { type: 'extend'; direction: Direction; toEdge: boolean }
  | { type: 'selectAll' | 'toggleFold' }
  | EditCommand
  | AskCommand;

/** A command that changes the allocation. */
export type EditCommand = { type: 'clear' | 'fillDown' | 'fillRight' | 'lock' };

/** A command that asks for more before anything changes. */
export type AskCommand = { type: 'moves' } | { type: 'note' };

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const WITH_CONTROL = {
  a: 'selectAll',
  d: 'fillDown',
  r: 'fillRight',
  l: 'lock',
  m: 'moves',
} as const;

export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The command of a key press, as spreadsheets have them; null where the grid library or the browser decides. */
export function commandOf(press: KeyPress, onLabel: boolean): GridCommand | null {
  const control = press.ctrlKey || press.metaKey;
  const arrow = ARROWS[press.key];
  if (press.altKey) return null;
  if (arrow && press.shiftKey) return { type: 'extend', direction: arrow, toEdge: control };
  if (control && !press.shiftKey) {
    const letter = press.key.toLowerCase();
    const type = letter in WITH_CONTROL ? WITH_CONTROL[letter as keyof typeof WITH_CONTROL] : null;
    return type === 'moves' ? { type } : type && { type };
  }
  if (press.key === 'F2' && press.shiftKey && !control) return { type: 'note' };
  if (press.key === 'Delete') return { type: 'clear' };
  if (onLabel && (press.key === ' ' || press.key === 'Enter')) return { type: 'toggleFold' };
  return null;
}
