import type {
  EventFields,
  EventVariable,
  InputVariable,
  Parameter,
  PathParameterName,
  PathVariable,
  Place,
  Quantity,
} from '#shared/plan/document.ts';
import type { Cells } from './cells.ts';

/** A field as it holds for one cell, and where it stands in the document. */
export interface PlacedField<Value> {
  readonly value: Value;
  /** `variables[7].cells[1].drift`. */
  readonly path: string;
}

/** For each cell the field that holds: the last entry of `cells` that covers it and has the field, else the variable's own. */
function fieldByCell<Fields, Name extends keyof Fields & string>(
  cells: Cells,
  own: Fields,
  entries: readonly (Fields & { at: Place })[] | undefined,
  name: Name,
): (PlacedField<NonNullable<Fields[Name]>> | null)[] {
  type Field = PlacedField<NonNullable<Fields[Name]>>;
  const base = `variables[${cells.variable.position}]`;
  const place = (value: Fields[Name], path: string): Field | null =>
    value === undefined || value === null ? null : { value, path: `${path}.${name}` };
  const result = new Array<Field | null>(cells.count).fill(place(own[name], base));
  entries?.forEach((entry, position) => {
    const placed = place(entry[name], `${base}.cells[${position}]`);
    if (placed === null) return;
    const covered = cells.covered(entry.at);
    for (let cell = 0; cell < cells.count; cell++) if (covered[cell] === 1) result[cell] = placed;
  });
  return result;
}

/** Number or formula of a path's parameter, by cell. */
export function pathParameter(cells: Cells, name: PathParameterName): PlacedField<Parameter>[] {
  const definition = cells.variable.definition as PathVariable;
  type Fields = Partial<Record<PathParameterName, Parameter>>;
  const fields = fieldByCell<Fields, PathParameterName>(cells, definition, definition.cells, name);
  return fields.map((field) => field ?? missing(cells, name));
}

/** Everything that says how an event goes, by cell. `duration` is null where the event is permanent. */
export interface EventCell {
  readonly probability: PlacedField<Parameter>;
  readonly severity: Quantity;
  readonly duration: Quantity | null;
}

export function eventCells(cells: Cells): EventCell[] {
  const definition = cells.variable.definition as EventVariable;
  const field = <Name extends keyof EventFields>(name: Name) =>
    fieldByCell<EventFields, Name>(cells, definition, definition.cells, name);
  const probability = field('probability');
  const severity = field('severity');
  const duration = field('duration');
  const permanent = field('permanent');
  return probability.map((own, cell) => ({
    probability: own ?? missing(cells, 'probability'),
    severity: (severity[cell] ?? missing(cells, 'severity')).value,
    duration: permanent[cell]?.value === true ? null : (duration[cell]?.value ?? 1),
  }));
}

/** The plan's own value of an input: by cell, then by period (one entry where the input is not over `period`). */
export function inputValues(cells: Cells, periods: number): Quantity[][] {
  const definition = cells.variable.definition as InputVariable;
  const length = cells.variable.overPeriod ? periods : 1;
  const values = Array.from({ length: cells.count }, () =>
    new Array<Quantity | undefined>(length).fill(definition.value),
  );
  for (const entry of definition.cells ?? []) {
    const covered = cells.covered(entry.at);
    const only = entry.at.period;
    for (let cell = 0; cell < cells.count; cell++) {
      if (covered[cell] === 0) continue;
      if (typeof only === 'number') values[cell]![only] = entry.value;
      else values[cell]!.fill(entry.value);
    }
  }
  return values.map((row) => row.map((value) => value ?? missing(cells, 'value')));
}

function missing(cells: Cells, field: string): never {
  throw new Error(`not a valid document: ${cells.variable.definition.name} lacks ${field}`);
}
