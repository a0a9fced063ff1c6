import { found } from './report.ts';
import { type Check, text } from './shape.ts';

const NAME = /^[a-z][a-z0-9_]*$/;

/** Words of the formula language that no name or id may take. */
const RESERVED = new Set(['and', 'or', 'xor', 'not', 'mod', 'true', 'false', 'null', 'undefined']);

/** What variables may not be called besides: it would shadow a word, a function or the calendar. */
const RESERVED_FOR_VARIABLES = new Set(
  [
    'in to end',
    'sum mean lowest highest first final prev lag cumulate adstock stock hill saturate clamp',
    'min max abs exp log sqrt sin cos floor ceil round',
    'period years year_fraction discount_factor',
  ]
    .join(' ')
    .split(' '),
);

/** An id of a dimension, member or scenario. */
export const id: Check = (value, path, report) => {
  if (!text(value, path, report)) return false;
  const name = value as string;
  if (!NAME.test(name)) report.add(path, 'badName', { found: found(name) });
  else if (RESERVED.has(name)) report.add(path, 'reservedName', { name });
  else return true;
  return false;
};

/** An id that formulas read beside `period`: of a dimension or a member. */
export const placeId: Check = (value, path, report) => {
  if (!id(value, path, report)) return false;
  if (value !== 'period') return true;
  report.add(path, 'periodIsBuiltIn');
  return false;
};

/** A variable's name. That it differs from the ids of dimensions is checked where those are known. */
export const variableName: Check = (value, path, report) => {
  if (!id(value, path, report)) return false;
  const name = value as string;
  if (!RESERVED_FOR_VARIABLES.has(name)) return true;
  report.add(path, 'reservedName', { name });
  return false;
};
