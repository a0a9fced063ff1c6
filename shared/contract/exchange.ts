import { z } from 'zod';
import { CSV_STYLE_NAMES } from '../csv-style.ts';
import type { FileOffer, PrintOutcome, SaveOutcome } from '../views.ts';
import { scenarios, study } from './compare.ts';
import { call, id, locale, memberId, text } from './fields.ts';

const style = z.enum(CSV_STYLE_NAMES);

/** Files that leave; `job` names a call whose progress is told and which can be cancelled. */
export const EXCHANGE_CALLS = {
  'export.workbook': call(
    z.strictObject({ job: id, planId: id, scenario: memberId, runId: id.nullable(), locale }),
  )<FileOffer>(),
  'export.plan': call(z.strictObject({ planId: id }))<FileOffer>(),
  /** A scenario's spend, or the statistics of a run of it, as separated values. */
  'export.csv': call(
    z.strictObject({
      planId: id,
      scenario: memberId,
      /** Null for the allocation. */
      runId: id.nullable(),
      locale,
      style,
    }),
  )<FileOffer>(),
  /** Every trial of every output as separated values, drawn anew from the plan as it is. */
  'export.samples': call(z.strictObject({ ...study, scenario: memberId, locale, style }))<FileOffer>(),
  /** A SIPmath library of such trials and of those of the inputs that drive them. */
  'export.sip': call(z.strictObject({ ...study, scenario: memberId, locale }))<FileOffer>(),
  /** Scenarios on common random numbers, the first as the baseline: differences as a workbook or values, or all trials. */
  'export.comparison': call(
    z.strictObject({ ...study, scenarios, form: z.enum(['workbook', 'csv', 'samples']), locale, style }),
  )<FileOffer>(),
  /**
   * Answered by the host: the desktop window makes a PDF of the page as it prints and asks where to; a browser has a print
   * dialog of its own.
   */
  'files.print': call(z.strictObject({ name: text.min(1).max(200) }))<PrintOutcome>(),
  /** Answered by the host: a save dialog in the desktop window, an address to download from in the browser. */
  'files.save': call(z.strictObject({ token: id }))<SaveOutcome>(),
} as const;
