import { createHash } from 'node:crypto';
import { canonicalJson } from '#shared/plan/canonical.ts';
import { modelInputs } from '#shared/plan/run-inputs.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { Recent } from '#shared/recent.ts';
import { type Target, targetOf } from './simulate.ts';
import type { SimulationRequest } from './types.ts';

/** Compiled plans kept: one is asked for its memory and then run. That of the large plan holds some 50 MB. */
const TARGETS_KEPT = 2;

type Source = Pick<SimulationRequest, 'checked' | 'scenario' | 'sampling'>;

/** SHA-256 of all that is compiled. */
function targetHash({ checked, scenario, sampling }: Source, dimensions: number): string {
  const { document } = checked.index;
  const spend = resolveScenario(document, scenario).rows;
  const inputs = { ...modelInputs(document, scenario), scenario, spend, sampling, dimensions };
  return createHash('sha256').update(canonicalJson(inputs), 'utf8').digest('hex');
}

/** Compiles what is run, and keeps it: the same plan under the same scenario is compiled once. */
export function targetKeeper(sobolDimensions: number): (source: Source) => Target {
  const kept = new Recent<Target>(TARGETS_KEPT);
  return (source) => {
    const hash = targetHash(source, sobolDimensions);
    const known = kept.get(hash);
    if (known) return known;
    const target = targetOf(source, sobolDimensions);
    kept.set(hash, target);
    return target;
  };
}
