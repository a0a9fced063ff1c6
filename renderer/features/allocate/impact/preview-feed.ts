import type { AppError, Reply } from '#shared/errors.ts';
import type { PreviewReply, PreviewRequest, PreviewView } from '#shared/views.ts';

/** What there is to show: the last preview that was current, and whether a newer one is on its way. */
export interface FeedState {
  readonly preview: PreviewView | null;
  readonly updating: boolean;
  readonly error: AppError | null;
}

export interface FeedParts {
  send(request: PreviewRequest): Promise<Reply<PreviewReply>>;
  /** Resolves once the service has every edit that the window shows, and a burst of them is over. */
  settled(): Promise<void>;
}

/** A request without what the feed knows by itself. */
export type FeedRequest = Omit<PreviewRequest, 'window' | 'baselineRevision'>;

/**
 * Previews of one scenario as it is edited. Each refresh takes the place of those before it: whatever they still
 * answer is dropped, so that what shows is either of the state on the screen or marked as being updated. The first
 * state previewed is the baseline, until another is made so.
 */
export class PreviewFeed {
  private current: FeedState = { preview: null, updating: true, error: null };
  private baseline: number | null = null;
  private turn = 0;
  private readonly window: string = crypto.randomUUID();
  private readonly listeners = new Set<() => void>();
  private readonly parts: FeedParts;

  constructor(parts: FeedParts) {
    this.parts = parts;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly state = (): FeedState => this.current;

  /** Asks anew, because what is shown or asked for has changed. `request` is read when the edits are settled. */
  async refresh(request: () => FeedRequest): Promise<void> {
    const turn = ++this.turn;
    this.set({ ...this.current, updating: true });
    await this.parts.settled();
    if (turn !== this.turn) return;
    const { window, baseline: baselineRevision } = this;
    const reply = await this.parts.send({ ...request(), window, baselineRevision });
    if (turn !== this.turn) return;
    if (!reply.ok) return this.set({ ...this.current, updating: false, error: reply.error });
    // The plan was changed by someone else: that change is on its way here and asks again.
    if (reply.value.state === 'superseded') return;
    const { preview } = reply.value;
    this.baseline ??= preview.revision;
    this.set({ preview, updating: false, error: null });
  }

  /** Makes the state of the next refresh the baseline, and asks for it. */
  rebase(request: () => FeedRequest): Promise<void> {
    this.baseline = null;
    return this.refresh(request);
  }

  /** Drops what is still to come. */
  stop(): void {
    this.turn += 1;
  }

  private set(state: FeedState): void {
    this.current = state;
    for (const listener of this.listeners) listener();
  }
}
