import { z } from 'zod';
import { LARGEST_TOTAL, minorUnits } from './money.ts';
import { MOST_TRIALS, SAMPLINGS } from './result.ts';
import {
  type AllocationView,
  type AppInfo,
  type ChangeView,
  type DistributionView,
  type FileOffer,
  type HistoryState,
  MOST_PREVIEWED,
  type PlanSummary,
  type PlanView,
  type PreviewReply,
  type RunSummary,
  type RunView,
  type SaveOutcome,
  type Settings,
} from './views.ts';

/**
 * Every call between window and service: name to request schema and response type. Requests are parsed where they
 * arrive; the window imports only the types of this file (zod would trip its content security policy).
 */

const id = z.string().min(1).max(64);
const memberId = z.string().min(1).max(200);
const text = z.string().max(200);
const amount = z
  .number()
  .refine(Number.isSafeInteger, 'whole minor units')
  .transform((value) => minorUnits(value));
const budget = z.int().min(0).max(LARGEST_TOTAL).transform(minorUnits);
const period = z.int().min(0).max(119);
const block = z.strictObject({
  regions: z.array(memberId).min(1).max(10_000),
  lines: z.array(memberId).min(1).max(10_000),
  periods: z.array(period).min(1).max(120),
});

export const allocationEdit = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('set'),
    cells: z
      .array(z.strictObject({ region: memberId, line: memberId, period, amount }))
      .min(1)
      .max(200_000),
  }),
  z.strictObject({ type: z.literal('spread'), block, amount }),
  z.strictObject({
    type: z.literal('spreadMany'),
    spreads: z.array(z.strictObject({ block, amount })).min(1).max(20_000),
  }),
  z.strictObject({ type: z.literal('scale'), block, factor: z.number().min(0).max(1e9) }),
  z.strictObject({ type: z.literal('lock'), blocks: z.array(block).min(1).max(2_000) }),
  z.strictObject({ type: z.literal('unlock'), blocks: z.array(block).min(1).max(2_000) }),
]);

const nothing = z.strictObject({});
const locale = z.enum(['en', 'zh-CN']);

/** Ties a request schema to the type of its response. */
function call<Request extends z.ZodType>(request: Request) {
  return <Response>(): { request: Request; response?: Response } => ({ request });
}

export const CONTRACT = {
  'app.info': call(nothing)<AppInfo>(),
  'settings.get': call(nothing)<Settings>(),
  'settings.set': call(
    z.strictObject({ theme: z.enum(['light', 'dark', 'auto']), locale: locale.nullable() }),
  )<Settings>(),

  'plans.list': call(nothing)<{ plans: PlanSummary[]; bin: PlanSummary[] }>(),
  'plans.create': call(
    z.strictObject({ from: z.enum(['sample', 'empty']), name: text.optional(), locale }),
  )<PlanSummary>(),
  'plans.import': call(
    z.strictObject({ fileName: text, text: z.string().max(64 * 1024 * 1024) }),
  )<PlanSummary>(),
  'plans.duplicate': call(z.strictObject({ planId: id, name: text }))<PlanSummary>(),
  'plans.rename': call(z.strictObject({ planId: id, name: text.min(1) }))<PlanSummary>(),
  'plans.delete': call(z.strictObject({ planId: id }))<null>(),
  'plans.restore': call(z.strictObject({ planId: id }))<PlanSummary>(),
  'plans.get': call(z.strictObject({ planId: id }))<PlanView>(),

  'allocation.get': call(z.strictObject({ planId: id, scenario: memberId }))<AllocationView>(),
  'allocation.edit': call(
    z.strictObject({ planId: id, scenario: memberId, revision: z.int().min(0), edit: allocationEdit }),
  )<AllocationView>(),
  /** Sets the scenario's own budget, or takes it away (null), so that its parent's holds. */
  'allocation.budget': call(
    z.strictObject({ planId: id, scenario: memberId, revision: z.int().min(0), budget: budget.nullable() }),
  )<AllocationView>(),
  'history.undo': call(z.strictObject({ planId: id }))<{ revision: number; history: HistoryState }>(),
  'history.redo': call(z.strictObject({ planId: id }))<{ revision: number; history: HistoryState }>(),
  'history.list': call(z.strictObject({ planId: id, limit: z.int().min(1).max(1000) }))<{
    changes: ChangeView[];
  }>(),

  /** Brings the plan into the state after a change of its history, as a new change. */
  'history.restore': call(z.strictObject({ planId: id, changeId: z.int().min(1) }))<{
    revision: number;
    history: HistoryState;
  }>(),

  'runs.start': call(
    z.strictObject({
      planId: id,
      scenario: memberId,
      trials: z.int().min(1).max(MOST_TRIALS),
      seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
      sampling: z.enum(SAMPLINGS),
    }),
  )<{ runId: string }>(),
  'runs.cancel': call(z.strictObject({ runId: id }))<null>(),
  'runs.list': call(z.strictObject({ planId: id }))<{ runs: RunSummary[] }>(),
  /** The last run of a scenario, or null. */
  'runs.latest': call(z.strictObject({ planId: id, scenario: memberId }))<RunView | null>(),
  'runs.get': call(z.strictObject({ runId: id }))<RunView>(),
  'runs.distribution': call(z.strictObject({ runId: id, variable: memberId }))<DistributionView>(),

  'preview.run': call(
    z.strictObject({
      window: id,
      planId: id,
      scenario: memberId,
      revision: z.int().min(0),
      baselineRevision: z.int().min(0).nullable(),
      outputs: z.array(memberId).min(1).max(MOST_PREVIEWED),
      seed: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
    }),
  )<PreviewReply>(),

  'export.workbook': call(
    z.strictObject({ planId: id, scenario: memberId, runId: id.nullable(), locale }),
  )<FileOffer>(),
  'export.plan': call(z.strictObject({ planId: id }))<FileOffer>(),
  /** Answered by the host: a save dialog in the desktop window, an address to download from in the browser. */
  'files.save': call(z.strictObject({ token: id }))<SaveOutcome>(),
} as const;

export type Contract = typeof CONTRACT;
export type CallName = keyof Contract;
/** What a call takes, before parsing. */
export type RequestOf<Name extends CallName> = z.input<Contract[Name]['request']>;
/** What the service gets, after parsing. */
export type ParsedRequestOf<Name extends CallName> = z.output<Contract[Name]['request']>;
export type ResponseOf<Name extends CallName> = NonNullable<Contract[Name]['response']> | NullOf<Name>;
type NullOf<Name extends CallName> = null extends Contract[Name]['response'] ? null : never;
