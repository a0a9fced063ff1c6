import type { CompiledPlan } from '../engine/compile/compile.ts';
import type { Node } from '../engine/graph/graph.ts';
import { instructionCount } from '../engine/graph/program.ts';
import { meanOf } from '../engine/statistics/sums.ts';
import { column } from './columns.ts';
import { pieces } from './run.ts';
import type { Study } from './types.ts';

/** Bytes of columns in memory at once. */
export const BATCH_BYTES = 128 * 1024 * 1024;

/**
 * The mean of each node over the trials; what depends on no draw is read off the graph. Null where a trial is not
 * finite. Equal nodes are simulated once.
 */
export async function columnMeans(
  { run }: Study,
  compiled: CompiledPlan,
  nodes: readonly Node[],
): Promise<(number | null)[]> {
  const { graph, periods } = compiled.model;
  const means = new Map<Node, number>();
  const random = new Set<Node>();
  for (const node of nodes) {
    if (graph.isConstant(node)) means.set(node, graph.valueOf(node));
    else random.add(node);
  }
  const batch = Math.max(1, Math.floor(BATCH_BYTES / (run.trials * Float64Array.BYTES_PER_ELEMENT)));
  for (const some of pieces([...random], batch)) {
    const program = compiled.program(some.map((node) => ({ node, period: periods })));
    run.expect(run.trials * instructionCount(program));
    const columns = run.columns(some.length);
    await run.simulate(program, columns);
    for (const [position, node] of some.entries()) means.set(node, meanOf(column(columns, position)));
    run.release(columns);
  }
  return nodes.map((node) => {
    const mean = means.get(node);
    return mean === undefined || !Number.isFinite(mean) ? null : mean;
  });
}
