import type { Label } from '#shared/locale.ts';
import type { Annotated, Quantity, VariableDefinition } from '#shared/plan/document.ts';
import { EVENT_FIELDS, PATH_PARAMETERS } from '#shared/plan/document.ts';
import { fieldKind } from '#shared/plan/field-kind.ts';
import type { PlanIndex, Variable } from '#shared/plan/index.ts';
import { shownText } from '#shared/plan/texts.ts';
import { scaledShape } from '#shared/quantity-shape.ts';
import type {
  AssumptionField,
  AssumptionRow,
  DriverWeight,
  OverrideView,
  QuantityShape,
} from '#shared/views-assumptions.ts';
import { Cells } from '../../engine/compile/cells.ts';
import { shapeOf } from '../../engine/random/quantity-summary.ts';
import { variableFormat } from '../views.ts';
import { type PlacedOverride, type Segment, segmentsOf } from './segments.ts';

/** How much each cell matters to the headline, by its name, from the last run. */
export type Weights = ReadonlyMap<string, DriverWeight>;

/** Fields that are shown: what the variable is made of, and its value where overrides change that. */
function fieldsOf(definition: VariableDefinition): AssumptionField[] {
  switch (definition.kind) {
    case 'input':
      return ['value'];
    case 'path':
      return [...PATH_PARAMETERS[definition.process], 'value'];
    case 'event':
      return [...EVENT_FIELDS, 'value'];
    case 'formula':
      return ['value'];
    case 'allocation':
      return [];
  }
}

type Holder = Partial<Record<AssumptionField, Quantity | string>> & Annotated;

/** What the model says for a field: the variable's own, or an entry's. */
export function holderOf(definition: VariableDefinition, entry: number | null): Holder {
  if (entry === null) return definition as unknown as Holder;
  const cells = 'cells' in definition ? definition.cells : undefined;
  return (cells?.[entry] ?? {}) as Holder;
}

/** Every assumption of a scenario, in the order of the model. */
export function assumptionRows(
  index: PlanIndex,
  overrides: readonly PlacedOverride[],
  weights: Weights,
): AssumptionRow[] {
  return [...index.variables.values()].flatMap((variable) =>
    fieldsOf(variable.definition).flatMap((field) => rowsOfField(index, variable, field, overrides, weights)),
  );
}

function rowsOfField(
  index: PlanIndex,
  variable: Variable,
  field: AssumptionField,
  overrides: readonly PlacedOverride[],
  weights: Weights,
): AssumptionRow[] {
  const { definition } = variable;
  const isInput = definition.kind === 'input';
  const cells = new Cells(index, variable);
  const withCells = 'cells' in definition ? (definition.cells ?? []) : [];
  const entries = withCells.flatMap((cell, position) =>
    (cell as Holder)[field] === undefined ? [] : [{ position, at: cell.at }],
  );
  const { periods } = index.document.calendar;
  const segments = segmentsOf(cells, periods, { field, entries }, overrides);
  const cellsOf = (entry: number | null) =>
    new Set(segments.filter((one) => one.entry === entry).flatMap((one) => one.cells)).size;
  return segments.flatMap((segment) => {
    const own = holderOf(definition, segment.entry)[field] ?? defaultOf(definition, field);
    // A value that is worked out is an assumption only where an override changes it.
    if (own === undefined && segment.overrides.length === 0) return [];
    if (field === 'value' && !isInput && segment.overrides.length === 0) return [];
    const stated = field === 'value' && !isInput ? undefined : own;
    const row = rowOf(index, cells, field, segment, stated, weights);
    return [{ ...row, partOfEntry: segment.cells.length < cellsOf(segment.entry) }];
  });
}

/** What an event has where nothing is said: one period, unless it is permanent. */
function defaultOf(definition: VariableDefinition, field: AssumptionField): Quantity | undefined {
  if (definition.kind !== 'event' || field !== 'duration') return undefined;
  return definition.permanent === true ? undefined : 1;
}

function rowOf(
  index: PlanIndex,
  cells: Cells,
  field: AssumptionField,
  segment: Segment,
  own: Quantity | string | undefined,
  weights: Weights,
): Omit<AssumptionRow, 'partOfEntry'> {
  const { document } = index;
  const { definition } = cells.variable;
  const { set, factor, summand } = effectOf(segment.overrides);
  const quantity = set ?? own;
  const shape =
    quantity === undefined || typeof quantity === 'string'
      ? null
      : scaledShape(keptShape(quantity), factor, summand);
  const at = membersOf(index, cells, segment.cells);
  const kind = { unit: definition.unit, format: variableFormat(index, definition) };
  const process = definition.kind === 'path' ? definition.process : null;
  return {
    id: [definition.name, field, segment.cells.join(), segment.periods?.join('-') ?? ''].join('|'),
    variable: definition.name,
    field,
    label: definition.label ?? definition.name,
    section: sectionOf(index, definition),
    ...fieldKind(kind, process, field),
    at,
    whole: cells.variable.axes
      .filter(({ dimension, members }) => at[dimension]?.length === members.length)
      .map(({ dimension }) => dimension),
    periods: segment.periods,
    overPeriod: cells.variable.overPeriod,
    entry: segment.entry,
    own: own ?? null,
    set,
    factor,
    summand,
    overrides: segment.overrides.map((each) => overrideView(document, each)),
    ...annotationsOf(document, definition, segment),
    shape,
    spread: spreadOf(shape),
    weight: field === 'value' || definition.kind !== 'input' ? largest(cells, segment, weights) : null,
    editable: own !== undefined,
  };
}

const kept = new Map<string, QuantityShape>();
const MOST_KEPT = 4000;

/** Shapes are looked at again after every edit, and nearly all of them are the same. */
function keptShape(quantity: Quantity): QuantityShape {
  if (typeof quantity === 'number') return shapeOf(quantity);
  const key = JSON.stringify(quantity);
  const known = kept.get(key);
  if (known) return known;
  const shape = shapeOf(quantity);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(key, shape);
  return shape;
}

/** What the overrides make of a quantity: a later `set` makes those before it forgotten. */
function effectOf(overrides: readonly PlacedOverride[]) {
  let set: Quantity | null = null;
  let factor = 1;
  let summand = 0;
  for (const { definition } of overrides) {
    if (definition.set !== undefined) [set, factor, summand] = [definition.set, 1, 0];
    else if (definition.multiply !== undefined) {
      factor *= definition.multiply;
      summand *= definition.multiply;
    } else summand += definition.add ?? 0;
  }
  return { set, factor, summand };
}

function overrideView(
  document: PlanIndex['document'],
  { scenario, position, definition }: PlacedOverride,
): OverrideView {
  const { set, multiply, add } = definition;
  const [note, source] = [shownText(document, definition.note), shownText(document, definition.source)];
  const action = set !== undefined ? 'set' : multiply !== undefined ? 'multiply' : 'add';
  return { scenario, position, action, amount: multiply ?? add ?? null, set: set ?? null, note, source };
}

function membersOf(index: PlanIndex, cells: Cells, list: readonly number[]): Record<string, string[]> {
  const ids = list.map((cell) => cells.idsOf(cell));
  return Object.fromEntries(
    cells.variable.axes.map(({ dimension }, axis) => {
      const found = new Set(ids.map((one) => one[axis]!));
      const members = index.dimensions.get(dimension)!.members;
      return [dimension, members.map(({ id }) => id).filter((id) => found.has(id))];
    }),
  );
}

function sectionOf({ document }: PlanIndex, { section }: VariableDefinition): Label {
  return shownText(document, section) ?? '';
}

/** The words of the nearest that has some: the last override, the entry, the variable. */
function annotationsOf(
  document: PlanIndex['document'],
  definition: VariableDefinition,
  segment: Segment,
): { note: Label | null; source: Label | null } {
  const entry: Annotated = segment.entry === null ? {} : holderOf(definition, segment.entry);
  const last: Annotated = segment.overrides.at(-1)?.definition ?? {};
  const pick = (key: 'note' | 'source') => shownText(document, last[key] ?? entry[key] ?? definition[key]);
  return { note: pick('note'), source: pick('source') };
}

function spreadOf(shape: QuantityShape | null): number | null {
  if (shape === null || shape.picture.type === 'constant') return null;
  const [p5 = 0, , , p50 = 0] = shape.percentiles;
  return p50 === 0 ? null : (shape.percentiles.at(-1)! - p5) / Math.abs(p50);
}

function largest(cells: Cells, segment: Segment, weights: Weights): DriverWeight | null {
  const found = segment.cells.flatMap((cell) => weights.get(cells.nameOf(cell)) ?? []);
  return found.reduce<DriverWeight | null>(
    (most, weight) => (most === null || weight.share > most.share ? weight : most),
    null,
  );
}
