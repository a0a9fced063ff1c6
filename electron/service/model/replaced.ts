import { isDeepStrictEqual } from 'node:util';
import type {
  CorrelationDefinition,
  OutputDefinition,
  OverrideDefinition,
  PlanDocument,
  Roles,
  VariableDefinition,
} from '#shared/plan/document.ts';
import type { Patch } from '../../store/changes.ts';

/** What a change to a variable may change beside it; variables keep their places. */
interface Replacement {
  readonly variables: readonly VariableDefinition[];
  readonly correlations: readonly CorrelationDefinition[] | undefined;
  readonly outputs: readonly OutputDefinition[];
  /** What becomes of a scenario's list. */
  overrides(list: readonly OverrideDefinition[]): OverrideDefinition[];
  readonly roles: Roles | undefined;
  readonly meta: unknown;
}

/** The patches that bring a document to what takes its parts' place, none for what stays the same. */
export function replacedPatches(document: PlanDocument, after: Replacement): Patch[] {
  const patches: Patch[] = document.variables.flatMap((before, position): Patch[] => {
    const next = after.variables[position]!;
    return isDeepStrictEqual(before, next) ? [] : [{ type: 'variable', position, before, after: next }];
  });
  const { correlations = null, outputs } = document;
  if (!isDeepStrictEqual(correlations, after.correlations ?? null))
    patches.push({ type: 'correlations', before: correlations, after: after.correlations ?? null });
  if (!isDeepStrictEqual(outputs, after.outputs))
    patches.push({ type: 'outputs', before: outputs, after: after.outputs });
  for (const { id: scenario, overrides: before } of document.scenarios) {
    const next = before && after.overrides(before);
    if (before && next && !isDeepStrictEqual(before, next))
      patches.push({ type: 'overrides', scenario, before, after: next });
  }
  for (const key of ['roles', 'meta'] as const) {
    const [before, next] = [document[key], after[key]];
    if (isDeepStrictEqual(before, next)) continue;
    const entry = (value: unknown) => (value === undefined || value === null ? null : { value });
    patches.push({ type: 'entry', scenario: null, key, before: entry(before), after: entry(next) });
  }
  return patches;
}
