import type { RunNotice } from '#shared/messages/run.ts';
import type { OutputDefinition } from '#shared/plan/document.ts';
import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { At, Sampling } from '#shared/result.ts';
import type { CheckedPlan } from '../formula/expression.ts';
import { Graph, type Node } from '../graph/graph.ts';
import { linearise, type Program, type Root } from '../graph/program.ts';
import type { Draw } from '../random/source.ts';
import type { Cells } from './cells.ts';
import { buildCopula, type Copula } from './correlations.ts';
import { DrawNodes } from './draw-nodes.ts';
import { type DrawTable, tabulateDraws } from './draws.ts';
import { Model } from './model.ts';
import { refuseTooLarge } from './size.ts';

/** One cell of an output: a column of a run. */
export interface OutputCell {
  readonly at: At;
  /** `customers[sea]@3`. */
  readonly name: string;
  readonly node: Node;
  /** null where the output is not over `period`. */
  readonly period: number | null;
  readonly target: number | undefined;
}

export interface CompiledOutput {
  readonly variable: string;
  readonly unit: string;
  readonly headline: boolean;
  readonly cells: readonly OutputCell[];
}

/** A plan under one scenario, ready to be cut into programs. */
export interface CompiledPlan {
  readonly model: Model;
  readonly outputs: readonly CompiledOutput[];
  readonly notices: readonly RunNotice[];
  readonly draws: DrawTable;
  readonly copula: Copula;
  /** The program that computes `roots`, one column each. */
  program(roots: readonly Root[]): Program;
}

export interface CompileOptions {
  /** By its id, or one that stands in no document. */
  readonly scenario: string | ResolvedScenario;
  readonly sampling: Sampling;
  /** Dimensions in the table of direction numbers. */
  readonly sobolDimensions: number;
  /** The outputs that are wanted, by variable; all where left out. The others' cells are in no program. */
  readonly outputs?: readonly string[];
  /** An empty graph to unroll the plan into; one that folds all constants unless given. */
  readonly graph?: Graph;
}

function atOf(cells: Cells, cell: number, period: number | null): At {
  const ids = cells.idsOf(cell);
  const at: At = {};
  cells.variable.axes.forEach((axis, position) => {
    at[axis.dimension] = ids[position]!;
  });
  if (period !== null) at.period = period;
  return at;
}

function outputCells(model: Model, definition: OutputDefinition): CompiledOutput {
  const table = model.tables.get(definition.variable)!;
  const { cells } = table;
  const list: OutputCell[] = [];
  for (let cell = 0; cell < cells.count; cell++) {
    for (let at = 0; at < table.periods; at++) {
      const period = cells.variable.overPeriod ? at : null;
      const name = `${cells.nameOf(cell)}${period === null ? '' : `@${period}`}`;
      const node = table.get(cell, at);
      list.push({ at: atOf(cells, cell, period), name, node, period, target: definition.target });
    }
  }
  const { unit } = cells.variable.definition;
  return { variable: definition.variable, unit, headline: definition.headline === true, cells: list };
}

function beyondSobol(draws: readonly Draw[], beyond: number): RunNotice[] {
  if (beyond === 0) return [];
  const args = { count: beyond, known: draws.length - beyond };
  return [{ path: 'variables', code: 'beyondSobol', args }];
}

/** Unrolls a checked plan under a scenario into an evaluation graph. Throws `PlanTooLarge` before a plan that is. */
export function compilePlan(checked: CheckedPlan, options: CompileOptions): CompiledPlan {
  const { index } = checked;
  const { document } = index;
  refuseTooLarge(index);
  const table = tabulateDraws(index, options.sobolDimensions);
  const copula = buildCopula(index, table);
  const graph = options.graph ?? new Graph();
  const draws = new DrawNodes(graph, table, copula, document.calendar.periods, options.sampling);
  const { scenario } = options;
  const resolved = typeof scenario === 'string' ? resolveScenario(document, scenario) : scenario;
  const model = new Model(checked, resolved, graph, draws);
  const sobol = options.sampling === 'sobol' ? beyondSobol(table.draws, table.beyondTable) : [];
  const wanted = document.outputs.filter(({ variable }) => options.outputs?.includes(variable) ?? true);
  return {
    model,
    outputs: wanted.map((definition) => outputCells(model, definition)),
    notices: [...copula.notices, ...sobol],
    draws: table,
    copula,
    program: (roots) => linearise(graph, roots, table.draws, draws.distributions),
  };
}

/** The roots of all output cells, in the order of the outputs and their cells. */
export function outputRoots(compiled: CompiledPlan): Root[] {
  const last = compiled.model.periods;
  return compiled.outputs.flatMap((output) =>
    output.cells.map(({ node, period }) => ({ node, period: period ?? last })),
  );
}
