import { z } from 'zod';
import type { ConvergenceView, KpisView, MarketsView } from '../views-results.ts';
import { at, study } from './compare.ts';
import { call, id, memberId, period, revision } from './fields.ts';

const ofScenario = { ...study, scenario: memberId };

/** The closer look at a scenario, worked out for the plan as it is; each a job with progress. */
export const RESULT_CALLS = {
  /** Spend by region and category, with what comes of it in each region. */
  'results.markets': call(z.strictObject(ofScenario))<MarketsView>(),
  /** The plan's KPIs in one period, by region. */
  'results.kpis': call(z.strictObject({ ...ofScenario, period }))<KpisView>(),
  /** A cell's mean with its error after 64, 128, … trials. */
  'results.convergence': call(z.strictObject({ ...ofScenario, variable: memberId, at }))<ConvergenceView>(),
  /** Chooses the output that leads the results of a plan, or none (null). */
  'northStar.set': call(z.strictObject({ planId: id, revision, variable: memberId.nullable() }))<{
    revision: number;
  }>(),
} as const;
