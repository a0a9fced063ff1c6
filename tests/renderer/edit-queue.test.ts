import { beforeEach, expect, test } from 'vitest';
import { policyIn } from '#shared/allocation/policy.ts';
import type { AllocationEdit } from '#shared/allocation/types.ts';
import { appError, type Reply } from '#shared/errors.ts';
import { minorUnits } from '#shared/money.ts';
import type { AllocationEdited, AllocationView } from '#shared/views.ts';
import { confirmedView, EditQueue } from '../../renderer/features/allocate/edit-queue.ts';
import { PendingEdits } from '../../renderer/service/pending.ts';

const viewAt = (revision: number, amount: number): AllocationView => ({
  planId: 'p',
  scenario: 'base',
  revision,
  rows: [{ region: 'sea', line: 'ads', amounts: [minorUnits(amount)], own: true }],
  locks: [],
  budget: null,
  ownBudget: false,
  limits: [],
  notes: [],
  policy: policyIn(undefined),
  history: { undo: null, redo: null },
});

/** What the service answers to an edit. */
const made = (revision: number, amount: number): AllocationEdited => {
  const { rows, history } = viewAt(revision, amount);
  return { revision, rows, locks: null, history };
};

const setTo = (amount: number): AllocationEdit => ({
  type: 'set',
  cells: [{ region: 'sea', line: 'ads', period: 0, amount: minorUnits(amount) }],
});
const amountOf = (edit: AllocationEdit) => (edit.type === 'set' ? (edit.cells[0]?.amount ?? 0) : 0);

/** A service that answers when it is told to. */
class SlowService {
  shown = viewAt(1, 0);
  readonly sent: { amount: number; revision: number }[] = [];
  readonly settled: number[][] = [];
  readonly failures: string[] = [];
  readonly pending = new PendingEdits();
  private readonly answers: ((reply: Reply<AllocationEdited>) => void)[] = [];

  readonly queue = new EditQueue({
    send: (edit, revision) => {
      this.sent.push({ amount: amountOf(edit), revision });
      return new Promise((resolve) => this.answers.push(resolve));
    },
    apply: (view, edit) =>
      amountOf(edit) < 0
        ? { ok: false, refusal: { code: 'negativeAmount', args: {} } }
        : { ok: true, view: viewAt(view.revision, amountOf(edit)) },
    show: (view) => {
      this.shown = view;
    },
    settled: (answers) => {
      this.settled.push(answers.map(({ revision }) => revision));
    },
    failed: async (error) => {
      this.failures.push(error.code);
    },
    track: (work) => this.pending.track(work),
  });

  add(amount: number) {
    return this.queue.add(setTo(amount), this.shown);
  }

  async answer(reply: Reply<AllocationEdited>): Promise<void> {
    this.answers.shift()?.(reply);
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

let service: SlowService;
beforeEach(() => {
  service = new SlowService();
});

test('shows an edit at once and sends one at a time, each on the revision before it', async () => {
  expect(service.add(5)).toBeNull();
  expect(service.add(6)).toBeNull();
  expect(service.shown.rows[0]?.amounts).toEqual([6]);
  expect(service.sent).toEqual([{ amount: 5, revision: 1 }]);
  await service.answer({ ok: true, value: made(2, 5) });
  expect(service.sent.at(-1)).toEqual({ amount: 6, revision: 2 });
  expect(service.settled).toEqual([]);
  await service.answer({ ok: true, value: made(3, 6) });
  expect(service.settled).toEqual([[2, 3]]);
});

test('an edit that cannot be made is neither shown nor sent', () => {
  expect(service.add(-1)).toEqual({ code: 'negativeAmount', args: {} });
  expect(service.sent).toEqual([]);
  expect(service.shown.rows[0]?.amounts).toEqual([0]);
});

test('a refusal drops what waited behind it, and the next edit starts afresh', async () => {
  service.add(5);
  service.add(6);
  await service.answer({ ok: false, error: appError('stalePlan') });
  expect(service.failures).toEqual(['stalePlan']);
  expect(service.sent).toHaveLength(1);
  service.shown = viewAt(9, 1);
  service.add(7);
  expect(service.sent.at(-1)).toEqual({ amount: 7, revision: 9 });
});

test('what waits for edits waits until the service has them all', async () => {
  service.add(5);
  let idle = false;
  const waiting = service.pending.idle().then(() => {
    idle = true;
  });
  await Promise.resolve();
  expect(idle).toBe(false);
  expect(service.pending.busy).toBe(true);
  await service.answer({ ok: true, value: made(2, 5) });
  await waiting;
  expect(idle).toBe(true);
  expect(service.pending.busy).toBe(false);
});

test('what the service made takes the place of what is shown only where it differs', () => {
  const shown = viewAt(1, 6);
  const confirmed = confirmedView(shown, [made(2, 5), made(3, 6)]);
  expect(confirmed.revision).toBe(3);
  expect(confirmed.rows).toBe(shown.rows);
  expect(confirmed.locks).toBe(shown.locks);
  const locks = [{ regions: ['sea'], lines: ['ads'], from: 0, to: 0, inherited: false }];
  const other = confirmedView(shown, [{ ...made(2, 7), locks }, made(3, 8)]);
  expect(other.rows).toEqual(viewAt(3, 8).rows);
  expect(other.locks).toBe(locks);
});
