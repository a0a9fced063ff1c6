import type { WorkbookWord } from '#shared/messages/workbook.ts';
import {
  type Annotated,
  type EventVariable,
  type InputVariable,
  type OverrideDefinition,
  PATH_PARAMETERS,
  type Parameter,
  type PathVariable,
  type Place,
  type PlanDocument,
  type Quantity,
  type VariableDefinition,
} from '#shared/plan/document.ts';

/** Where something stands in a plan document: keys and positions from its root on. */
export type DocumentPath = readonly (string | number)[];

/** One figure of an assumption, a path or an event: a row that people edit. */
export interface AssumptionRow {
  /** Unique on its sheet, and the same in any plan with the same document: `cac`, `cac#2`, `fx#0.volatility`. */
  readonly key: string;
  readonly variable: VariableDefinition;
  readonly where: Place;
  readonly field: WorkbookWord;
  readonly quantity: Quantity | Parameter | undefined;
  readonly path: DocumentPath;
  /** What `note` and `source` belong to, in its first row alone. */
  readonly annotated: { readonly of: Annotated; readonly path: DocumentPath } | null;
}

/** How a scenario changes an assumption: a row that people edit. */
export interface ChangeRow {
  readonly key: string;
  readonly scenario: string;
  readonly override: OverrideDefinition;
  readonly operation: 'set' | 'multiply' | 'add';
  readonly quantity: Quantity | Parameter;
  readonly path: DocumentPath;
}

export const FIELD_WORDS = {
  start: 'fieldStart',
  drift: 'fieldDrift',
  volatility: 'fieldVolatility',
  mean: 'fieldMean',
  half_life: 'fieldHalfLife',
  probability: 'fieldProbability',
  severity: 'fieldSeverity',
  duration: 'fieldDuration',
} as const satisfies Record<string, WorkbookWord>;

type Field = keyof typeof FIELD_WORDS;
type Holder = Annotated & { readonly at?: Place } & Partial<Record<Field, Quantity | Parameter>>;

function inputRows(variable: InputVariable, path: DocumentPath): AssumptionRow[] {
  const row = (
    of: Annotated & { at?: Place; value?: Quantity },
    key: string,
    own: DocumentPath,
  ): AssumptionRow => ({
    key,
    variable,
    where: of.at ?? {},
    field: 'fieldValue',
    quantity: of.value,
    path: [...own, 'value'],
    annotated: { of, path: own },
  });
  const cells = (variable.cells ?? []).map((cell, n) =>
    row(cell, `${variable.name}#${n}`, [...path, 'cells', n]),
  );
  return [row(variable, variable.name, path), ...cells];
}

/** Of a path or an event: a row for each field that the variable or one of its cells gives. */
function fieldRows(
  variable: PathVariable | EventVariable,
  path: DocumentPath,
  fields: readonly Field[],
): AssumptionRow[] {
  const rowsOf = (of: Holder, key: string, own: DocumentPath): AssumptionRow[] =>
    fields
      .filter((field) => of[field] !== undefined)
      .map((field, n) => ({
        key: `${key}.${field}`,
        variable,
        where: of.at ?? {},
        field: FIELD_WORDS[field],
        quantity: of[field],
        path: [...own, field],
        annotated: n === 0 ? { of, path: own } : null,
      }));
  const cells: readonly Holder[] = variable.cells ?? [];
  return [
    ...rowsOf(variable as Holder, variable.name, path),
    ...cells.flatMap((cell, n) => rowsOf(cell, `${variable.name}#${n}`, [...path, 'cells', n])),
  ];
}

/** Every figure of the inputs and paths, in the order of the plan. */
export function assumptionRows({ variables }: PlanDocument): AssumptionRow[] {
  return variables.flatMap((variable, n) => {
    if (variable.kind === 'input') return inputRows(variable, ['variables', n]);
    if (variable.kind !== 'path') return [];
    return fieldRows(variable, ['variables', n], PATH_PARAMETERS[variable.process]);
  });
}

/** Every figure of the events. */
export function riskRows({ variables }: PlanDocument): AssumptionRow[] {
  return variables.flatMap((variable, n) =>
    variable.kind === 'event'
      ? fieldRows(variable, ['variables', n], ['probability', 'severity', 'duration'])
      : [],
  );
}

/** Every override of every scenario. */
export function changeRows({ scenarios }: PlanDocument): ChangeRow[] {
  return scenarios.flatMap(({ id, overrides = [] }, s) =>
    overrides.map((override, n): ChangeRow => {
      const operation =
        override.multiply !== undefined ? 'multiply' : override.add !== undefined ? 'add' : 'set';
      return {
        key: `${id}#${n}`,
        scenario: id,
        override,
        operation,
        quantity: override[operation] ?? 0,
        path: ['scenarios', s, 'overrides', n],
      };
    }),
  );
}
