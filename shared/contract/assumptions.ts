import { z } from 'zod';
import {
  ASSUMPTION_FIELDS,
  type AssumptionsView,
  type CorrelationsView,
  type FitsView,
  type QuantityReply,
} from '../views-assumptions.ts';
import { call, id, memberId, period, revision } from './fields.ts';

const MOST_VALUES = 100_000;
const LONGEST_TEXT = 4000;

/** A quantity or a parameter as typed; the checker of plans says what is wrong with it. */
const quantity = z.union([
  z.number(),
  z.looseObject({
    dist: z.string().max(40),
    values: z.array(z.number()).max(MOST_VALUES).optional(),
    weights: z.array(z.number()).max(MOST_VALUES).optional(),
  }),
]);
const parameter = z.union([quantity, z.string().max(LONGEST_TEXT)]);
const field = z.enum(ASSUMPTION_FIELDS);
const note = z.string().max(LONGEST_TEXT).nullable();
/** Members by dimension: those that an edit is for. */
const at = z.record(memberId, z.array(memberId).min(1).max(10_000));

const place = {
  planId: id,
  scenario: memberId,
  revision,
  variable: memberId,
  field,
  at,
  /** First and last period; null for all. */
  periods: z.tuple([period, period]).nullable(),
};

/** Inputs, parameters of paths and events, and how they hang together. */
export const ASSUMPTION_CALLS = {
  'assumptions.get': call(z.strictObject({ planId: id, scenario: memberId }))<AssumptionsView>(),
  /** What is wrong with a quantity, or what it comes to; changes nothing. */
  'assumptions.look': call(z.strictObject({ quantity }))<QuantityReply>(),
  /**
   * Changes the model's own quantity or formula: where `entry` says, or, with `split`, for the given members by an entry
   * of their own.
   */
  'assumptions.set': call(
    z.strictObject({
      ...place,
      entry: z.int().min(0).nullable(),
      split: z.boolean(),
      value: parameter,
      note,
      source: note,
    }),
  )<AssumptionsView>(),
  /** Overrides in a scenario: the one that is seen, or one above it. */
  'assumptions.override': call(
    z.strictObject({
      ...place,
      in: memberId,
      action: z.enum(['set', 'multiply', 'add']),
      value: quantity,
      note,
      source: note,
    }),
  )<AssumptionsView>(),
  /** Takes an override of the scenario away, so that what its parent has holds again. */
  'assumptions.release': call(
    z.strictObject({ planId: id, scenario: memberId, revision, in: memberId, position: z.int().min(0) }),
  )<AssumptionsView>(),
  /** Distributions fitted to data, the best first. */
  'assumptions.fit': call(
    z.strictObject({ values: z.array(z.number()).min(3).max(MOST_VALUES) }),
  )<FitsView>(),

  'correlations.get': call(z.strictObject({ planId: id }))<CorrelationsView>(),
  /** Sets the rank correlation of two cells; null takes it out. */
  'correlations.set': call(
    z.strictObject({
      planId: id,
      revision,
      between: z.tuple([memberId, memberId]),
      rank: z.number().nullable(),
    }),
  )<CorrelationsView>(),
} as const;
