import { assertNever } from '../assert-never.ts';
import type { OverrideField, PathProcess, VariableFormat } from './document.ts';

/** What decides how figures are written. */
interface Kind {
  readonly unit: string;
  readonly format: VariableFormat;
}

/** What a plan says of a variable that has figures: its own value, or a parameter of a path or event. */
export type FieldName = OverrideField | 'value' | 'formula';

const SHARE: Kind = { unit: '1', format: 'percent' };

/**
 * How the figures of a field of a variable are written: those that are values as the variable itself, rates and
 * probabilities as shares, times in periods or years. A walk drifts in the unit of its values, other paths by shares of them.
 * @param own of the variable
 * @param process of a path, null for other variables
 */
export function fieldKind(own: Kind, process: PathProcess | null, field: FieldName): Kind {
  switch (field) {
    case 'value':
    case 'formula':
    case 'severity':
    case 'start':
    case 'mean':
      return own;
    case 'drift':
    case 'volatility':
      return process === 'walk' ? own : SHARE;
    case 'probability':
      return SHARE;
    case 'duration':
      return { unit: 'periods', format: 'number' };
    case 'half_life':
      return { unit: 'years', format: 'number' };
    default:
      return assertNever(field);
  }
}
