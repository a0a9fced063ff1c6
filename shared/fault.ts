/** A defect as a log may hold it: the kind of error, and the places in our scripts that led to it, the innermost first. */
export interface FaultPlaces {
  readonly name: string;
  readonly frames: string[];
}

export const MOST_FRAMES = 12;

/** What names a kind of error. */
export const FAULT_NAME = /^[A-Za-z]{1,40}$/;
/** A place in a script: its file, line and column. */
export const FAULT_FRAME = /^[\w.-]{1,80}\.[jt]s:\d{1,7}:\d{1,7}$/;
/** A line of a stack as V8 writes it. */
const STACK_LINE = /^\s+at .*?([\w.-]+:\d+:\d+)\)?$/;

/** Says where a defect is, without its message: that may quote a plan. Whatever was thrown, of an error or not. */
export function faultPlaces(cause: unknown): FaultPlaces {
  const error = cause instanceof Error ? cause : null;
  const name = error !== null && FAULT_NAME.test(error.name) ? error.name : 'Unknown';
  const lines = error?.stack?.split('\n') ?? [];
  const frames = lines.flatMap((line) => STACK_LINE.exec(line)?.[1] ?? []);
  return { name, frames: frames.filter((frame) => FAULT_FRAME.test(frame)).slice(0, MOST_FRAMES) };
}
