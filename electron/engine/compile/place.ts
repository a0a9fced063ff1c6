import type { At } from '#shared/result.ts';
import type { Node } from '../graph/graph.ts';
import type { Root } from '../graph/program.ts';
import type { CompiledPlan } from './compile.ts';
import type { ValueTable } from './table.ts';

/** One cell of a variable in one period, found by its names. */
export interface PlacedCell {
  readonly table: ValueTable;
  readonly cell: number;
  /** null where the variable is not over `period`. */
  readonly period: number | null;
  /** `customers[sea]@3`. */
  readonly name: string;
  readonly at: At;
  readonly node: Node;
}

/** The cell of a table by its number, in one period. */
export function placedCell(table: ValueTable, cell: number, period: number): PlacedCell {
  const { cells } = table;
  const { axes, overPeriod } = cells.variable;
  const ids = cells.idsOf(cell);
  const at: At = {};
  axes.forEach(({ dimension }, position) => {
    at[dimension] = ids[position]!;
  });
  if (overPeriod) at.period = period;
  const name = `${cells.nameOf(cell)}${overPeriod ? `@${period}` : ''}`;
  return { table, cell, period: overPeriod ? period : null, name, at, node: table.get(cell, period) };
}

/** The cell that `at` names whole: every dimension of the variable and its period, nothing else. Null where there is none. */
export function findCell({ model }: CompiledPlan, variable: string, at: At): PlacedCell | null {
  const table = model.tables.get(variable);
  if (!table) return null;
  const { axes, overPeriod } = table.cells.variable;
  const dimensions = [...axes.map(({ dimension }) => dimension), ...(overPeriod ? ['period'] : [])];
  if (Object.keys(at).length !== dimensions.length) return null;
  const period = overPeriod ? at.period : 0;
  if (typeof period !== 'number' || !(Number.isInteger(period) && period >= 0 && period < table.periods))
    return null;
  const { cells } = table;
  const members = axes.map(({ dimension }) => at[dimension]);
  for (let cell = 0; cell < cells.count; cell++) {
    if (cells.idsOf(cell).every((id, axis) => id === members[axis])) return placedCell(table, cell, period);
  }
  return null;
}

/** A cell as the root of a program; of a variable without periods after all of them. */
export function rootOf({ node, period }: Pick<PlacedCell, 'node' | 'period'>, { model }: CompiledPlan): Root {
  return { node, period: period ?? model.periods };
}
