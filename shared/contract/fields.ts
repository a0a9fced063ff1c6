import { z } from 'zod';
import { LARGEST_TOTAL, minorUnits } from '../money.ts';

/** The parts that requests are made of, and how large each may be. */

export const id = z.string().min(1).max(64);
export const memberId = z.string().min(1).max(200);
export const text = z.string().max(200);
export const amount = z
  .number()
  .refine(Number.isSafeInteger, 'whole minor units')
  .transform((value) => minorUnits(value));
export const budget = z.int().min(0).max(LARGEST_TOTAL).transform(minorUnits);
export const period = z.int().min(0).max(119);
export const revision = z.int().min(0);
export const seed = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
export const block = z.strictObject({
  regions: z.array(memberId).min(1).max(10_000),
  lines: z.array(memberId).min(1).max(10_000),
  periods: z.array(period).min(1).max(120),
});
export const nothing = z.strictObject({});
export const locale = z.enum(['en', 'zh-CN']);

/** Ties a request schema to the type of its response. */
export function call<Request extends z.ZodType>(request: Request) {
  return <Response>(): { request: Request; response?: Response } => ({ request });
}
