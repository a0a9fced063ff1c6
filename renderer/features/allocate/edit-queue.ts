import type { AllocationEdit, EditRefusal } from '#shared/allocation/types.ts';
import type { AppError, Reply } from '#shared/errors.ts';
import type { AllocationView } from '#shared/views.ts';

type Applied = { ok: true; view: AllocationView } | { ok: false; refusal: EditRefusal };

/** What the queue needs of its surroundings. */
export interface EditQueueParts {
  send(edit: AllocationEdit, revision: number): Promise<Reply<AllocationView>>;
  /** The same edit, made here and now. */
  apply(view: AllocationView, edit: AllocationEdit): Applied;
  show(view: AllocationView): void;
  /** The service has made all edits; this is what it holds. */
  settled(view: AllocationView): void;
  /** The service refused an edit: what waited behind it is dropped. */
  failed(error: AppError): Promise<void>;
  /** Told of every stretch of work until its end. */
  track(work: Promise<void>): void;
}

/**
 * Edits on their way to the service: shown at once, sent one after the other, each on the revision that the one
 * before it made.
 */
export class EditQueue {
  private waiting: AllocationEdit[] = [];
  private revision = 0;
  private sending = false;
  private readonly parts: EditQueueParts;

  constructor(parts: EditQueueParts) {
    this.parts = parts;
  }

  /** Shows the edit and sends it; the reason where it cannot be made (nothing changes then). */
  add(edit: AllocationEdit, shown: AllocationView): EditRefusal | null {
    const applied = this.parts.apply(shown, edit);
    if (!applied.ok) return applied.refusal;
    if (!this.sending) this.revision = shown.revision;
    this.waiting.push(edit);
    this.parts.show(applied.view);
    if (!this.sending) {
      this.sending = true;
      this.parts.track(this.drain());
    }
    return null;
  }

  private async drain(): Promise<void> {
    let confirmed: AllocationView | null = null;
    for (let edit = this.waiting[0]; edit; edit = this.waiting[0]) {
      const reply = await this.parts.send(edit, this.revision);
      if (!reply.ok) {
        this.waiting = [];
        this.sending = false;
        return this.parts.failed(reply.error);
      }
      this.waiting.shift();
      this.revision = reply.value.revision;
      confirmed = reply.value;
    }
    this.sending = false;
    if (confirmed) this.parts.settled(confirmed);
  }
}
