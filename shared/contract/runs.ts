import { z } from 'zod';
import { OUTPUT_REFERENCE } from '../output-reference.ts';
import { MOST_TRIALS, SAMPLINGS } from '../result.ts';
import {
  type DistributionView,
  MOST_PREVIEWED,
  type PreviewReply,
  type RunEstimate,
  type RunSummary,
  type RunView,
} from '../views.ts';
import { allocationEdit } from './allocation.ts';
import { call, id, memberId, revision, seed } from './fields.ts';

/** Runs and previews. */
export const RUN_CALLS = {
  'runs.start': call(
    z.strictObject({
      planId: id,
      scenario: memberId,
      trials: z.int().min(1).max(MOST_TRIALS),
      seed,
      sampling: z.enum(SAMPLINGS),
      /** Stop where the standard error of an output's mean is not above `error`; `trials` are then the most. */
      until: z.strictObject({ output: memberId, error: z.number().positive() }).optional(),
    }),
  )<{ runId: string }>(),
  /** What such a run would hold in memory; nothing is started. */
  'runs.estimate': call(
    z.strictObject({
      planId: id,
      scenario: memberId,
      trials: z.int().min(1).max(MOST_TRIALS),
      sampling: z.enum(SAMPLINGS),
    }),
  )<RunEstimate>(),
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
      revision,
      baselineRevision: z.int().min(0).nullable(),
      outputs: z.array(z.string().max(400).regex(OUTPUT_REFERENCE)).min(1).max(MOST_PREVIEWED),
      seed,
      trying: allocationEdit.nullable().default(null),
    }),
  )<PreviewReply>(),
} as const;
