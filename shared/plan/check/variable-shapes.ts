import {
  PATH_PARAMETERS,
  type PathParameterName,
  type PathProcess,
  type VariableDefinition,
} from '../document.ts';
import { quantity } from './distribution.ts';
import { variableName } from './names.ts';
import { found, keyPath, type Report } from './report.ts';
import {
  ANNOTATIONS,
  anything,
  boolean,
  type Check,
  checkObject,
  type JsonObject,
  label,
  listOf,
  objectOf,
  oneOf,
  own,
  type Shape,
  text,
} from './shape.ts';

export const VARIABLE_KINDS = [
  'allocation',
  'input',
  'path',
  'event',
  'formula',
] as const satisfies VariableDefinition['kind'][];
const PATH_PROCESSES = Object.keys(PATH_PARAMETERS) as PathProcess[];

const COMMON: Required<Shape> = {
  required: { name: variableName, kind: anything, over: anything, unit: text },
  optional: {
    label,
    section: label,
    format: oneOf(['currency', 'percent', 'number', 'days']),
    ...ANNOTATIONS,
  },
};

/** What a number must satisfy as a parameter of a path; formulas are free. */
const PARAMETER_RULES: Partial<Record<PathParameterName, 'positive' | 'notNegative'>> = {
  mean: 'positive',
  half_life: 'positive',
  volatility: 'notNegative',
};

/** The rule for a plain number in this parameter: a walk alone may start at or below zero. */
export function parameterRule(
  process: PathProcess,
  name: PathParameterName,
): 'positive' | 'notNegative' | null {
  if (name === 'start') return process === 'walk' ? null : 'positive';
  return PARAMETER_RULES[name] ?? null;
}

/** Reports a number that its parameter cannot take. */
export function checkParameterNumber(
  value: number,
  path: string,
  report: Report,
  process: PathProcess,
  name: PathParameterName,
): boolean {
  const rule = parameterRule(process, name);
  if (rule === 'positive' && value <= 0) report.add(path, 'notPositive', { name, found: found(value) });
  else if (rule === 'notNegative' && value < 0) report.add(path, 'negative', { name, found: found(value) });
  else return true;
  return false;
}

/** A number or a formula; what the formula says is checked by the formula language. */
const parameter: Check = (value, path, report) => {
  if (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value))) return true;
  report.add(path, 'notParameter', { found: found(value) });
  return false;
};

function pathParameters(process: PathProcess): Record<string, Check> {
  const checks: Record<string, Check> = {};
  for (const name of PATH_PARAMETERS[process]) {
    checks[name] = (value, path, report) =>
      parameter(value, path, report) &&
      (typeof value === 'string' || checkParameterNumber(value as number, path, report, process, name));
  }
  return checks;
}

const EVENT_CHECKS = { probability: parameter, severity: quantity, duration: quantity, permanent: boolean };

/** The shape of one entry of `cells`; its `at` is checked against the variable elsewhere. */
function cellShape(fields: Readonly<Record<string, Check>>): Check {
  return objectOf({ required: { at: anything }, optional: { ...fields, ...ANNOTATIONS } });
}

function processOf(variable: JsonObject): PathProcess | null {
  const process = own(variable, 'process');
  return PATH_PROCESSES.find((known) => known === process) ?? null;
}

/** Shape of a path. Where its process is unknown, every parameter of any process is let pass. */
function pathShape(variable: JsonObject): Shape {
  const process = processOf(variable);
  const processCheck = { process: oneOf(PATH_PROCESSES) };
  if (process) {
    const parameters = pathParameters(process);
    return {
      required: { ...processCheck, ...parameters },
      optional: { cells: listOf(cellShape(parameters)) },
    };
  }
  const any = Object.fromEntries(
    Object.values(PATH_PARAMETERS)
      .flat()
      .map((name) => [name, parameter]),
  );
  return { required: processCheck, optional: { ...any, cells: listOf(cellShape(any)) } };
}

function shapeOfKind(kind: VariableDefinition['kind'], variable: JsonObject): Shape {
  switch (kind) {
    case 'allocation':
      return {};
    case 'input': {
      const cell = objectOf({ required: { at: anything, value: quantity }, optional: ANNOTATIONS });
      return { optional: { value: quantity, cells: listOf(cell) } };
    }
    case 'path':
      return pathShape(variable);
    case 'event': {
      const { probability, severity, duration, permanent } = EVENT_CHECKS;
      const cells = listOf(cellShape(EVENT_CHECKS));
      return { required: { probability, severity }, optional: { duration, permanent, cells } };
    }
    case 'formula':
      return { required: { formula: text } };
  }
}

/** Checks the keys of a variable and each of its fields alone. */
export function checkVariableShape(variable: JsonObject, path: string, report: Report): boolean {
  const kind = own(variable, 'kind');
  const known = VARIABLE_KINDS.find((candidate) => candidate === kind);
  if (known === undefined) {
    if (kind !== undefined) oneOf(VARIABLE_KINDS)(kind, keyPath(path, 'kind'), report);
    const rest = Object.fromEntries(Object.keys(variable).map((key) => [key, anything]));
    checkObject(variable, path, report, {
      required: COMMON.required,
      optional: { ...rest, ...COMMON.optional },
    });
    return false;
  }
  const shape = shapeOfKind(known, variable);
  return checkObject(variable, path, report, {
    required: { ...COMMON.required, ...shape.required },
    optional: { ...COMMON.optional, ...shape.optional },
  });
}
