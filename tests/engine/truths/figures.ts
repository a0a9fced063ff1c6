import { expect } from 'vitest';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { CellResult, Sampling } from '#shared/result.ts';
import type { Simulation } from '../../../electron/workers/types.ts';
import { simulate } from '../reference/engine.ts';

/** Middle of a quarter, in years: where paths are observed. */
export function middleOf(period: number): number {
  return (period + 0.5) / 4;
}

/** A run whose figures are looked up by `name`, `name@3` or `name[eu]`, each with its samples. */
export class Figures {
  readonly #cells = new Map<string, { result: CellResult; samples: Float64Array }>();

  constructor(run: Simulation) {
    let next = 0;
    for (const { variable, cells } of run.outputs) {
      for (const result of cells) {
        const { period, ...members } = result.at;
        const inside = Object.values(members).join(',');
        const name = `${variable}${inside === '' ? '' : `[${inside}]`}${period === undefined ? '' : `@${period}`}`;
        this.#cells.set(name, { result, samples: run.samples![next++]! });
      }
    }
  }

  of(name: string): CellResult {
    return this.#cells.get(name)!.result;
  }

  samples(name: string): Float64Array {
    return this.#cells.get(name)!.samples;
  }

  /** Holds a mean to its true value at four of the standard errors that the run states. */
  expectMean(name: string, truth: number): void {
    const { mean, standardError } = this.of(name);
    expectWithin(name, mean!, truth, 4 * standardError!);
  }
}

export function expectWithin(name: string, value: number, truth: number, room: number): void {
  expect(Math.abs(value - truth), `${name} is ${value}, in truth ${truth}`).toBeLessThanOrEqual(room);
}

export async function figuresOf(
  document: PlanDocument,
  options: { trials: number; seed: number; sampling?: Sampling },
): Promise<Figures> {
  return new Figures(await simulate(document, options));
}

/** Standard error of a sample quantile of n independent trials, with the density at it (Serfling 1980, section 2.3.3). */
export function quantileError(level: number, density: number, trials: number): number {
  return Math.sqrt((level * (1 - level)) / trials) / density;
}
