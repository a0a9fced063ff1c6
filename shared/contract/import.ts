import { z } from 'zod';
import { MOST_SENT_BYTES } from '../file-size.ts';
import type { ImportApplied, ImportPreview, ImportView, PlansImported } from '../views-import.ts';
import { call, id, memberId, period, revision, text } from './fields.ts';

const column = z.int().min(0).max(3_999);
const mapping = z.strictObject({
  sheet: z.string().max(200),
  headRow: z.int().min(0).max(1_048_576),
  shape: z.enum(['wide', 'long']),
  regionColumn: column.nullable(),
  lineColumn: column.nullable(),
  region: memberId.nullable(),
  line: memberId.nullable(),
  periods: z.array(z.strictObject({ column, period })).max(4_000),
  periodColumn: column.nullable(),
  amountColumn: column.nullable(),
  decimalMark: z.enum(['.', ',']),
  unit: z.number().positive().max(1e9),
  // A mapping that was remembered before this could be chosen takes none.
  takesForeign: z.boolean().default(false),
  names: z
    .array(
      z.strictObject({
        dimension: z.enum(['region', 'line']),
        name: z.string().max(500),
        member: memberId.nullable(),
      }),
    )
    .max(20_000),
});

/** A file's bytes in base64: one form that every transport carries. */
const data = z.base64().max((MOST_SENT_BYTES / 3) * 4);
const mapped = { token: id, planId: id, scenario: memberId, mapping };

/** Foreign tables into a scenario's spend, and workbooks of our own back as plans. */
export const IMPORT_CALLS = {
  /** Reads a workbook or a CSV file and says how it might be mapped. Changes nothing. */
  'import.read': call(z.strictObject({ planId: id, fileName: text, data }))<ImportView>(),
  /** What the file would change. Changes nothing. */
  'import.preview': call(z.strictObject(mapped))<ImportPreview>(),
  /** Makes the changes, as one step of the history, and remembers the mapping. */
  'import.apply': call(z.strictObject({ ...mapped, revision }))<ImportApplied>(),
  /** A plan document, a workbook that Headroom wrote, or every plan of a store file, as new plans. */
  'import.plan': call(z.strictObject({ fileName: text, data }))<PlansImported>(),
} as const;
