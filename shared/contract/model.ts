import { z } from 'zod';
import { KPI_GROUPS, ROLES } from '../plan/kpis.ts';
import type { DryRunView, FormulaReply, ModelView } from '../views-model.ts';
import { study } from './compare.ts';
import { call, id, locale, memberId, revision, text } from './fields.ts';

const formula = z.string().max(8000);
/** What a variable is called, where it is listed and how it is read; a null format is that of the unit, or as it was. */
const words = {
  name: memberId,
  label: text,
  section: text,
  unit: text.min(1),
  over: z.array(memberId).max(20),
  format: z.enum(['currency', 'percent', 'number', 'days']).nullable(),
};
export type VariableWords = z.output<z.ZodObject<typeof words>>;

/** A change to the model's formulas; the checker of plans says what is wrong with it. */
export const modelEdit = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('formula'), name: memberId, formula }),
  z.strictObject({
    type: z.literal('add'),
    ...words,
    formula,
  }),
  /** An input with a plain number for all of its cells; a distribution comes later, where assumptions are edited. */
  z.strictObject({
    type: z.literal('addInput'),
    ...words,
    value: z.number(),
  }),
  /** Puts an input in the place of the number that stands `at` this position of a formula; figures stay the same. */
  z.strictObject({
    type: z.literal('extract'),
    name: memberId,
    number: text,
    at: z.int().min(0),
    input: memberId,
    label: text,
    unit: text.min(1),
  }),
  /** Name, words, unit and dimensions; `label` and `note` are those of one language. */
  z.strictObject({
    type: z.literal('describe'),
    ...words,
    to: memberId,
    note: z.string().max(4000),
    locale,
  }),
  /** With its output, role, overrides and correlations. */
  z.strictObject({ type: z.literal('remove'), name: memberId }),
  /** Makes a variable an output, or no longer one. */
  z.strictObject({
    type: z.literal('output'),
    name: memberId,
    shown: z.boolean(),
    target: z.number().nullable(),
    better: z.enum(['higher', 'lower']).nullable(),
  }),
  /** The stage of the customer's way that results show a variable under. */
  z.strictObject({ type: z.literal('kpi'), name: memberId, stage: z.enum(KPI_GROUPS).nullable() }),
  /** What the screens take for a role: a variable, or a line or group of lines. */
  z.strictObject({ type: z.literal('role'), role: z.enum(ROLES), value: z.string().max(200).nullable() }),
]);
export type ModelChange = z.output<typeof modelEdit>;

/** The formulas of a plan. */
export const MODEL_CALLS = {
  'model.get': call(z.strictObject({ planId: id }))<ModelView>(),
  /** What an edit would break; changes nothing. */
  'model.check': call(z.strictObject({ planId: id, edit: modelEdit }))<FormulaReply>(),
  /** What an edit would do to the outputs; changes nothing. */
  'model.try': call(z.strictObject({ ...study, scenario: memberId, edit: modelEdit }))<DryRunView>(),
  'model.edit': call(z.strictObject({ planId: id, revision, edit: modelEdit }))<ModelView>(),
} as const;
