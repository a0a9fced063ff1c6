import type { AllocationEdit, AllocationRow, EditRefusal } from '#shared/allocation/types.ts';
import type { AppError, Reply } from '#shared/errors.ts';
import type { AllocationEdited, AllocationView } from '#shared/views.ts';

type Applied = { ok: true; view: AllocationView } | { ok: false; refusal: EditRefusal };

/** What the queue needs of its surroundings. */
export interface EditQueueParts {
  send(edit: AllocationEdit, revision: number): Promise<Reply<AllocationEdited>>;
  /** The same edit, made here and now. */
  apply(view: AllocationView, edit: AllocationEdit): Applied;
  show(view: AllocationView): void;
  /** The service has made all edits; these are its answers, in order, at least one. */
  settled(answers: readonly AllocationEdited[]): void;
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
    const answers: AllocationEdited[] = [];
    for (let edit = this.waiting[0]; edit; edit = this.waiting[0]) {
      const reply = await this.parts.send(edit, this.revision);
      if (!reply.ok) {
        this.waiting = [];
        this.sending = false;
        return this.parts.failed(reply.error);
      }
      this.waiting.shift();
      this.revision = reply.value.revision;
      answers.push(reply.value);
    }
    this.sending = false;
    this.parts.settled(answers);
  }
}

/** The view with what the service made of the edits; rows that show it already stay the very rows they are. */
export function confirmedView(shown: AllocationView, answers: readonly AllocationEdited[]): AllocationView {
  const keyOf = ({ region, line }: AllocationRow) => `${region}/${line}`;
  const known = new Map(answers.flatMap(({ rows }) => rows.map((row) => [keyOf(row), row])));
  let { rows } = shown;
  shown.rows.forEach((row, place) => {
    const made = known.get(keyOf(row));
    if (!made || isSameRow(made, row)) return;
    if (rows === shown.rows) rows = [...rows];
    rows[place] = made;
  });
  const locks = answers.findLast((answer) => answer.locks !== null)?.locks ?? shown.locks;
  const { revision = shown.revision, history = shown.history } = answers.at(-1) ?? {};
  return { ...shown, rows, locks, revision, history };
}

function isSameRow(one: AllocationRow, other: AllocationRow): boolean {
  return one.own === other.own && one.amounts.every((amount, period) => amount === other.amounts[period]);
}
