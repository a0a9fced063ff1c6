import type { CompiledPlan, OutputCell } from '../engine/compile/compile.ts';
import { type DriverCell, DriverCells } from '../engine/compile/dependence.ts';
import type { Root } from '../engine/graph/program.ts';
import type { DriverSheet, DriversWanted } from './run-sheet.ts';

/** An output cell whose drivers are wanted, with the inputs upstream of it. */
interface Wanted {
  readonly output: OutputCell;
  readonly variable: string;
  /** Its column among the outputs of the run. */
  readonly column: number;
  readonly inputs: readonly DriverCell[];
}

/** One series to rank, and the wanted outputs (by position) that depend on it. */
interface Series {
  readonly root: Root;
  readonly name: string;
  readonly readers: number[];
}

function wantedOutputs(compiled: CompiledPlan, cells: DriverCells, which: DriversWanted): Wanted[] {
  const all = compiled.outputs.flatMap((output) => output.cells.map((cell) => ({ output, cell })));
  return all.flatMap(({ output, cell }, column) =>
    which === 'headline' && !output.headline
      ? []
      : [{ output: cell, variable: output.variable, column, inputs: cells.upstream(cell) }],
  );
}

/** Each series once, however many outputs read it: an output in period t reads means over the periods 0..t. */
function seriesOf(wanted: readonly Wanted[], cells: DriverCells, periods: number): Series[] {
  const series = new Map<string, Series>();
  wanted.forEach(({ output, inputs }, reader) => {
    const last = output.period ?? periods - 1;
    for (const input of inputs) {
      const key = input.table.cells.variable.overPeriod ? `${input.name}@${last}` : input.name;
      let one = series.get(key);
      if (!one) {
        one = { root: cells.series(input, last), name: input.name, readers: [] };
        series.set(key, one);
      }
      one.readers.push(reader);
    }
  });
  return [...series.values()];
}

/** The series that are ranked for the drivers of a plan's outputs, and where they are computed from. */
export function driverSeries(
  compiled: CompiledPlan,
  which: DriversWanted,
): { readonly sheet: DriverSheet; readonly roots: readonly Root[] } {
  const cells = new DriverCells(compiled);
  const wanted = wantedOutputs(compiled, cells, which);
  const series = seriesOf(wanted, cells, compiled.model.periods);
  return {
    sheet: {
      wanted: wanted.map(({ variable, output, column }) => ({ variable, at: output.at, column })),
      series: series.map(({ name, readers }) => ({ name, readers })),
    },
    roots: series.map(({ root }) => root),
  };
}
