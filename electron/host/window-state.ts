import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** Where the window stood when it was last closed. */
const windowState = z.strictObject({
  x: z.int(),
  y: z.int(),
  width: z.int().min(600).max(20_000),
  height: z.int().min(400).max(20_000),
  maximized: z.boolean(),
});
export type WindowState = z.output<typeof windowState>;

export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** At least this much of the title bar must lie on a display, or nobody could get hold of the window. */
const GRIP = { width: 100, height: 20 };

function canBeGrasped(state: Rectangle, { x, y, width, height }: Rectangle): boolean {
  const across = Math.min(state.x + state.width, x + width) - Math.max(state.x, x);
  return across >= GRIP.width && state.y >= y && state.y + GRIP.height <= y + height;
}

/** The state in `file` where it is sound and its window can be reached on one of the displays; else null. */
export function readWindowState(file: string, displays: readonly Rectangle[]): WindowState | null {
  try {
    const state = windowState.parse(JSON.parse(readFileSync(file, 'utf8')));
    return displays.some((display) => canBeGrasped(state, display)) ? state : null;
  } catch {
    // Missing, half written or from elsewhere: the window opens where the system puts it.
    return null;
  }
}

/** Keeps the state. A folder that cannot be written to costs the place of a window, and nothing else. */
export function keepWindowState(file: string, state: WindowState): void {
  try {
    writeFileSync(file, JSON.stringify(state));
  } catch {
    return;
  }
}
