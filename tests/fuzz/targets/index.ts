import type { FuzzTarget } from '../target.ts';
import { contractTarget } from './contract.ts';
import { formulaTarget } from './formula.ts';
import { httpTarget } from './http.ts';
import { planTarget } from './plan.ts';
import { tableTarget } from './table.ts';
import { workbookTarget } from './workbook.ts';

/** Everything that reads what others wrote, by name. */
export const TARGETS = {
  plan: async () => planTarget(),
  formula: async () => formulaTarget(),
  contract: async () => contractTarget(),
  http: () => httpTarget(),
  workbook: async () => workbookTarget(),
  table: async () => tableTarget(),
} satisfies Record<string, () => Promise<FuzzTarget>>;

export type TargetName = keyof typeof TARGETS;

export function isTargetName(name: string): name is TargetName {
  return Object.hasOwn(TARGETS, name);
}
