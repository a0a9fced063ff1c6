import { assertNever } from '#shared/assert-never.ts';
import type { Distribution } from '#shared/plan/document.ts';
import { ADD, EXP, MULTIPLY, SCALAR_LEFT } from '../kernels/codes.ts';
import type { Kernels } from '../kernels/kernels.ts';
import { makeQuantile, type Quantile } from '../random/distribution.ts';
import type { QuantileForm } from '../random/laws/law.ts';
import type { NormalTable } from '../random/laws/normal-table.ts';
import type { Arena } from './memory.ts';

/** Writes the quantiles of `count` uniforms at address `from` to address `to`, which may be the same. */
export type QuantileKernel = (to: number, from: number, count: number) => void;

/** What quantile kernels work with. */
export interface QuantileSurroundings {
  readonly kernels: Kernels;
  readonly arena: Arena;
  /** Address of a block that nothing else uses while a quantile is computed. */
  readonly scratch: number;
  /** The memory as doubles, once all of it is taken. */
  doubles(): Float64Array;
}

const MOST_KEPT = 4096;
/** Values of a step function that are tried one after the other; more are searched. */
const MOST_STEPS = 16;

/** Quantiles by their distribution's text: their tables outlive a run. */
const kept = new Map<string, Quantile>();

function quantileOf(distribution: Distribution): Quantile {
  const key = JSON.stringify(distribution);
  let quantile = kept.get(key);
  if (!quantile) {
    quantile = makeQuantile(distribution);
    if (kept.size === MOST_KEPT) kept.clear();
    kept.set(key, quantile);
  }
  return quantile;
}

/** The quantile of a distribution by kernels where its form has some, else by its own function. */
export function quantileKernel(
  distribution: Distribution,
  surroundings: QuantileSurroundings,
): QuantileKernel {
  const quantile = quantileOf(distribution);
  const { form } = quantile;
  const many = form?.type === 'steps' && form.values.length > MOST_STEPS;
  if (form && !many) return kernelOf(form, surroundings);
  return (to, from, count) => quantile.fill(surroundings.doubles(), from / 8, to / 8, count);
}

function kernelOf(form: QuantileForm, surroundings: QuantileSurroundings): QuantileKernel {
  const { kernels, arena } = surroundings;
  const times = (to: number, factor: number, count: number) =>
    kernels.binary(MULTIPLY, SCALAR_LEFT, to, 0, to, factor, count);
  const plus = (to: number, term: number, count: number) =>
    kernels.binary(ADD, SCALAR_LEFT, to, 0, to, term, count);
  switch (form.type) {
    case 'uniform':
      return (to, from, count) => kernels.uniformQuantile(to, from, form.min, form.max, count);
    case 'normal':
      return (to, from, count) => {
        kernels.normalQuantile(to, from, count);
        times(to, form.sd, count);
        plus(to, form.mean, count);
      };
    case 'lognormal':
      return (to, from, count) => {
        kernels.normalQuantile(to, from, count);
        times(to, form.sigma, count);
        plus(to, form.mu, count);
        kernels.unary(EXP, to, to, count);
      };
    case 'gamma': {
      const tabled = tableKernel(form.table, surroundings);
      return (to, from, count) => {
        tabled(to, from, count);
        kernels.unary(EXP, to, to, count);
        times(to, form.scale, count);
      };
    }
    case 'beta': {
      const tabled = tableKernel(form.table, surroundings);
      return (to, from, count) => {
        tabled(to, from, count);
        kernels.logistic(to, to, form.min, form.max, count);
      };
    }
    case 'steps': {
      const { values, upTo, beyond } = form;
      const rows = values.length;
      const table = arena.put(
        Float64Array.from({ length: rows * 3 }, (_, i) => [values, upTo, beyond][i % 3]![Math.floor(i / 3)]!),
      );
      return (to, from, count) => kernels.stepQuantile(to, from, table, rows, count);
    }
    default:
      return assertNever(form);
  }
}

/** A table over the standard normal of a uniform; what it does not hold is solved one by one. */
function tableKernel(normals: NormalTable, surroundings: QuantileSurroundings): QuantileKernel {
  const { kernels, arena, scratch } = surroundings;
  const table = arena.put(normals.starts, normals.pieces, normals.coefficients);
  return (to, from, count) => {
    kernels.normalQuantile(scratch, from, count);
    if (kernels.tableQuantile(to, scratch, table, count) === 0) return;
    const memory = surroundings.doubles();
    for (let i = 0; i < count; i++) {
      if (Number.isNaN(memory[to / 8 + i])) memory[to / 8 + i] = normals.at(memory[scratch / 8 + i]!);
    }
  };
}
