import type { TableMapping } from '#shared/table/mapping.ts';

/** What a column stands for: `p3` is the fourth period of a wide table. */
export type Role = 'none' | 'region' | 'line' | 'period' | 'amount' | `p${number}`;

export function roleOf(mapping: TableMapping, column: number): Role {
  if (mapping.regionColumn === column) return 'region';
  if (mapping.lineColumn === column) return 'line';
  if (mapping.shape === 'long') {
    if (mapping.periodColumn === column) return 'period';
    return mapping.amountColumn === column ? 'amount' : 'none';
  }
  const period = mapping.periods.find((each) => each.column === column)?.period;
  return period === undefined ? 'none' : `p${period}`;
}

/** Gives a column a role, and takes it from the column that had it where only one can; several may hold one period. */
export function withRole(mapping: TableMapping, column: number, role: Role): TableMapping {
  const without = (at: number | null) => (at === column ? null : at);
  const freed: TableMapping = {
    ...mapping,
    regionColumn: without(mapping.regionColumn),
    lineColumn: without(mapping.lineColumn),
    periodColumn: without(mapping.periodColumn),
    amountColumn: without(mapping.amountColumn),
    periods: mapping.periods.filter((each) => each.column !== column),
  };
  switch (role) {
    case 'none':
      return freed;
    case 'region':
      return { ...freed, regionColumn: column, region: null };
    case 'line':
      return { ...freed, lineColumn: column, line: null };
    case 'period':
      return { ...freed, periodColumn: column };
    case 'amount':
      return { ...freed, amountColumn: column };
    default:
      return { ...freed, periods: [...freed.periods, { column, period: Number(role.slice(1)) }] };
  }
}

/** Says what a name of the table stands for; a null member leaves its rows out, undefined forgets it. */
export function withName(
  mapping: TableMapping,
  dimension: 'region' | 'line',
  name: string,
  member: string | null | undefined,
): TableMapping {
  const others = mapping.names.filter((each) => each.dimension !== dimension || each.name !== name);
  return { ...mapping, names: member === undefined ? others : [...others, { dimension, name, member }] };
}
