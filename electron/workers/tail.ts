import type { At } from '#shared/result.ts';
import type { TailShift, TailView } from '#shared/views-explain.ts';
import { DriverCells } from '../engine/compile/dependence.ts';
import { findCell, placedCell, rootOf } from '../engine/compile/place.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { ascendingOrder } from '../engine/statistics/order.ts';
import { deviationOf, meanOf } from '../engine/statistics/sums.ts';
import { column } from './columns.ts';
import { pieces } from './run.ts';
import type { Study } from './types.ts';

export interface TailTask {
  readonly checked: CheckedPlan;
  readonly scenario: string;
  readonly variable: string;
  readonly at: At;
  readonly side: 'lowest' | 'highest';
  /** Of the trials, above 0 and at most a half. */
  readonly share: number;
}

/** Series in memory at once. */
const SERIES_AT_ONCE = 64;

/**
 * In which trials a figure is far out, and how the random inputs upstream of it differ there from the rest: the
 * difference of their means in standard deviations of the input. Of an input over the periods its mean over them
 * counts, up to the figure's own. The error treats trials as independent, which is on the safe side for Sobol points.
 * Null where the plan has no such cell.
 */
export async function findTail(study: Study, task: TailTask): Promise<TailView | null> {
  const { run } = study;
  const compiled = study.compile(task.checked, task.scenario);
  const found = findCell(compiled, task.variable, task.at);
  if (!found) return null;
  const output = run.columns(1);
  const program = compiled.program([rootOf(found, compiled)]);
  run.expect(2 * run.trials * instructionCount(program));
  await run.simulate(program, output);
  const values = column(output, 0);
  const count = Math.max(1, Math.round(task.share * run.trials));
  if (!values.every(Number.isFinite))
    return { trials: count, edge: null, extreme: null, middle: null, inputs: [] };
  const order = ascendingOrder(values);
  const tail = task.side === 'lowest' ? order.subarray(0, count) : order.subarray(order.length - count);
  const [extreme, middle] = [tail[task.side === 'lowest' ? 0 : count - 1]!, tail[Math.floor(count / 2)]!];
  const edge = values[task.side === 'lowest' ? tail[count - 1]! : tail[0]!]!;
  const inTail = new Uint8Array(run.trials);
  for (const trial of tail) inTail[trial] = 1;
  const drivers = new DriverCells(compiled);
  const last = found.period ?? compiled.model.periods - 1;
  const shifts: TailShift[] = [];
  for (const batch of pieces(drivers.upstream(found), SERIES_AT_ONCE)) {
    const series = run.columns(batch.length);
    await run.simulate(compiled.program(batch.map((driver) => drivers.series(driver, last))), series);
    batch.forEach(({ table, cell, name }, position) => {
      const { definition, overPeriod } = table.cells.variable;
      const shift = shiftOf(column(series, position), inTail, count, overPeriod ? last + 1 : 1);
      if (shift === null) return;
      const { label = definition.name, unit, format = 'number' } = definition;
      const { at } = placedCell(table, cell, Math.min(last, table.periods - 1));
      shifts.push({ input: name, at, variable: definition.name, label, unit, format, ...shift });
    });
    run.release(series);
  }
  shifts.sort((a, b) => Math.abs(b.shift) - Math.abs(a.shift) || (a.input < b.input ? -1 : 1));
  return { trials: count, edge, extreme, middle, inputs: shifts };
}

/** Means of `values` / `terms` in the tail and in the rest, and their difference in standard deviations; null for a constant. */
function shiftOf(values: Float64Array, inTail: Uint8Array, count: number, terms: number) {
  const sd = deviationOf(values, meanOf(values));
  if (sd === null || !(sd > 0) || !Number.isFinite(sd) || count === values.length) return null;
  const [tail, rest] = [values.filter((_, i) => inTail[i] === 1), values.filter((_, i) => inTail[i] === 0)];
  const [a, b] = [meanOf(tail), meanOf(rest)];
  const spread = (part: Float64Array, mean: number) => (deviationOf(part, mean) ?? sd) ** 2 / part.length;
  const error = Math.sqrt(spread(tail, a) + spread(rest, b)) / sd;
  return { inTail: a / terms, inRest: b / terms, shift: (a - b) / sd, error };
}
