import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import type { EventCell, EventLoss } from '#shared/views-risks.ts';
import type { CompiledPlan } from '../engine/compile/compile.ts';
import { placedCell, rootOf } from '../engine/compile/place.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import type { Node } from '../engine/graph/graph.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { differenceOf } from '../engine/statistics/difference.ts';
import { varianceShare } from '../engine/statistics/variance-share.ts';
import { column } from './columns.ts';
import { columnMeans } from './means.ts';
import type { Study } from './types.ts';

/** A scenario in which some events have no effect: whatever reads them reads 0, and every draw stays what it was. */
export function withoutEvents(scenario: ResolvedScenario, events: readonly string[]): ResolvedScenario {
  const none = events.map((variable) => ({ variable, set: 0 }));
  return { ...scenario, overrides: [...scenario.overrides, ...none] };
}

export interface MeasuredEvent {
  readonly variable: string;
  readonly cells: readonly EventCell[];
  readonly everActive: number | null;
}

/** Whether an event is active in some period in some of its cells, as a node of 0 or 1. */
function everActive({ model }: CompiledPlan, variable: string, cells: readonly number[]): Node {
  const { graph, events, periods } = model;
  const { remaining } = events.get(variable)!;
  let active = graph.constant(0);
  for (const cell of cells) {
    for (let period = 0; period < periods; period++)
      active = graph.binary('max', active, remaining.get(cell, period));
  }
  return graph.binary('min', active, graph.constant(1));
}

/** Probabilities by cell and period as they come out of the scenario, and how often each event is active at all. */
export async function measureEvents(study: Study, compiled: CompiledPlan): Promise<MeasuredEvent[]> {
  const { model } = compiled;
  const nodes: Node[] = [];
  for (const [variable, { probability }] of model.events) {
    const { count } = probability.cells;
    const all = Array.from({ length: count }, (_, cell) => cell);
    for (const cell of all) {
      for (let period = 0; period < model.periods; period++) nodes.push(probability.get(cell, period));
      nodes.push(everActive(compiled, variable, [cell]));
    }
    nodes.push(everActive(compiled, variable, all));
  }
  const means = await columnMeans(study, compiled, nodes);
  let next = 0;
  return [...model.events].map(([variable, { probability }]) => {
    const cells = Array.from({ length: probability.cells.count }, (_, cell): EventCell => {
      const { period: _period, ...at } = placedCell(probability, cell, 0).at;
      const list = Array.from({ length: model.periods }, () => means[next++] ?? null);
      return { at, probability: list, everActive: means[next++] ?? null };
    });
    return { variable, cells, everActive: means[next++] ?? null };
  });
}

export interface LossTask {
  readonly checked: CheckedPlan;
  readonly scenario: ResolvedScenario;
  readonly events: readonly string[];
  readonly headline: string;
  readonly lessIsBetter: boolean;
}

/** What each event by itself costs the headline (its last cell), trial by trial on common random numbers. */
export async function eventLosses(study: Study, task: LossTask): Promise<EventLoss[]> {
  const { run } = study;
  const { checked, scenario, events, headline, lessIsBetter } = task;
  const trialsOf = async (resolved: ResolvedScenario): Promise<Float64Array> => {
    // Other calls get their turn: unrolling a plan holds the thread.
    await new Promise((resolve) => setTimeout(resolve));
    run.checkCancelled();
    const compiled = study.compile(checked, resolved);
    const table = compiled.model.tables.get(headline)!;
    const last = placedCell(table, table.cells.count - 1, table.periods - 1);
    const program = compiled.program([rootOf(last, compiled)]);
    if (resolved === scenario) run.expect((events.length + 1) * run.trials * instructionCount(program));
    const own = run.columns(1);
    await run.simulate(program, own);
    return column(own, 0);
  };
  const withAll = await trialsOf(scenario);
  const losses: EventLoss[] = [];
  for (const event of events) {
    const without = await trialsOf(withoutEvents(scenario, [event]));
    const [better, worse] = lessIsBetter ? [withAll, without] : [without, withAll];
    const { difference, standardErrors } = differenceOf(better, worse, run.facts);
    const share = varianceShare(withAll, without, run.facts);
    losses.push({
      mean: difference.mean,
      standardError: difference.standardError,
      p95: difference.quantiles['0.95'] ?? null,
      p95Error: standardErrors?.quantiles['0.95'] ?? null,
      varianceShare: share.estimate,
      varianceShareError: share.standardError,
    });
  }
  return losses;
}
