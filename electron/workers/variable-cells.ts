import type { VariableCell } from '#shared/views-model.ts';
import { placedCell, rootOf } from '../engine/compile/place.ts';
import { summarizeRoots } from './summaries.ts';
import type { Study } from './types.ts';
import type { Side } from './without.ts';

/** The first cells of a variable, in the last period where it is over periods, summed up over the trials of a study. */
export async function summarizeVariable(
  study: Study,
  { checked, scenario }: Side,
  name: string,
  most: number,
): Promise<VariableCell[]> {
  const compiled = study.compile(checked, scenario);
  const table = compiled.model.tables.get(name)!;
  const count = Math.min(table.cells.count, most);
  const cells = Array.from({ length: count }, (_, cell) => placedCell(table, cell, table.periods - 1));
  const figures = await summarizeRoots(
    study,
    compiled,
    cells.map((cell) => rootOf(cell, compiled)),
  );
  return cells.map(({ at }, position) => ({ at, figure: figures[position]! }));
}
