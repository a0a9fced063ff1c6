import type { Direction, Leap } from './selection.ts';

/** How a key goes on within a range: Enter down its columns, Tab along its rows, with Shift backwards; null for others. */
export function cycleOf({ key, shiftKey, ctrlKey, metaKey, altKey }: KeyPress): Cycle | null {
  if (ctrlKey || metaKey || altKey || (key !== 'Enter' && key !== 'Tab')) return null;
  return { along: key === 'Enter' ? 'columns' : 'rows', by: shiftKey ? -1 : 1 };
}

export interface Cycle {
  readonly along: 'columns' | 'rows';
  readonly by: 1 | -1;
}

/** What a key means to the grid beyond what the grid library does by itself (moving, editing). */
export type GridCommand =
  | { type: 'leap'; leap: Leap; extending: boolean }
  | { type: 'selectAll' | 'selectRows' | 'selectColumns' | 'toggleFold' | 'fold' | 'unfold' }
  /** To the next row that sums others, above or below. */
  | { type: 'toTotal'; by: 1 | -1 }
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

const LEAPS: Readonly<Record<string, { plain: Leap; control: Leap }>> = {
  Home: { plain: { to: 'rowStart' }, control: { to: 'first' } },
  End: { plain: { to: 'rowEnd' }, control: { to: 'last' } },
};
const PAGES: Readonly<Record<string, Leap>> = { PageUp: { to: 'pageUp' }, PageDown: { to: 'pageDown' } };

/** The outline by Alt and an arrow: fold, unfold, and from one total to the next. */
const OUTLINE: Readonly<Record<Direction, GridCommand>> = {
  up: { type: 'toTotal', by: -1 },
  down: { type: 'toTotal', by: 1 },
  left: { type: 'fold' },
  right: { type: 'unfold' },
};

/** The command of a key press, as spreadsheets have them; null where the grid library or the browser decides. */
export function commandOf(press: KeyPress, onLabel: boolean): GridCommand | null {
  const control = press.ctrlKey || press.metaKey;
  const arrow = ARROWS[press.key];
  if (press.altKey) return arrow && !control && !press.shiftKey ? OUTLINE[arrow] : null;
  const leap = leapOf(press, control);
  if (leap) return { type: 'leap', leap, extending: press.shiftKey };
  if (press.key === ' ' && press.shiftKey !== control) {
    return { type: control ? 'selectColumns' : 'selectRows' };
  }
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

/** Where a key goes to; null where it stays, or goes one cell or page on, which the grid library does. */
function leapOf({ key, shiftKey }: KeyPress, control: boolean): Leap | null {
  const direction = ARROWS[key];
  if (direction) return shiftKey || control ? { direction, toEdge: control } : null;
  const leap = LEAPS[key];
  if (leap) return control ? leap.control : leap.plain;
  return shiftKey && !control ? (PAGES[key] ?? null) : null;
}
