import type { z } from 'zod';
import { ALLOCATION_CALLS } from './contract/allocation.ts';
import { APP_CALLS } from './contract/app.ts';
import { ASSUMPTION_CALLS } from './contract/assumptions.ts';
import { COMPARE_CALLS } from './contract/compare.ts';
import { COURSE_CALLS } from './contract/courses.ts';
import { EXCHANGE_CALLS } from './contract/exchange.ts';
import { EXPLAIN_CALLS } from './contract/explain.ts';
import { FILE_CALLS } from './contract/files.ts';
import { GUARD_RAIL_CALLS } from './contract/guard-rails.ts';
import { IMPORT_CALLS } from './contract/import.ts';
import { MODEL_CALLS } from './contract/model.ts';
import { PLAN_CALLS } from './contract/plans.ts';
import { POLICY_CALLS } from './contract/policy.ts';
import { RESULT_CALLS } from './contract/results.ts';
import { RISK_CALLS } from './contract/risks.ts';
import { RUN_CALLS } from './contract/runs.ts';

/**
 * Every call between window and service: name to request schema and response type. Requests are parsed where they
 * arrive; the window imports only the types of this file (zod would trip its content security policy).
 */
export const CONTRACT = {
  ...APP_CALLS,
  ...PLAN_CALLS,
  ...ALLOCATION_CALLS,
  ...COURSE_CALLS,
  ...GUARD_RAIL_CALLS,
  ...POLICY_CALLS,
  ...ASSUMPTION_CALLS,
  ...RUN_CALLS,
  ...COMPARE_CALLS,
  ...EXPLAIN_CALLS,
  ...RESULT_CALLS,
  ...RISK_CALLS,
  ...MODEL_CALLS,
  ...EXCHANGE_CALLS,
  ...IMPORT_CALLS,
  ...FILE_CALLS,
} as const;

export type Contract = typeof CONTRACT;
export type CallName = keyof Contract;
/** The calls that the host answers itself; every other one goes to the service over the open store. */
export type HostCall = 'files.save' | 'files.print' | keyof typeof FILE_CALLS;
/** What a call takes, before parsing. */
export type RequestOf<Name extends CallName> = z.input<Contract[Name]['request']>;
/** What the service gets, after parsing. */
export type ParsedRequestOf<Name extends CallName> = z.output<Contract[Name]['request']>;
export type ResponseOf<Name extends CallName> = NonNullable<Contract[Name]['response']> | NullOf<Name>;
type NullOf<Name extends CallName> = null extends Contract[Name]['response'] ? null : never;
