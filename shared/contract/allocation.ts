import { z } from 'zod';
import { GESTURES, PROFILE_SHAPES } from '../allocation/types.ts';
import type { AllocationEdited, AllocationView, ChangeView, HistoryState } from '../views.ts';
import { amount, block, budget, call, id, memberId, period, revision } from './fields.ts';

const gesture = z.enum(GESTURES).optional();
const rowAmounts = z.strictObject({
  region: memberId,
  line: memberId,
  amounts: z.array(amount).min(1).max(120),
});
const historyStep = z.strictObject({ planId: id, revision: revision.optional() });
const profilePart = z.strictObject({ block, weights: z.array(z.number()).min(1).max(120) });

export const allocationEdit = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('set'),
    cells: z
      .array(z.strictObject({ region: memberId, line: memberId, period, amount }))
      .min(1)
      .max(200_000),
    as: gesture,
  }),
  z.strictObject({ type: z.literal('spread'), block, amount, as: gesture }),
  z.strictObject({
    type: z.literal('spreadMany'),
    spreads: z.array(z.strictObject({ block, amount })).min(1).max(20_000),
    as: gesture,
  }),
  z.strictObject({
    type: z.literal('scale'),
    block,
    factor: z.number().min(0).max(1e9),
    keepTotal: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('move'), from: block, to: block, amount }),
  z.strictObject({
    type: z.literal('profile'),
    shape: z.enum(PROFILE_SHAPES),
    parts: z.array(profilePart).min(1).max(10_000),
  }),
  z.strictObject({
    type: z.literal('copy'),
    from: memberId,
    rows: z.array(rowAmounts).min(1).max(10_000),
    skipLocked: z.boolean(),
  }),
  z.strictObject({ type: z.literal('lock'), blocks: z.array(block).min(1).max(2_000) }),
  z.strictObject({ type: z.literal('unlock'), blocks: z.array(block).min(1).max(2_000) }),
]);

/** Spend, and the history of what was changed. */
export const ALLOCATION_CALLS = {
  'allocation.get': call(z.strictObject({ planId: id, scenario: memberId }))<AllocationView>(),
  'allocation.edit': call(
    z.strictObject({ planId: id, scenario: memberId, revision, edit: allocationEdit }),
  )<AllocationEdited>(),
  /** Sets the scenario's own budget, or takes it away (null), so that its parent's holds. */
  'allocation.budget': call(
    z.strictObject({ planId: id, scenario: memberId, revision, budget: budget.nullable() }),
  )<AllocationView>(),
  /** With a `revision`, refused where the plan has moved on: what would be undone is not what the window shows then. */
  'history.undo': call(historyStep)<{ revision: number; history: HistoryState }>(),
  'history.redo': call(historyStep)<{ revision: number; history: HistoryState }>(),
  /** The latest changes, newest first; with `before` those older than that change. */
  'history.list': call(
    z.strictObject({ planId: id, limit: z.int().min(1).max(1000), before: z.int().min(1).optional() }),
  )<{
    changes: ChangeView[];
  }>(),

  /** Brings the plan into the state after a change of its history, as a new change. */
  'history.restore': call(z.strictObject({ planId: id, changeId: z.int().min(1) }))<{
    revision: number;
    history: HistoryState;
  }>(),
} as const;
