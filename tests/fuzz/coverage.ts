import { type Profiler, Session } from 'node:inspector';

/** The code whose branches count: the product's own, and the parser of formulas. */
const OF_INTEREST = /\/(electron|shared|renderer)\/|mathjs\/.*parse/;

/**
 * Which branches have been taken, by V8's own coverage of this thread: it tells each block once, the first time that it
 * ran. No instrumentation, so that what runs is the code as it is.
 */
export class Coverage {
  readonly #session = new Session();
  readonly #seen = new Set<string>();

  constructor() {
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  }

  /** Blocks seen so far. */
  get size(): number {
    return this.#seen.size;
  }

  /** How many blocks ran for the first time since the last look. */
  grown(): number {
    const before = this.#seen.size;
    this.#session.post('Profiler.takePreciseCoverage', (error, taken) => {
      if (error) throw error;
      for (const script of taken.result) if (OF_INTEREST.test(script.url)) this.#note(script);
    });
    return this.#seen.size - before;
  }

  #note({ scriptId, functions }: Profiler.ScriptCoverage): void {
    for (const { ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges) {
        if (count > 0) this.#seen.add(`${scriptId}:${startOffset}:${endOffset}`);
      }
    }
  }

  close(): void {
    this.#session.disconnect();
  }
}
