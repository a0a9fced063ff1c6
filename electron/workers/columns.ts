/** Columns of trials in memory that all threads share: column c is trials c·n … c·n + n − 1. */
export interface SharedColumns {
  readonly buffer: SharedArrayBuffer;
  readonly trials: number;
  /** The trial in the first row. */
  readonly origin: number;
}

/** Memory for `count` columns of trials. */
export function sharedColumns(count: number, trials: number, origin = 0): SharedColumns {
  return { buffer: new SharedArrayBuffer(count * trials * Float64Array.BYTES_PER_ELEMENT), trials, origin };
}

/** The trials of one column. */
export function column(columns: SharedColumns, position: number): Float64Array {
  const { buffer, trials } = columns;
  return new Float64Array(buffer, position * trials * Float64Array.BYTES_PER_ELEMENT, trials);
}

/** Buffers that are offered again. */
const MOST_KEPT = 3;
/** A buffer this much larger than what is asked for is left for others. */
const MOST_SPARE = 1.25;

/**
 * Memory for columns of trials, used again by the runs that follow: a page that was never touched costs the system more
 * than the numbers written to it. What is given back is held weakly, so that an idle program gives it up when memory is
 * collected.
 */
export class ColumnMemory {
  #kept: readonly WeakRef<SharedArrayBuffer>[] = [];

  /** Columns that hold whatever they held before. */
  take(count: number, trials: number): SharedColumns {
    const bytes = count * trials * Float64Array.BYTES_PER_ELEMENT;
    for (const held of this.#kept) {
      const buffer = held.deref();
      if (!buffer || buffer.byteLength < bytes || buffer.byteLength > MOST_SPARE * bytes) continue;
      this.#kept = this.#kept.filter((one) => one !== held);
      return { buffer, trials, origin: 0 };
    }
    return sharedColumns(count, trials);
  }

  /** Takes columns back that nothing reads or writes any more. */
  giveBack({ buffer }: SharedColumns): void {
    this.#kept = [new WeakRef(buffer), ...this.#kept].slice(0, MOST_KEPT);
  }
}
