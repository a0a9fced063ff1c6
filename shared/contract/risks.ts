import { z } from 'zod';
import type { RisksView, WithoutView } from '../views-risks.ts';
import { study } from './compare.ts';
import { call, memberId } from './fields.ts';

/** Events, and how well the plan is covered against them. */
export const RISK_CALLS = {
  /** The register of a scenario, from so many trials; a job with progress. */
  'risks.get': call(z.strictObject({ ...study, scenario: memberId }))<RisksView>(),
  /** The outputs with and without some events. */
  'risks.without': call(
    z.strictObject({ ...study, scenario: memberId, events: z.array(memberId).min(1).max(1000) }),
  )<WithoutView>(),
} as const;
