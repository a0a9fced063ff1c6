import { assertNever } from '../assert-never.ts';
import type {
  CorrelationDefinition,
  OutputDefinition,
  OverrideDefinition,
  PlanDocument,
  ScenarioDefinition,
  VariableDefinition,
} from './document.ts';

/** A change to what a plan models or assumes, both ways: enough to take it back and to make it again. */
export type ModelPatch =
  /** One variable; null before where it is added at `position`, null after where it is taken out. */
  | {
      readonly type: 'variable';
      readonly position: number;
      readonly before: VariableDefinition | null;
      readonly after: VariableDefinition | null;
    }
  /** Null where the document has no such list. */
  | {
      readonly type: 'correlations';
      readonly before: readonly CorrelationDefinition[] | null;
      readonly after: readonly CorrelationDefinition[] | null;
    }
  | {
      readonly type: 'outputs';
      readonly before: readonly OutputDefinition[];
      readonly after: readonly OutputDefinition[];
    }
  /** The scenario's own; null where it has no such list. */
  | {
      readonly type: 'overrides';
      readonly scenario: string;
      readonly before: readonly OverrideDefinition[] | null;
      readonly after: readonly OverrideDefinition[] | null;
    };

/** The same change from its `after` to its `before`. */
export function reversedModelPatch(patch: ModelPatch): ModelPatch {
  // The union would have to be taken apart only to put each part together again in the same way.
  return { ...patch, before: patch.after, after: patch.before } as ModelPatch;
}

/** The document after a change. What the change does not name stays the same object. */
export function withModelPatch(document: PlanDocument, patch: ModelPatch): PlanDocument {
  switch (patch.type) {
    case 'variable': {
      const variables = [...document.variables];
      variables.splice(
        patch.position,
        patch.before === null ? 0 : 1,
        ...(patch.after === null ? [] : [patch.after]),
      );
      return { ...document, variables };
    }
    case 'correlations': {
      const { correlations: _before, ...rest } = document;
      return patch.after === null ? rest : { ...document, correlations: [...patch.after] };
    }
    case 'outputs':
      return { ...document, outputs: [...patch.after] };
    case 'overrides':
      return {
        ...document,
        scenarios: document.scenarios.map((scenario) =>
          scenario.id === patch.scenario ? withOverrides(scenario, patch.after) : scenario,
        ),
      };
    default:
      return assertNever(patch);
  }
}

function withOverrides(
  scenario: ScenarioDefinition,
  overrides: readonly OverrideDefinition[] | null,
): ScenarioDefinition {
  const { overrides: _before, ...rest } = scenario;
  return overrides === null ? rest : { ...scenario, overrides: [...overrides] };
}
