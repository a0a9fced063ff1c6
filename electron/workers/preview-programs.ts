import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { PlanIndex } from '#shared/plan/index.ts';
import { modelInputs } from '#shared/plan/run-inputs.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { Recent } from '#shared/recent.ts';
import { Cells } from '../engine/compile/cells.ts';
import { spendAmounts } from '../engine/compile/spend.ts';
import { bindProgram } from '../engine/graph/bind.ts';
import type { OpenPreview, PreviewProgram, PreviewSource } from './compile-preview.ts';
import type { Runner } from './runner.ts';

/** Programs kept with their spend left open: that of the large plan holds some 30 MB. */
const PROGRAMS_KEPT = 4;

/** SHA-256 of what a preview's program is compiled from, but for the spend. */
function programHash({ checked, scenario, outputs, sobolDimensions }: PreviewSource): string {
  const inputs = { ...modelInputs(checked.index.document, scenario), outputs, sobolDimensions };
  return createHash('sha256').update(canonicalJson(inputs), 'utf8').digest('hex');
}

function spendOf(index: PlanIndex, scenario: string): Float64Array {
  const { document } = index;
  const variable = [...index.variables.values()].find(({ definition }) => definition.kind === 'allocation');
  if (!variable) return new Float64Array();
  const { rows } = resolveScenario(document, scenario);
  return spendAmounts(new Cells(index, variable), rows, document.calendar.periods);
}

/**
 * Programs of previews: a plan is compiled once with its spend left open, and each change of the spend only fills in
 * numbers. Where the spend decides what is computed, it is compiled anew.
 */
export class PreviewPrograms {
  readonly #kept = new Recent<Promise<OpenPreview>>(PROGRAMS_KEPT);
  readonly #runner: Runner;

  constructor(runner: Runner) {
    this.#runner = runner;
  }

  async programOf(source: PreviewSource): Promise<PreviewProgram> {
    const hash = programHash(source);
    const known = this.#kept.get(hash);
    const compiling = known ?? this.#runner.run({ type: 'compileOpen', ...source });
    if (!known) this.#keep(hash, compiling);
    const { cells, open } = await compiling;
    const program = open && bindProgram(open, spendOf(source.checked.index, source.scenario));
    return program ? { cells, program } : this.#runner.run({ type: 'compile', ...source });
  }

  #keep(hash: string, compiling: Promise<OpenPreview>): void {
    this.#kept.set(hash, compiling);
    compiling.catch(() => this.#kept.delete(hash));
  }
}
