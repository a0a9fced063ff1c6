import type { Roles } from './document.ts';

/** The stages of a customer's way that KPIs are grouped by (McClure 2007, "Startup metrics for pirates": AARRR). */
export const KPI_GROUPS = ['acquisition', 'activation', 'retention', 'revenue', 'referral'] as const;
export type KpiGroup = (typeof KPI_GROUPS)[number];

function own(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** The group that a variable belongs to by `"meta": { "kpi": "retention" }`; null where it names none of them. */
export function kpiGroupOf({ meta }: { readonly meta?: unknown }): KpiGroup | null {
  const group = own(meta, 'kpi');
  return KPI_GROUPS.find((each) => each === group) ?? null;
}

/**
 * The lines whose spend buys customers: a line's id or a group (`line.acquisition`), by
 * `"roles": { "meta": { "acquisitionLines": … } }`. Null where the plan does not say.
 */
export function acquisitionLinesOf(roles: Roles | undefined): string | null {
  const reference = own(roles?.meta, 'acquisitionLines');
  return typeof reference === 'string' ? reference : null;
}

/**
 * Whether figures of a unit add up over places: amounts and counts do, also by period (`customers`, `USD/period`); shares,
 * days, and what is by customer or order do not.
 */
export function addsUp(unit: string): boolean {
  const [amount, ...by] = unit.split('/');
  return amount !== '1' && amount !== 'day' && amount !== 'days' && by.every((part) => part === 'period');
}
