import type { Label } from '#shared/locale.ts';
import type { OverrideDefinition, PlanDocument, VariableDefinition } from '#shared/plan/document.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { shownText } from '#shared/plan/texts.ts';
import type { At, Distribution } from '#shared/result.ts';
import type {
  ExplainedCell,
  ExplainedFormula,
  ExplainedParameter,
  Explanation,
} from '#shared/views-explain.ts';
import type { CompiledPlan } from '../engine/compile/compile.ts';
import { findCell, type PlacedCell, placedCell } from '../engine/compile/place.ts';
import { ownFields } from '../engine/explain/fields.ts';
import { piecesOf } from '../engine/explain/formula-text.ts';
import { type Occurrence, occurrencesOf, readsOf } from '../engine/explain/reads.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import { referencesOf } from '../engine/formula/references.ts';
import type { Node } from '../engine/graph/graph.ts';
import { summarize } from '../engine/statistics/summarize.ts';
import { column } from './columns.ts';
import { pieces, type Run } from './run.ts';
import type { Study } from './types.ts';

export interface ExplainTask {
  readonly checked: CheckedPlan;
  readonly scenario: string;
  readonly variable: string;
  readonly at: At;
  /** Null takes the trial in which the figure is nearest to its median. */
  readonly trial: number | null;
}

/** A value whose figures are wanted: a node, or a number that the calendar gives. */
type Wanted =
  | { readonly type: 'cell'; readonly cell: PlacedCell; readonly node: Node }
  | { readonly type: 'calendar'; readonly name: string; readonly text: string; readonly value: number };

/** Values by name, each once, in the order in which they were asked for. */
class WantedList {
  readonly list: Wanted[] = [];
  readonly #positions = new Map<string, number>();

  add(key: string, wanted: Wanted): number {
    const known = this.#positions.get(key);
    if (known !== undefined) return known;
    this.#positions.set(key, this.list.length);
    return this.list.push(wanted) - 1;
  }

  cell(cell: PlacedCell, node = cell.node, prefix = ''): number {
    return this.add(prefix + cell.name, { type: 'cell', cell, node });
  }
}

type Parts = Omit<
  Explanation,
  'planId' | 'revision' | 'scenario' | 'trials' | 'seed' | 'sampling' | 'engine'
>;

/**
 * Where a figure comes from: its formula with every value that it reads there, its distribution or process, the
 * overrides that act on it, and the same figure along its dimensions. All values are those of one run, over all trials and
 * in one of them. Null where the plan has no such cell.
 */
export async function explainCell(study: Study, task: ExplainTask): Promise<Parts | null> {
  const { run } = study;
  const { checked } = task;
  const compiled = study.compile(checked, task.scenario);
  const found = findCell(compiled, task.variable, task.at);
  if (!found || (task.trial !== null && task.trial >= run.trials)) return null;
  const wanted = new WantedList();
  wanted.cell(found);
  const own = compiled.model.ownNode(found.table, found.cell, found.period ?? 0);
  const before = own === found.node ? null : wanted.cell(found, own, 'before ');
  const definition = found.table.cells.variable.definition;
  const { formulas, parameters, operands } = readFormulas(checked, compiled, found, wanted);
  const along = alongDimensions(found, wanted);
  const figures = await evaluate(run, compiled, wanted.list, task.trial);
  const at = (position: number) => figures.cells[position]!;
  return {
    cell: at(0),
    ...annotationsOf(checked.index.document, found, definition),
    formulas,
    parameters,
    process: definition.kind === 'path' ? definition.process : null,
    overrides: overridesOf(checked, task.scenario, found),
    before: before === null ? null : at(before),
    operands: operands.map(at),
    usedBy: readersOf(checked, compiled, found),
    along: along.map(({ dimension, positions }) => ({ dimension, cells: positions.map(at) })),
    trial: figures.trial,
  };
}

interface ReadFormulas {
  readonly formulas: ExplainedFormula[];
  readonly parameters: ExplainedParameter[];
  /** Positions in the list of wanted values. */
  readonly operands: number[];
}

function readFormulas(
  checked: CheckedPlan,
  compiled: CompiledPlan,
  found: PlacedCell,
  wanted: WantedList,
): ReadFormulas {
  const formulas: ExplainedFormula[] = [];
  const parameters: ExplainedParameter[] = [];
  const operands: number[] = [];
  const { cells } = found.table;
  const members = cells.membersOf(found.cell);
  const scope = new Map(cells.variable.axes.map((axis, position) => [axis.dimension, members[position]!]));
  for (const { field, value, path } of ownFields(
    cells,
    found.cell,
    found.period ?? 0,
    compiled.model.periods,
  )) {
    if (typeof value !== 'string') {
      parameters.push({ field, value });
      continue;
    }
    const expression = checked.expressions.get(path);
    if (!expression) throw new Error(`no checked formula at ${path}`);
    const reads = readsOf(expression, scope, found.period ?? 0, compiled.model.periods);
    const occurrences = occurrencesOf(expression).map((occurrence) =>
      [
        ...new Set(
          (reads.get(occurrence) ?? []).map((read) => wantedRead(compiled, occurrence, read, wanted)),
        ),
      ].map((position) => {
        if (!operands.includes(position)) operands.push(position);
        return operands.indexOf(position);
      }),
    );
    const pieces = piecesOf(value, (name) => checked.index.variables.has(name));
    const tokens = pieces.map((piece) =>
      'occurrence' in piece
        ? { text: piece.text, operands: occurrences[piece.occurrence] ?? [] }
        : { text: piece.text },
    );
    formulas.push({ field, tokens });
  }
  return { formulas, parameters, operands };
}

function wantedRead(
  { model }: CompiledPlan,
  occurrence: Occurrence,
  read: { memberOn(dimension: string): number; readonly period: number },
  wanted: WantedList,
): number {
  if (occurrence.type === 'calendar') {
    const value = model.calendar(occurrence.name, read.period);
    const name = `${occurrence.name}@${read.period}`;
    return wanted.add(name, { type: 'calendar', name, text: occurrence.name, value });
  }
  const table = model.tables.get(occurrence.name)!;
  return wanted.cell(placedCell(table, table.cells.numberOf(read.memberOn), read.period));
}

/** The cells that differ from this one in one dimension, or in the period, alone; this one among them. */
function alongDimensions({ table, cell, period }: PlacedCell, wanted: WantedList) {
  const { cells } = table;
  const { axes, overPeriod } = cells.variable;
  const members = cells.membersOf(cell);
  const along = axes
    .filter((axis) => axis.members.length > 1)
    .map(({ dimension, members: all }) => ({
      dimension,
      positions: all.map((member) => {
        const memberOn = (id: string) =>
          id === dimension ? member : members[axes.findIndex((axis) => axis.dimension === id)]!;
        return wanted.cell(placedCell(table, cells.numberOf(memberOn), period ?? 0));
      }),
    }));
  if (!overPeriod || table.periods < 2) return along;
  const positions = Array.from({ length: table.periods }, (_, at) =>
    wanted.cell(placedCell(table, cell, at)),
  );
  return [...along, { dimension: 'period', positions }];
}

function annotationsOf(
  document: PlanDocument,
  { table, cell, period }: PlacedCell,
  definition: VariableDefinition,
) {
  const { cells } = table;
  const entries = 'cells' in definition ? (definition.cells ?? []) : [];
  const covering = entries.filter(({ at }) => {
    const only = at.period;
    return cells.covered(at)[cell] === 1 && (typeof only !== 'number' || only === period);
  });
  const last = (of: 'note' | 'source'): Label | null =>
    shownText(document, covering.findLast((entry) => entry[of] !== undefined)?.[of] ?? definition[of]);
  return { note: last('note'), source: last('source') };
}

function overridesOf(
  { index }: CheckedPlan,
  scenario: string,
  { table, cell, period }: PlacedCell,
): OverrideDefinition[] {
  const { cells } = table;
  return resolveScenario(index.document, scenario).overrides.filter(
    ({ variable, at, from = 0, to = Number.POSITIVE_INFINITY }) =>
      variable === cells.variable.definition.name &&
      cells.covered(at)[cell] === 1 &&
      (period === null || (period >= from && period <= to)),
  );
}

/** The variables whose formulas name this one, each with the cell at the same place as far as it has one. */
function readersOf({ index, expressions }: CheckedPlan, compiled: CompiledPlan, found: PlacedCell) {
  const name = found.table.cells.variable.definition.name;
  const positions = new Set<number>();
  for (const [path, expression] of expressions) {
    if (!referencesOf(expression).some((reference) => reference.name === name)) continue;
    positions.add(Number(/^variables\[(\d+)\]/.exec(path)?.[1] ?? -1));
  }
  return index.document.variables
    .filter((_, position) => positions.has(position))
    .map(({ name: variable, label = variable }) => {
      const table = compiled.model.tables.get(variable)!;
      const { axes, overPeriod } = table.cells.variable;
      const memberOn = (dimension: string) => {
        const own = index.memberOf.get(String(found.at[dimension] ?? ''))?.position ?? -1;
        const axis = axes.find((each) => each.dimension === dimension)!;
        return axis.members.includes(own) ? own : axis.members[0]!;
      };
      const period = overPeriod ? (found.period ?? table.periods - 1) : 0;
      return { variable, label, at: placedCell(table, table.cells.numberOf(memberOn), period).at };
    });
}

interface Figures {
  readonly cells: ExplainedCell[];
  readonly trial: number;
}

async function evaluate(
  run: Run,
  compiled: CompiledPlan,
  list: readonly Wanted[],
  trial: number | null,
): Promise<Figures> {
  const roots = list.flatMap((wanted) =>
    wanted.type === 'cell'
      ? [{ node: wanted.node, period: wanted.cell.period ?? compiled.model.periods }]
      : [],
  );
  const columns = run.columns(roots.length);
  await run.simulate(compiled.program(roots), columns);
  const which = trial ?? nearestToMedian(column(columns, 0));
  let next = 0;
  return {
    trial: which,
    cells: list.map((wanted) =>
      wanted.type === 'cell'
        ? explained(run, compiled, wanted, column(columns, next++), which)
        : fromCalendar(wanted),
    ),
  };
}

/** The trial in which a value is nearest to its median; the first where a trial is not finite. */
export function nearestToMedian(values: Float64Array): number {
  if (!values.every(Number.isFinite)) return 0;
  const sorted = Float64Array.from(values).sort();
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]!;
  return values.indexOf(middle);
}

function explained(
  run: Run,
  { model }: CompiledPlan,
  { cell, node }: Extract<Wanted, { type: 'cell' }>,
  values: Float64Array,
  trial: number,
): ExplainedCell {
  const { definition } = cell.table.cells.variable;
  const { statistics, distribution } = summarize(values, run.facts, undefined);
  const certain = model.graph.isConstant(node);
  const value = values[trial]!;
  return {
    name: cell.name,
    variable: definition.name,
    at: cell.at,
    label: definition.label ?? definition.name,
    unit: definition.unit,
    format: definition.format ?? 'number',
    kind: definition.kind,
    certain,
    mean: statistics.mean,
    standardError: statistics.standardError,
    sd: statistics.sd,
    p5: statistics.quantiles['0.05'] ?? null,
    p50: statistics.quantiles['0.5'] ?? null,
    p95: statistics.quantiles['0.95'] ?? null,
    picture: certain ? null : pictureOf(distribution.histogram),
    inTrial: Number.isFinite(value) ? value : null,
  };
}

/** Most bins of a small picture. */
const MOST_BINS = 24;

/** A histogram as a density of equal area 1, coarse enough for a small picture. */
function pictureOf(histogram: Distribution['histogram']): ExplainedCell['picture'] {
  if (histogram === null) return null;
  const { start, width, counts } = histogram;
  const trials = counts.reduce((sum, count) => sum + count, 0);
  if (trials === 0 || !(width > 0)) return null;
  const each = Math.ceil(counts.length / MOST_BINS);
  const bins = pieces(counts, each).map((bin) => bin.reduce((sum, count) => sum + count, 0));
  const size = each * width;
  const end = start + bins.length * size;
  return {
    type: 'density',
    x: [start, ...bins.map((_, bin) => start + (bin + 0.5) * size), end],
    y: [0, ...bins.map((count) => count / (trials * size)), 0],
  };
}

function fromCalendar({ name, text, value }: Extract<Wanted, { type: 'calendar' }>): ExplainedCell {
  const [, period = '0'] = name.split('@');
  return {
    name,
    variable: null,
    at: { period: Number(period) },
    label: text,
    unit: '1',
    format: 'number',
    kind: 'calendar',
    certain: true,
    mean: value,
    standardError: 0,
    sd: 0,
    p5: value,
    p50: value,
    p95: value,
    picture: null,
    inTrial: value,
  };
}
