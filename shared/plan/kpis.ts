import type { PlanDocument, Roles } from './document.ts';
import { type MetaObject, withMetaEntry } from './meta.ts';

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

/** A variable's `meta` with another KPI group, or with none (null); null where `meta` has no place for it. */
export function withKpiGroup(meta: unknown, group: KpiGroup | null): MetaObject | null {
  return withMetaEntry(meta, 'kpi', group ?? undefined);
}

/** The roles that name a variable, as `roles` of a plan has them. */
export const VARIABLE_ROLES = [
  'revenue',
  'contribution',
  'customers',
  'acquisition',
  'lifetime_value',
  'coverage',
] as const satisfies (keyof Roles)[];
export type VariableRole = (typeof VARIABLE_ROLES)[number];

/** What the screens take for what; `acquisitionLines` is a line or a group of them, the others are variables. */
export const ROLES = [...VARIABLE_ROLES, 'acquisitionLines'] as const;
export type Role = (typeof ROLES)[number];

/** What a plan names for each role; null where it names nothing. */
export function rolesOf({ roles }: Pick<PlanDocument, 'roles'>): Record<Role, string | null> {
  const named = VARIABLE_ROLES.map((role) => [role, roles?.[role] ?? null] as const);
  return {
    ...(Object.fromEntries(named) as Record<VariableRole, string | null>),
    acquisitionLines: acquisitionLinesOf(roles),
  };
}

/** The roles with another name for one of them, or with none (null); null where their `meta` has no place for it. */
export function withRole(roles: Roles | undefined, role: Role, value: string | null): Roles | null {
  if (role !== 'acquisitionLines') {
    const { [role]: _before, ...rest } = roles ?? {};
    return value === null ? rest : { ...rest, [role]: value };
  }
  const { meta: before, ...rest } = roles ?? {};
  const meta = withMetaEntry(before, 'acquisitionLines', value ?? undefined);
  if (meta === null) return null;
  return Object.keys(meta).length === 0 ? rest : { ...rest, meta };
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
