import { z } from 'zod';
import type { FileOffer, SaveOutcome } from '../views.ts';
import { call, id, locale, memberId } from './fields.ts';

/** Files that leave. */
export const EXCHANGE_CALLS = {
  'export.workbook': call(
    z.strictObject({ planId: id, scenario: memberId, runId: id.nullable(), locale }),
  )<FileOffer>(),
  'export.plan': call(z.strictObject({ planId: id }))<FileOffer>(),
  /** Answered by the host: a save dialog in the desktop window, an address to download from in the browser. */
  'files.save': call(z.strictObject({ token: id }))<SaveOutcome>(),
} as const;
