import type { At } from '#shared/result.ts';
import { type CompiledPlan, compilePlan, type OutputCell } from '../engine/compile/compile.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import type { Program } from '../engine/graph/program.ts';

/** What to compile for a preview: a scenario for the last cells of few outputs. */
export interface PreviewSource {
  readonly checked: CheckedPlan;
  readonly scenario: string;
  /** Outputs over no dimension but `period`, by variable. */
  readonly outputs: readonly string[];
  readonly sobolDimensions: number;
}

/** A program with one column for each output, and where its cell stands. */
export interface PreviewProgram {
  readonly program: Program;
  readonly cells: readonly { readonly at: At; readonly target: number | undefined }[];
}

function lastCell(compiled: CompiledPlan, variable: string): OutputCell {
  const cell = compiled.outputs.find((output) => output.variable === variable)?.cells.at(-1);
  if (!cell) throw new Error(`no output ${variable}`);
  return cell;
}

/** Compiles what a preview shows and nothing else. A large plan takes seconds, so this is work for a worker. */
export function compilePreview({
  checked,
  scenario,
  outputs,
  sobolDimensions,
}: PreviewSource): PreviewProgram {
  const compiled = compilePlan(checked, { scenario, sampling: 'sobol', sobolDimensions, outputs });
  const cells = outputs.map((variable) => lastCell(compiled, variable));
  const last = compiled.model.periods;
  return {
    program: compiled.program(cells.map(({ node, period }) => ({ node, period: period ?? last }))),
    cells: cells.map(({ at, target }) => ({ at, target })),
  };
}
