import { type OutputReference, outputReference } from '#shared/output-reference.ts';
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
  /** References (`shared/output-reference.ts`). */
  readonly outputs: readonly string[];
  readonly sobolDimensions: number;
}

/** What is shown of an output: where it stands, and the columns of the program that add up to it. */
export interface PreviewCell {
  readonly at: At;
  /** None for a sum of several cells: a target is of each. */
  readonly target: number | undefined;
  readonly columns: readonly number[];
}

/** A program with one column for each cell that an output asked for needs. */
export interface PreviewProgram {
  readonly cells: readonly PreviewCell[];
  readonly program: Program;
}

/** The same for whatever the spend is; `open` is null where the spend decides what is computed. */
export interface OpenPreview {
  readonly cells: readonly PreviewCell[];
  readonly open: OpenProgram | null;
}

/** The cells of the last period that a reference stands for. */
function lastCells(compiled: CompiledPlan, { variable, members }: OutputReference): OutputCell[] {
  const all = compiled.outputs.find((output) => output.variable === variable)?.cells ?? [];
  const last = all.at(-1)?.period ?? null;
  const wanted = all.filter(
    ({ at, period }) => period === last && members.every((id) => Object.values(at).includes(id)),
  );
  if (wanted.length === 0) throw new Error(`no output ${variable}`);
  return wanted;
}

function unroll(
  { checked, scenario, outputs, sobolDimensions }: PreviewSource,
  options: Pick<CompileOptions, 'graph'> = {},
) {
  const references = outputs.flatMap((text) => outputReference(text) ?? []);
  const compiled = compilePlan(checked, {
    scenario,
    sampling: 'sobol',
    sobolDimensions,
    outputs: [...new Set(references.map(({ variable }) => variable))],
    ...options,
  });
  const last = compiled.model.periods;
  const roots: { node: OutputCell['node']; period: number }[] = [];
  const cells = references.map((reference): PreviewCell => {
    const wanted = lastCells(compiled, reference);
    const [only] = wanted.length === 1 ? wanted : [];
    const columns = wanted.map(({ node, period }) => roots.push({ node, period: period ?? last }) - 1);
    const period = wanted[0]?.period ?? null;
    return { at: only?.at ?? (period === null ? {} : { period }), target: only?.target, columns };
  });
  return { cells, program: () => compiled.program(roots) };
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
