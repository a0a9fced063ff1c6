import { z } from 'zod';
import type { Explanation, TailView } from '../views-explain.ts';
import { at, study } from './compare.ts';
import { call, memberId } from './fields.ts';

const place = { ...study, scenario: memberId, variable: memberId, at };

/** Where figures come from. */
export const EXPLAIN_CALLS = {
  'explain.cell': call(z.strictObject({ ...place, trial: z.int().min(0).nullable() }))<Explanation>(),
  /** The trials in which a figure is far out, and how the inputs differ there. */
  'explain.tail': call(
    z.strictObject({
      ...place,
      side: z.enum(['lowest', 'highest']),
      share: z.number().gt(0).max(0.5),
    }),
  )<TailView>(),
} as const;
