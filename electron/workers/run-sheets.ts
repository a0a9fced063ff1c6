import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/plan/canonical.ts';
import { modelInputs } from '#shared/plan/run-inputs.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { Recent } from '#shared/recent.ts';
import { refuseTooLarge } from '../engine/compile/size.ts';
import type { RunSheet, RunSource } from './run-sheet.ts';
import type { Runner } from './runner.ts';
import type { SimulationRequest } from './types.ts';

/** Sheets kept: as many as are compared at once. That of the large plan holds some 10 MB. */
const SHEETS_KEPT = 5;

type Wanted = Pick<SimulationRequest, 'checked' | 'scenario' | 'sampling'>;

/** SHA-256 of all that is compiled. */
function compiledHash({ checked, scenario, sampling }: Wanted, sobolDimensions: number): string {
  const { document } = checked.index;
  const spend = resolveScenario(document, scenario).rows;
  const inputs = { ...modelInputs(document, scenario), scenario, spend, sampling, sobolDimensions };
  return createHash('sha256').update(canonicalJson(inputs), 'utf8').digest('hex');
}

/** Has threads compile what is run, and keeps it: the same plan under the same scenario is compiled once. */
export class RunSheets {
  readonly #kept = new Recent<Promise<RunSheet>>(SHEETS_KEPT);
  readonly #runner: Runner;
  readonly #sobolDimensions: number;

  constructor(runner: Runner, sobolDimensions: number) {
    this.#runner = runner;
    this.#sobolDimensions = sobolDimensions;
  }

  sourceOf({ checked, scenario, sampling }: Wanted): RunSource {
    const wanted = { checked, scenario, sampling };
    const sobolDimensions = this.#sobolDimensions;
    return { ...wanted, sobolDimensions, hash: compiledHash(wanted, sobolDimensions) };
  }

  /** Throws `PlanTooLarge` before anything is compiled that would be too large. */
  sheetOf(source: RunSource): Promise<RunSheet> {
    refuseTooLarge(source.checked.index);
    const known = this.#kept.get(source.hash);
    if (known) return known;
    const compiling = this.#runner.run({ type: 'compileRun', source });
    this.#kept.set(source.hash, compiling);
    compiling.catch(() => this.#kept.delete(source.hash));
    return compiling;
  }
}
