/** What steps through the history need of their surroundings. */
export interface HistoryStepsParts<Step> {
  /** Takes one step; false where it could not be taken. */
  take(step: Step): Promise<boolean>;
  /** Reads again what the steps so far have changed. */
  refresh(): Promise<void>;
  now(): number;
}

/** A person who holds the keys down sees the plan go back at this pace, in milliseconds. */
const REFRESH_EVERY = 250;

/**
 * Steps one after the other, however quickly they are asked for. What they change is read again at a calm pace and
 * after the last: reading it for each would keep the window behind for as long as keys are held.
 */
export class HistorySteps<Step> {
  private readonly waiting: Step[] = [];
  private readonly parts: HistoryStepsParts<Step>;

  constructor(parts: HistoryStepsParts<Step>) {
    this.parts = parts;
  }

  get busy(): boolean {
    return this.waiting.length > 0;
  }

  /** Adds a step; the work that it starts, or null where work is under way that will come to it. */
  add(step: Step): Promise<void> | null {
    this.waiting.push(step);
    return this.waiting.length === 1 ? this.work() : null;
  }

  private async work(): Promise<void> {
    const { take, refresh, now } = this.parts;
    let refreshed = now();
    for (let step = this.waiting[0]; step !== undefined; step = this.waiting[0]) {
      const taken = await take(step);
      if (!taken) this.waiting.length = 1;
      if (this.waiting.length === 1 || now() - refreshed >= REFRESH_EVERY) {
        await refresh();
        refreshed = now();
      }
      this.waiting.shift();
    }
  }
}
