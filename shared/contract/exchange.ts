import { z } from 'zod';
import type { FileOffer, PrintOutcome, SaveOutcome } from '../views.ts';
import { call, id, locale, memberId, text } from './fields.ts';

/** Files that leave. */
export const EXCHANGE_CALLS = {
  'export.workbook': call(
    z.strictObject({ planId: id, scenario: memberId, runId: id.nullable(), locale }),
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
      style: z.strictObject({
        separator: z.enum([',', ';', '\t']),
        decimalMark: z.enum(['.', ',']),
        byteOrderMark: z.boolean(),
      }),
    }),
  )<FileOffer>(),
  /**
   * Answered by the host: the desktop window makes a PDF of the page as it prints and asks where to; a browser has a print
   * dialog of its own.
   */
  'files.print': call(z.strictObject({ name: text.min(1).max(200) }))<PrintOutcome>(),
  /** Answered by the host: a save dialog in the desktop window, an address to download from in the browser. */
  'files.save': call(z.strictObject({ token: id }))<SaveOutcome>(),
} as const;
