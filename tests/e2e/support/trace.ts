import type { CDPSession, Page } from '@playwright/test';

/** An event of Chromium's trace; times in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur?: number;
  /** Processor time of the thread, free of what else the machine was doing. */
  readonly tdur?: number;
  readonly args?: { readonly data?: { readonly type?: string }; readonly name?: string };
}

const CATEGORIES = [
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
];

/** What the window's main thread did while something was going on. */
export interface Trace {
  /** Its tasks, by start; `work` is processor time. All in milliseconds. */
  readonly tasks: readonly { readonly start: number; readonly end: number; readonly work: number }[];
  /** Times of key presses, painted frames and the window's own marks, in milliseconds. */
  times(what: 'keydown' | 'paint' | (string & {})): number[];
}

/** Records what the main thread of a page does while `action` runs. */
export async function traced(page: Page, action: () => Promise<void>): Promise<Trace> {
  const client = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  client.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: CATEGORIES },
  });
  await action();
  await stopped(client);
  await client.detach();
  return read(events);
}

async function stopped(client: CDPSession): Promise<void> {
  const complete = new Promise<void>((resolve) => client.once('Tracing.tracingComplete', () => resolve()));
  await client.send('Tracing.end');
  await complete;
}

function read(events: readonly TraceEvent[]): Trace {
  // The page's main thread is the one that dispatched the key presses and made the marks.
  const own = events.find(({ name, args }) => name === 'EventDispatch' && args?.data?.type !== undefined);
  const main = events.filter(({ pid, tid }) => pid === own?.pid && tid === own?.tid);
  const tasks = main
    .filter(({ name, dur }) => name === 'RunTask' && dur !== undefined)
    .map(({ ts, dur = 0, tdur }) => ({
      start: ts / 1000,
      end: (ts + dur) / 1000,
      work: (tdur ?? dur) / 1000,
    }))
    .sort((a, b) => a.start - b.start);
  return {
    tasks,
    times: (what) =>
      main
        .filter(({ name, args }) => {
          if (what === 'keydown') return name === 'EventDispatch' && args?.data?.type === 'keydown';
          return what === 'paint' ? name === 'Paint' || name === 'Commit' : name === what;
        })
        .map(({ ts, dur = 0 }) => (ts + (what === 'paint' ? dur : 0)) / 1000)
        .sort((a, b) => a - b),
  };
}

/** Milliseconds of main-thread work from a key press to the frame that shows what it changed. */
export function workUntilPainted({ tasks, times }: Trace, mark: string): number {
  const pressed = times('keydown').at(-1);
  const changed = times(mark).at(-1);
  const painted = times('paint').find((time) => changed !== undefined && time >= changed);
  if (pressed === undefined || painted === undefined)
    throw new Error('the trace holds no key press or no paint');
  return tasks
    .filter(({ start, end }) => end > pressed && start < painted)
    .reduce((sum, { work }) => sum + work, 0);
}
