import type { At } from '#shared/result.ts';
import {
  type CompiledPlan,
  type CompileOptions,
  compilePlan,
  type OutputCell,
} from '../engine/compile/compile.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import type { OpenProgram } from '../engine/graph/bind.ts';
import { ParameterDecides, ParameterGraph } from '../engine/graph/parameters.ts';
import type { Program } from '../engine/graph/program.ts';

/** What to compile for a preview: a scenario for the last cells of few outputs. */
export interface PreviewSource {
  readonly checked: CheckedPlan;
  readonly scenario: string;
  /** Outputs over no dimension but `period`, by variable. */
  readonly outputs: readonly string[];
  readonly sobolDimensions: number;
}

/** Where the cell of an output stands. */
export interface PreviewCell {
  readonly at: At;
  readonly target: number | undefined;
}

/** A program with one column for each output. */
export interface PreviewProgram {
  readonly cells: readonly PreviewCell[];
  readonly program: Program;
}

/** The same for whatever the spend is; `open` is null where the spend decides what is computed. */
export interface OpenPreview {
  readonly cells: readonly PreviewCell[];
  readonly open: OpenProgram | null;
}

function lastCell(compiled: CompiledPlan, variable: string): OutputCell {
  const cell = compiled.outputs.find((output) => output.variable === variable)?.cells.at(-1);
  if (!cell) throw new Error(`no output ${variable}`);
  return cell;
}

function unroll(
  { checked, scenario, outputs, sobolDimensions }: PreviewSource,
  options: Pick<CompileOptions, 'graph'> = {},
) {
  const compiled = compilePlan(checked, {
    scenario,
    sampling: 'sobol',
    sobolDimensions,
    outputs,
    ...options,
  });
  const cells = outputs.map((variable) => lastCell(compiled, variable));
  const last = compiled.model.periods;
  const roots = cells.map(({ node, period }) => ({ node, period: period ?? last }));
  return {
    cells: cells.map(({ at, target }) => ({ at, target })),
    program: () => compiled.program(roots),
  };
}

/** Compiles what a preview shows and nothing else. A large plan takes seconds, so this is work for a worker. */
export function compilePreview(source: PreviewSource): PreviewProgram {
  const { cells, program } = unroll(source);
  return { cells, program: program() };
}

/** Compiles it with the spend left open. */
export function compileOpenPreview(source: PreviewSource): OpenPreview {
  const graph = new ParameterGraph();
  try {
    const { cells, program } = unroll(source, { graph });
    const scalars = graph.finish();
    return { cells, open: { program: program(), scalars } };
  } catch (reason) {
    if (reason instanceof ParameterDecides) return { cells: [], open: null };
    throw reason;
  }
}
