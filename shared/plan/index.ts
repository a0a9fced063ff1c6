import type { DimensionDefinition, MemberDefinition, PlanDocument, VariableDefinition } from './document.ts';

/** A dimension with its members by position and its groups as positions, each once, in member order. */
export interface Dimension {
  readonly id: string;
  readonly definition: DimensionDefinition;
  readonly members: readonly MemberDefinition[];
  readonly groups: ReadonlyMap<string, readonly number[]>;
}

/** One dimension that a variable is over, with the positions of the members for which it exists. */
export interface Axis {
  readonly dimension: string;
  readonly members: readonly number[];
}

/** A variable with its place in the document and the cells that it has. `axes` leaves out `period`. */
export interface Variable {
  readonly position: number;
  readonly definition: VariableDefinition;
  readonly axes: readonly Axis[];
  readonly overPeriod: boolean;
}

/** Look-ups over a structurally valid document. */
export interface PlanIndex {
  readonly document: PlanDocument;
  readonly dimensions: ReadonlyMap<string, Dimension>;
  readonly memberOf: ReadonlyMap<string, { readonly dimension: string; readonly position: number }>;
  readonly variables: ReadonlyMap<string, Variable>;
  /** Length of a period in years. */
  readonly yearFraction: number;
}

const GROUP_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

/** The groups that attribute values make: value to member positions, each once. */
export function groupsOf(members: readonly MemberDefinition[]): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  members.forEach((member, position) => {
    const values = new Set(Object.values(member.attributes ?? {}));
    for (const value of values) {
      if (typeof value !== 'string' || !GROUP_NAME.test(value)) continue;
      const positions = groups.get(value);
      if (positions) positions.push(position);
      else groups.set(value, [position]);
    }
  });
  return groups;
}

/** Positions of the members that `reference` (a member's id, or `dimension.group`) stands for; null if it is unknown. */
export function resolveReference(dimension: Dimension, reference: string): readonly number[] | null {
  const dot = reference.indexOf('.');
  if (dot < 0) {
    const position = dimension.members.findIndex((member) => member.id === reference);
    return position < 0 ? null : [position];
  }
  if (reference.slice(0, dot) !== dimension.id) return null;
  return dimension.groups.get(reference.slice(dot + 1)) ?? null;
}

function axisOf(dimensions: ReadonlyMap<string, Dimension>, entry: string): Axis {
  const id = entry.split('.', 1)[0] ?? entry;
  const dimension = dimensions.get(id);
  if (!dimension) throw new Error(`not a valid document: no dimension "${id}"`);
  const members =
    entry === id
      ? dimension.members.map((_, position) => position)
      : dimension.groups.get(entry.slice(id.length + 1));
  if (!members) throw new Error(`not a valid document: no group "${entry}"`);
  return { dimension: id, members };
}

/** Builds the look-ups. `document` has passed validation; anything else throws. */
export function indexPlan(document: PlanDocument): PlanIndex {
  const dimensions = new Map<string, Dimension>();
  const memberOf = new Map<string, { dimension: string; position: number }>();
  for (const definition of document.dimensions) {
    const { id, members } = definition;
    dimensions.set(id, { id, definition, members, groups: groupsOf(members) });
    members.forEach((member, position) => {
      memberOf.set(member.id, { dimension: id, position });
    });
  }
  const variables = new Map<string, Variable>();
  document.variables.forEach((definition, position) => {
    const axes = definition.over
      .filter((entry) => entry !== 'period')
      .map((entry) => axisOf(dimensions, entry));
    variables.set(definition.name, {
      position,
      definition,
      axes,
      overPeriod: definition.over.includes('period'),
    });
  });
  return { document, dimensions, memberOf, variables, yearFraction: document.calendar.monthsPerPeriod / 12 };
}
