import { type Minor, minorUnits } from '../money.ts';
import type { PlanIndex } from '../plan/index.ts';
import type { ResolvedScenario } from '../plan/resolved.ts';
import { lockOf } from './lock-definitions.ts';
import type { Allocation, AllocationRow } from './types.ts';

function idsOf(index: PlanIndex, dimension: 'region' | 'line'): string[] {
  const found = index.dimensions.get(dimension);
  if (!found) throw new Error(`not a valid document: no dimension "${dimension}"`);
  return found.members.map((member) => member.id);
}

/** A scenario's spend as a full grid: every pair of region and line, zero where no row stands in its lineage. */
export function allocationOf(index: PlanIndex, scenario: ResolvedScenario): Allocation {
  const regions = idsOf(index, 'region');
  const lines = idsOf(index, 'line');
  const { periods } = index.document.calendar;
  const stored = new Map(scenario.rows.map((row) => [`${row.region} ${row.line}`, row]));
  const rows = regions.flatMap((region) =>
    lines.map((line): AllocationRow => {
      const row = stored.get(`${region} ${line}`);
      if (!row) return { region, line, amounts: zeros(periods), own: false };
      return { region, line, amounts: [...row.amounts], own: row.own };
    }),
  );
  const locks = scenario.locks.map((lock) => lockOf(index, lock, lock.inherited));
  return { regions, lines, periods, rows, locks };
}

function zeros(periods: number): Minor[] {
  return Array.from({ length: periods }, () => minorUnits(0));
}
