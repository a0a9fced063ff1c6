import { z } from 'zod';
import { POLICY_MEASURES } from '../allocation/policy.ts';
import type { AllocationView } from '../views.ts';
import { call, id, memberId, revision } from './fields.ts';

/** The shares that the plan is steered by. */
export const POLICY_CALLS = {
  /** Sets a policy share of the plan, a part of one, or takes it away (null); shows the scenario that is open. */
  'policy.set': call(
    z.strictObject({
      planId: id,
      scenario: memberId,
      revision,
      measure: z.enum(POLICY_MEASURES),
      share: z.number().min(0).max(1).nullable(),
    }),
  )<AllocationView>(),
} as const;
