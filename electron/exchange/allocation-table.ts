import { type Locale, labelText } from '#shared/locale.ts';
import { categoriesOf } from '#shared/plan/categories.ts';
import type { DimensionDefinition, MemberDefinition, PlanDocument } from '#shared/plan/document.ts';
import type { ResolvedScenario } from '#shared/plan/resolved.ts';

/** A row of money in minor units: one amount a period, and their sum. Exact up to 2^53, beyond what Excel itself holds. */
export interface Amounts {
  readonly amounts: readonly number[];
  readonly total: number;
}

export interface AllocationLine extends Amounts {
  /** The budget line. */
  readonly id: string;
  readonly label: string;
}

export interface AllocationGroup extends Amounts {
  /** A region, or a category of lines. */
  readonly id: string;
  readonly label: string;
  readonly lines: readonly AllocationLine[];
}

/** Spend as a pivot of two levels; groups and lines in the order of the plan, those without a row of spend left out. */
export interface AllocationTable extends Amounts {
  readonly groups: readonly AllocationGroup[];
}

function rowOf(amounts: readonly number[]): Amounts {
  return { amounts, total: amounts.reduce((sum, amount) => sum + amount, 0) };
}

function sumOf(rows: readonly Amounts[], periods: number): Amounts {
  const sums = new Array<number>(periods).fill(0);
  for (const { amounts } of rows) {
    for (let period = 0; period < periods; period++) sums[period]! += amounts[period] ?? 0;
  }
  return rowOf(sums);
}

function dimension(document: PlanDocument, id: string): DimensionDefinition {
  const found = document.dimensions.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`not a valid document: no dimension "${id}"`);
  return found;
}

function labelOf(member: MemberDefinition, locale: Locale): string {
  return labelText(member.label, locale, member.id);
}

function tableOf(groups: readonly AllocationGroup[], periods: number): AllocationTable {
  return { groups, ...sumOf(groups, periods) };
}

/** Region › line. Only pairs that have a row of spend in the scenario or in one that it inherits from. */
export function allocationByRegion(
  document: PlanDocument,
  scenario: ResolvedScenario,
  locale: Locale,
): AllocationTable {
  const { periods } = document.calendar;
  const rows = new Map(scenario.rows.map((row) => [`${row.region} ${row.line}`, row.amounts]));
  const lines = dimension(document, 'line').members;
  const groups = dimension(document, 'region').members.flatMap((region) => {
    const own = lines.flatMap((line) => {
      const amounts = rows.get(`${region.id} ${line.id}`);
      return amounts ? [{ id: line.id, label: labelOf(line, locale), ...rowOf(amounts) }] : [];
    });
    if (own.length === 0) return [];
    return [{ id: region.id, label: labelOf(region, locale), lines: own, ...sumOf(own, periods) }];
  });
  return tableOf(groups, periods);
}

/** Category › line, each line summed over the regions. */
export function allocationByCategory(
  document: PlanDocument,
  scenario: ResolvedScenario,
  locale: Locale,
): AllocationTable {
  const { periods } = document.calendar;
  const rows = Map.groupBy(scenario.rows, (row) => row.line);
  const groups = categoriesOf(dimension(document, 'line')).flatMap(({ id, label: named, lines: members }) => {
    const lines = members.flatMap((line) => {
      const own = rows.get(line.id);
      if (!own) return [];
      const amounts = sumOf(
        own.map((row) => rowOf(row.amounts)),
        periods,
      );
      return [{ id: line.id, label: labelOf(line, locale), ...amounts }];
    });
    if (lines.length === 0) return [];
    const label = labelText(named, locale, id);
    return [{ id, label, lines, ...sumOf(lines, periods) }];
  });
  return tableOf(groups, periods);
}
