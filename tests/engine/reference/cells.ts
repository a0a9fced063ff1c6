import type { Place, PlanDocument, VariableDefinition } from '#shared/plan/document.ts';

/** A place in the plan: dimension to member id, `period` to its number. What is not in it is open. */
export type Here = ReadonlyMap<string, string | number>;

export const NOWHERE: Here = new Map();

/** Ids that an entry of `over`, a reference in `at` or the second argument of an aggregation stands for. */
export function membersOf(document: PlanDocument, entry: string): (string | number)[] {
  if (entry === 'period') return Array.from({ length: document.calendar.periods }, (_, period) => period);
  const [id, group] = entry.split('.');
  const dimension = document.dimensions.find((candidate) => candidate.id === id);
  if (!dimension) throw new Error(`no dimension in "${entry}"`);
  return dimension.members
    .filter((member) => group === undefined || Object.values(member.attributes ?? {}).includes(group))
    .map((member) => member.id);
}

export function dimensionOf(entry: string): string {
  return entry.split('.', 1)[0]!;
}

export function dimensionOfMember(document: PlanDocument, member: string): string {
  const dimension = document.dimensions.find(({ members }) => members.some(({ id }) => id === member));
  if (!dimension) throw new Error(`no member "${member}"`);
  return dimension.id;
}

/** Every cell of a variable, its period included, the last entry of `over` fastest. */
export function cellsOf(document: PlanDocument, variable: VariableDefinition): Here[] {
  let cells: Here[] = [NOWHERE];
  for (const entry of variable.over) {
    const dimension = dimensionOf(entry);
    const members = membersOf(document, entry);
    cells = cells.flatMap((cell) => members.map((member) => new Map([...cell, [dimension, member]])));
  }
  return cells;
}

/** The part of `here` that belongs to the variable, as its cell. */
export function cellAt(variable: VariableDefinition, here: Here): Here {
  return new Map(
    variable.over.map((entry) => {
      const dimension = dimensionOf(entry);
      const member = here.get(dimension);
      if (member === undefined) throw new Error(`${variable.name} is read with ${dimension} open`);
      return [dimension, member] as const;
    }),
  );
}

export function without(here: Here, dimension: string): Here {
  return new Map([...here].filter(([id]) => id !== dimension));
}

export function withPeriod(here: Here, period: number): Here {
  return new Map(here).set('period', period);
}

/** Whether `at` covers the cell: what it does not name, it covers. */
export function covers(document: PlanDocument, at: Place | undefined, cell: Here): boolean {
  return Object.entries(at ?? {}).every(([dimension, reference]) => {
    const member = cell.get(dimension);
    if (typeof reference === 'number' || !reference.includes('.')) return member === reference;
    return member !== undefined && membersOf(document, reference).includes(member);
  });
}

/** `customers[sea]@3`, `npv`: members in the order of `over`, then the period. */
export function cellName(variable: VariableDefinition, cell: Here): string {
  const members = variable.over
    .map(dimensionOf)
    .filter((id) => id !== 'period')
    .map((id) => cell.get(id));
  const period = cell.get('period');
  const place = members.length > 0 ? `[${members.join(',')}]` : '';
  return variable.name + place + (period === undefined ? '' : `@${period}`);
}

/** What draws belong to, without the period: `spend[ads,sea]`, ids in alphabetical order; `npv[]`. */
export function identityOf(name: string, members: readonly string[]): string {
  return `${name}[${members.toSorted().join(',')}]`;
}

export function identityOfCell(variable: VariableDefinition, cell: Here): string {
  const members = [...cell].filter(([dimension]) => dimension !== 'period').map(([, id]) => String(id));
  return identityOf(variable.name, members);
}
