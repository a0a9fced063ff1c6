import { assertNever } from '#shared/assert-never.ts';
import { PATH_PARAMETERS, type Quantity } from '#shared/plan/document.ts';
import type { FieldName } from '#shared/plan/field-kind.ts';
import type { Cells } from '../compile/cells.ts';
import { eventCells, inputValues, pathParameter } from '../compile/fields.ts';

/** What the plan says of one cell: a formula (text), a number or a distribution, and where it stands in the document. */
export interface OwnField {
  readonly field: FieldName;
  readonly value: Quantity | string;
  /** Of formulas. */
  readonly path: string;
}

/** Everything that the plan itself says of a cell in one period, before the scenario's overrides. */
export function ownFields(cells: Cells, cell: number, period: number, periods: number): OwnField[] {
  const { definition, position } = cells.variable;
  switch (definition.kind) {
    case 'allocation':
      return [];
    case 'input': {
      const value = inputValues(cells, periods)[cell]![cells.variable.overPeriod ? period : 0]!;
      return [{ field: 'value', value, path: '' }];
    }
    case 'path':
      return PATH_PARAMETERS[definition.process].map((field) => ({
        field,
        ...pathParameter(cells, field)[cell]!,
      }));
    case 'event': {
      const { probability, severity, duration } = eventCells(cells)[cell]!;
      return [
        { field: 'probability', ...probability },
        { field: 'severity', value: severity, path: '' },
        ...(duration === null ? [] : [{ field: 'duration' as const, value: duration, path: '' }]),
      ];
    }
    case 'formula':
      return [{ field: 'formula', value: definition.formula, path: `variables[${position}].formula` }];
    default:
      return assertNever(definition);
  }
}
