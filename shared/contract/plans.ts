import { z } from 'zod';
import type { PlanSummary, PlanView } from '../views.ts';
import { call, id, locale, nothing, text } from './fields.ts';

/** The plans of a file. */
export const PLAN_CALLS = {
  'plans.list': call(nothing)<{ plans: PlanSummary[]; bin: PlanSummary[] }>(),
  'plans.create': call(
    z.strictObject({ from: z.enum(['sample', 'empty']), name: text.optional(), locale }),
  )<PlanSummary>(),
  'plans.duplicate': call(z.strictObject({ planId: id, name: text }))<PlanSummary>(),
  'plans.rename': call(z.strictObject({ planId: id, name: text.min(1) }))<PlanSummary>(),
  'plans.delete': call(z.strictObject({ planId: id }))<null>(),
  'plans.restore': call(z.strictObject({ planId: id }))<PlanSummary>(),
  'plans.get': call(z.strictObject({ planId: id }))<PlanView>(),
} as const;
