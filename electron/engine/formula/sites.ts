import { assertNever } from '#shared/assert-never.ts';
import { PATH_PARAMETERS, type Place, type VariableDefinition } from '#shared/plan/document.ts';
import { type PlanIndex, resolveReference, type Variable } from '#shared/plan/index.ts';

/** Positions of the members that a formula is evaluated for, by dimension; a dimension that is not in it is not open. */
export type Members = ReadonlyMap<string, readonly number[]>;

/** One place in a plan where a formula stands. */
export interface Site {
  /** `variables[3].formula`, `variables[7].cells[1].drift`. */
  readonly path: string;
  readonly text: string;
  /** The variable that the formula belongs to. */
  readonly owner: Variable;
  readonly use: 'formula' | 'parameter' | 'probability';
  readonly members: Members;
}

/** Every formula of the plan in document order: formulas, parameters of paths, probabilities of events, those in cells included. */
export function formulaSites(index: PlanIndex): Site[] {
  return [...index.variables.values()].flatMap((variable) => sitesOf(index, variable));
}

function sitesOf(index: PlanIndex, owner: Variable): Site[] {
  const { definition } = owner;
  const base = `variables[${owner.position}]`;
  const members = new Map(owner.axes.map((axis) => [axis.dimension, axis.members]));
  const fields = fieldsOf(definition);
  const use = purposeOf(definition);
  const sites = textsIn(definition, fields).map(([field, text]): Site => {
    return { path: `${base}.${field}`, text, owner, use, members };
  });
  if (!('cells' in definition)) return sites;
  definition.cells?.forEach((cell, position) => {
    const covered = membersAt(index, members, cell.at);
    for (const [field, text] of textsIn(cell, fields)) {
      sites.push({ path: `${base}.cells[${position}].${field}`, text, owner, use, members: covered });
    }
  });
  return sites;
}

/** The fields of a variable that may hold a formula. */
function fieldsOf(definition: VariableDefinition): readonly string[] {
  switch (definition.kind) {
    case 'formula':
      return ['formula'];
    case 'path':
      return PATH_PARAMETERS[definition.process];
    case 'event':
      return ['probability'];
    case 'input':
    case 'allocation':
      return [];
    default:
      return assertNever(definition);
  }
}

function purposeOf(definition: VariableDefinition): Site['use'] {
  if (definition.kind === 'path') return 'parameter';
  return definition.kind === 'event' ? 'probability' : 'formula';
}

function textsIn(holder: object, fields: readonly string[]): [string, string][] {
  const values = Object.entries(holder).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return values.filter(([field]) => fields.includes(field));
}

/** The members of a variable that an entry of `cells` covers. */
function membersAt(index: PlanIndex, members: Members, at: Place): Members {
  const covered = [...members].map(([id, positions]): [string, readonly number[]] => {
    const dimension = index.dimensions.get(id);
    const reference = at[id];
    if (!dimension || typeof reference !== 'string') return [id, positions];
    const named = new Set(resolveReference(dimension, reference) ?? []);
    return [id, positions.filter((position) => named.has(position))];
  });
  return new Map(covered);
}
