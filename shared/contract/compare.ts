import { z } from 'zod';
import { MOST_TRIALS, SAMPLINGS } from '../result.ts';
import type { FileOffer } from '../views.ts';
import {
  type BridgeView,
  type ComparedCellView,
  type ComparisonView,
  type DifferenceView,
  MOST_COMPARED,
} from '../views-compare.ts';
import { call, id, memberId, period, seed, text } from './fields.ts';

export const scenarios = z
  .array(memberId)
  .min(2)
  .max(MOST_COMPARED)
  .refine((ids) => new Set(ids).size === ids.length, 'each scenario once');

/** A cell: a member for each dimension, and a number for `period`. */
export const at = z.record(memberId, z.union([memberId, period]));

/** What decides the trials; `job` is the window's name for the call: it is told progress of it and can cancel it. */
export const study = {
  job: id,
  planId: id,
  trials: z.int().min(1).max(MOST_TRIALS),
  seed,
  sampling: z.enum(SAMPLINGS),
};

const NOTE_LENGTH = 20_000;

/** Scenarios side by side, on common random numbers. */
export const COMPARE_CALLS = {
  'compare.run': call(z.strictObject({ ...study, scenarios }))<ComparisonView>(),
  'compare.cell': call(z.strictObject({ ...study, scenarios, variable: memberId, at }))<ComparedCellView>(),
  'compare.bridge': call(
    z.strictObject({ ...study, baseline: memberId, scenario: memberId, variable: memberId, at }),
  )<BridgeView>(),
  'compare.differences': call(z.strictObject({ planId: id, scenarios }))<{
    differences: DifferenceView[];
  }>(),
  /** The note on a set of scenarios, in whatever order they are named; empty where there is none. */
  'compare.note': call(z.strictObject({ planId: id, scenarios }))<{ text: string }>(),
  'compare.setNote': call(z.strictObject({ planId: id, scenarios, text: z.string().max(NOTE_LENGTH) }))<{
    text: string;
  }>(),
  /** A chart as the window drew it, PNG in base64. */
  'export.picture': call(
    z.strictObject({ name: text.min(1), png: z.base64().max(16 * 1024 * 1024) }),
  )<FileOffer>(),
  'jobs.cancel': call(z.strictObject({ job: id }))<null>(),
} as const;
