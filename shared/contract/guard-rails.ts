import { z } from 'zod';
import { LONGEST_NOTE } from '../allocation/notes.ts';
import type { AllocationView } from '../views.ts';
import { call, id, memberId, period, revision, text } from './fields.ts';

const label = z.union([text, z.partialRecord(z.enum(['en', 'zh-CN']), text)]);
const end = z.number().nullable();

/** A limit as the plan format writes it; what it leaves out keeps the format's default. */
const limit = z.strictObject({
  label: label.optional(),
  at: z.strictObject({ region: memberId.optional(), line: memberId.optional() }).optional(),
  min: end.optional(),
  max: end.optional(),
  of: z.enum(['amount', 'share']),
  each: z.enum(['period', 'plan']),
  from: period.optional(),
  to: period.optional(),
});

const position = z.int().min(0).max(10_000);

export const limitChange = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('add'), limit }),
  z.strictObject({ type: z.literal('change'), position, limit }),
  z.strictObject({ type: z.literal('remove'), position }),
]);
export type LimitChange = z.input<typeof limitChange>;

/** What spend must respect, and what people write beside it. */
export const GUARD_RAIL_CALLS = {
  /** Changes the list of limits of a scenario, or of the plan (`owner` null); shows the scenario that is open. */
  'limits.edit': call(
    z.strictObject({
      planId: id,
      scenario: memberId,
      revision,
      owner: memberId.nullable(),
      change: limitChange,
    }),
  )<AllocationView>(),
  /** Writes a note on a cell of the scenario; an empty text takes it away. */
  'notes.set': call(
    z.strictObject({
      planId: id,
      scenario: memberId,
      revision,
      at: z.strictObject({
        region: memberId.optional(),
        line: memberId.optional(),
        category: z.string().max(200).optional(),
      }),
      from: period,
      to: period,
      text: z.string().max(LONGEST_NOTE),
    }),
  )<AllocationView>(),
} as const;
