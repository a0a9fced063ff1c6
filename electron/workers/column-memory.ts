import { type SharedColumns, sharedColumns } from './tasks.ts';

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
