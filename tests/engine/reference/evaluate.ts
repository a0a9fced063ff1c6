import type { PlanDocument } from '#shared/plan/document.ts';
import { drawKey } from '../../../electron/engine/random/key.ts';
import { createUniformSource } from '../../../electron/engine/random/uniform.ts';
import { cellName, cellsOf } from './cells.ts';
import { Scenario, Trial } from './trial.ts';

/**
 * A second reading of docs/plan-format.md and docs/formula-language.md, slow and obvious: one trial of one scenario,
 * every value found on its own by walking mathjs's tree. `uniform` gives the number in (0, 1) of a draw by its
 * identity (`cac[eu]`, `season[]@2`, `fine[eu,ip]@3#severity`), before correlations.
 *
 * @returns every variable's value by `name[members]@period`, members in the order of `over`
 */
export function evaluateTrial(
  document: PlanDocument,
  scenarioId: string,
  uniform: (identity: string) => number,
): Map<string, number> {
  return valuesOf(new Scenario(document, scenarioId), uniform);
}

function valuesOf(scenario: Scenario, uniform: (identity: string) => number): Map<string, number> {
  const trial = new Trial(scenario, uniform);
  const values = new Map<string, number>();
  for (const variable of scenario.document.variables) {
    for (const cell of cellsOf(scenario.document, variable)) {
      values.set(cellName(variable, cell), trial.read(variable.name, cell));
    }
  }
  return values;
}

/** Trials 0 … trials − 1 of a scenario with `random` sampling: every value by its name, one number a trial. */
export function evaluateTrials(
  document: PlanDocument,
  scenarioId: string,
  run: { readonly trials: number; readonly seed: number },
): Map<string, number[]> {
  const source = createUniformSource({ ...run, sampling: 'random', directionNumbers: new Uint32Array(0) });
  const scenario = new Scenario(document, scenarioId);
  const columns = new Map<string, number[]>();
  const out = new Float64Array(1);
  for (let trial = 0; trial < run.trials; trial++) {
    const uniform = (identity: string) => {
      source.fill({ ...drawKey(identity), dimension: -1 }, trial, 1, out, 0);
      return out[0]!;
    };
    for (const [name, value] of valuesOf(scenario, uniform)) {
      columns.set(name, [...(columns.get(name) ?? []), value]);
    }
  }
  return columns;
}
