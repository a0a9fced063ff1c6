import type { RunNotice } from '#shared/messages/run.ts';
import { Recent } from '#shared/recent.ts';
import type { At } from '#shared/result.ts';
import {
  type CompiledOutput,
  type CompiledPlan,
  compilePlan,
  outputRoots,
} from '../engine/compile/compile.ts';
import { upstreamCells } from '../engine/compile/dependence.ts';
import type { Program, Root } from '../engine/graph/program.ts';
import { driverSeries } from './driver-series.ts';
import type { SimulationRequest } from './types.ts';

/*
 * What threads compile for runs. A large plan takes seconds, so the service's own thread does none of it; and its graph is
 * large, so it stays on the thread that made it, and what a run needs of it is asked for part by part.
 */

/** What to compile: a scenario with all its outputs. */
export interface RunSource extends Pick<SimulationRequest, 'checked' | 'scenario' | 'sampling'> {
  readonly sobolDimensions: number;
  /** SHA-256 of all of it. */
  readonly hash: string;
}

/** What a run computes, and what there is to say of it. */
export interface RunSheet {
  readonly outputs: readonly CompiledOutput[];
  /** The program of all output cells, in the order of the outputs and their cells. */
  readonly program: Program;
  readonly notices: readonly RunNotice[];
}

/** Which outputs' drivers are wanted. */
export type DriversWanted = Exclude<SimulationRequest['drivers'], 'none'>;

/** The series to rank for the drivers of some outputs. */
export interface DriverSheet {
  /** Output cells, with their columns among those of the run. */
  readonly wanted: readonly { readonly variable: string; readonly at: At; readonly column: number }[];
  /** Each once, with the positions of the wanted cells that depend on it. */
  readonly series: readonly { readonly name: string; readonly readers: readonly number[] }[];
}

/** Every value upstream of an output cell, by name: sources before what reads them. */
export interface OriginSheet {
  readonly names: readonly string[];
  readonly program: Program;
}

export type CompileTask =
  | { readonly type: 'compileRun'; readonly source: RunSource }
  | { readonly type: 'compileDrivers'; readonly source: RunSource; readonly which: DriversWanted }
  | {
      /** The program of some of the series, one column each. */
      readonly type: 'compileSeries';
      readonly source: RunSource;
      readonly which: DriversWanted;
      readonly first: number;
      readonly count: number;
    }
  | { readonly type: 'compileOrigin'; readonly source: RunSource; readonly column: number };

export interface CompileResults {
  compileRun: RunSheet;
  compileDrivers: DriverSheet;
  compileSeries: Program;
  compileOrigin: OriginSheet;
}

interface Compiled {
  readonly plan: CompiledPlan;
  readonly drivers: Map<DriversWanted, { readonly sheet: DriverSheet; readonly roots: readonly Root[] }>;
}

/** Plans kept on each thread: that of the large plan holds some 50 MB. */
const kept = new Recent<Compiled>(1);

function compiledOf({ checked, scenario, sampling, sobolDimensions, hash }: RunSource): Compiled {
  const known = kept.get(hash);
  if (known) return known;
  const plan = compilePlan(checked, { scenario, sampling, sobolDimensions });
  const compiled: Compiled = { plan, drivers: new Map() };
  kept.set(hash, compiled);
  return compiled;
}

export function compileRun(source: RunSource): RunSheet {
  const { plan } = compiledOf(source);
  return { outputs: plan.outputs, program: plan.program(outputRoots(plan)), notices: plan.notices };
}

function driversOf({ plan, drivers }: Compiled, which: DriversWanted) {
  let known = drivers.get(which);
  if (!known) {
    known = driverSeries(plan, which);
    drivers.set(which, known);
  }
  return known;
}

export function compileDrivers(source: RunSource, which: DriversWanted): DriverSheet {
  return driversOf(compiledOf(source), which).sheet;
}

export function compileSeries(
  source: RunSource,
  which: DriversWanted,
  first: number,
  count: number,
): Program {
  const compiled = compiledOf(source);
  return compiled.plan.program(driversOf(compiled, which).roots.slice(first, first + count));
}

export function compileOrigin(source: RunSource, column: number): OriginSheet {
  const { plan } = compiledOf(source);
  const cell = plan.outputs.flatMap(({ cells }) => cells)[column]!;
  const roots = upstreamCells(plan, cell);
  return { names: roots.map(({ name }) => name), program: plan.program(roots) };
}
