import type { AssumptionRow, AssumptionsView } from '#shared/views-assumptions.ts';

/** Where and how an edit of a row goes. */
export interface Target {
  /** Null for the model; else the scenario whose override it is. */
  readonly scenario: string | null;
  readonly action: 'set' | 'multiply' | 'add';
  readonly at: Readonly<Record<string, readonly string[]>>;
  /** Null for all periods. */
  readonly periods: readonly [number, number] | null;
}

/**
 * Where an edit goes unless one chooses: to the scenario where it is that scenario's own change already, or where the
 * scenario has a parent; else to the model.
 */
export function firstTarget(view: AssumptionsView, row: AssumptionRow): Target {
  const last = row.overrides.at(-1);
  const own = last?.scenario === view.scenario;
  const scenario = own || view.lineage.length > 1 || !row.editable ? view.scenario : null;
  const action = own && last ? last.action : row.editable ? 'set' : 'multiply';
  return { scenario, action, at: row.at, periods: row.periods };
}

/** The factor or summand whose place an edit takes; null where it comes on top of all that holds, as of a scenario above. */
export function replacedAmount(row: AssumptionRow, target: Target): number | null {
  const last = row.overrides.at(-1);
  return last?.scenario === target.scenario && last.action === target.action ? last.amount : null;
}

/** Whether fewer members are chosen than the row has. */
export function isPart(row: AssumptionRow, { at }: Target): boolean {
  return Object.entries(row.at).some(([dimension, members]) => (at[dimension]?.length ?? 0) < members.length);
}
