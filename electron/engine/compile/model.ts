import { assertNever } from '#shared/assert-never.ts';
import type { OverrideField, PathVariable, Quantity } from '#shared/plan/document.ts';
import type { PlanIndex } from '#shared/plan/index.ts';
import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import type { CalendarName, CheckedPlan } from '../formula/expression.ts';
import { type Graph, NONE, type Node } from '../graph/graph.ts';
import { eventRemaining } from '../graph/operation.ts';
import { Cells } from './cells.ts';
import type { DrawNodes } from './draw-nodes.ts';
import type { DrawUse } from './draws.ts';
import { ExpressionCompiler, type Scope, type Surroundings } from './expressions.ts';
import { eventCells, inputValues, type PlacedField, pathParameter } from './fields.ts';
import { Overrides } from './overrides.ts';
import { pathStep } from './processes.ts';
import { spendAmounts } from './spend.ts';
import { ValueTable } from './table.ts';

/** Makes the node of one cell in one period (0 where the variable is not over `period`). */
type Maker = (cell: number, period: number) => Node;

/** What an event goes by: its probability of starting, within 0..1, and how many periods it still lasts (0: not active). */
export interface EventTables {
  readonly probability: ValueTable;
  readonly remaining: ValueTable;
}

/** A plan under one scenario, unrolled into nodes: one for every cell and period of every variable. */
export class Model implements Surroundings {
  readonly graph: Graph;
  readonly periods: number;
  readonly tables = new Map<string, ValueTable>();
  /** Of values that overrides change: the node before them. */
  readonly #own = new Map<ValueTable, Map<number, Node>>();
  readonly events = new Map<string, EventTables>();
  readonly #checked: CheckedPlan;
  readonly #index: PlanIndex;
  readonly #scenario: ResolvedScenario;
  readonly #draws: DrawNodes;
  readonly #expressions: ExpressionCompiler;

  constructor(checked: CheckedPlan, scenario: ResolvedScenario, graph: Graph, draws: DrawNodes) {
    this.graph = graph;
    this.#checked = checked;
    this.#index = checked.index;
    this.periods = checked.index.document.calendar.periods;
    this.#scenario = scenario;
    this.#draws = draws;
    this.#expressions = new ExpressionCompiler(this);
    for (const group of checked.order) this.#build(group);
  }

  read(name: string, memberOn: (dimension: string) => number, period: number): Node {
    const table = this.tables.get(name)!;
    return table.get(table.cells.numberOf(memberOn), period);
  }

  /** The node of a cell before the scenario's overrides of its value. */
  ownNode(table: ValueTable, cell: number, period: number): Node {
    return this.#own.get(table)?.get(cell * table.periods + period) ?? table.get(cell, period);
  }

  calendar(name: CalendarName, period: number): number {
    const length = this.#index.yearFraction;
    const years = period * length;
    switch (name) {
      case 'period':
        return period;
      case 'years':
        return years;
      case 'year_fraction':
        return length;
      case 'discount_factor':
        return (1 + this.#scenario.discountRate) ** -(years + length / 2);
      default:
        return assertNever(name);
    }
  }

  /** Variables of a cycle go forward together, period by period. */
  #build(group: readonly string[]): void {
    const makers = group.map((name) => {
      const cells = new Cells(this.#index, this.#index.variables.get(name)!);
      const table = new ValueTable(cells, this.periods);
      this.tables.set(name, table);
      return { table, make: this.#maker(table) };
    });
    for (let period = 0; period < Math.max(...makers.map(({ table }) => table.periods)); period++) {
      for (const { table, make } of makers) {
        if (period >= table.periods) continue;
        for (let cell = 0; cell < table.cells.count; cell++) table.set(cell, period, make(cell, period));
      }
    }
  }

  #maker(table: ValueTable): Maker {
    const { cells } = table;
    const overrides = this.#overrides(cells, undefined);
    const own = this.#ownMaker(cells);
    const use: DrawUse = 'value';
    return (cell, period) => {
      const before = own(cell, period);
      const after = overrides.apply(before, cell, period, (quantity) =>
        this.#quantity(cells, quantity, cell, period, use),
      );
      if (after !== before) this.#keepOwn(table, cell * table.periods + period, before);
      return after;
    };
  }

  #keepOwn(table: ValueTable, position: number, node: Node): void {
    const kept = this.#own.get(table) ?? new Map<number, Node>();
    kept.set(position, node);
    this.#own.set(table, kept);
  }

  #ownMaker(cells: Cells): Maker {
    const { definition } = cells.variable;
    switch (definition.kind) {
      case 'allocation':
        return this.#allocation(cells);
      case 'input': {
        const values = inputValues(cells, this.periods);
        return (cell, period) => this.#quantity(cells, values[cell]![period]!, cell, period, 'value');
      }
      case 'path':
        return this.#path(cells, definition);
      case 'event':
        return this.#event(cells);
      case 'formula': {
        const path = `variables[${cells.variable.position}].formula`;
        return (cell, period) => this.#expression(path, cells, cell, period);
      }
      default:
        return assertNever(definition);
    }
  }

  #allocation(cells: Cells): Maker {
    const amounts = spendAmounts(cells, this.#scenario.rows, this.periods);
    return (cell, period) => {
      const position = cell * this.periods + period;
      return this.graph.parameter(position, amounts[position]!);
    };
  }

  #path(cells: Cells, definition: PathVariable): Maker {
    const parameter = this.#pathParameters(cells);
    const before = new Int32Array(cells.count).fill(NONE);
    return (cell, period) => {
      const start = before[cell] === NONE ? parameter('start', cell, 0) : before[cell]!;
      const h = this.#index.yearFraction * (period === 0 ? 0.5 : 1);
      const z = this.#draws.normal(cells, cell, period);
      const step = pathStep(
        this.graph,
        definition.process,
        (name) => parameter(name, cell, period),
        start,
        h,
        z,
      );
      before[cell] = step;
      return step;
    };
  }

  #pathParameters(cells: Cells) {
    const fields = new Map<string, { values: PlacedField<number | string>[]; overrides: Overrides }>();
    return (name: Parameters<typeof pathParameter>[1], cell: number, period: number): Node => {
      let field = fields.get(name);
      if (!field) {
        field = { values: pathParameter(cells, name), overrides: this.#overrides(cells, name) };
        fields.set(name, field);
      }
      const own = this.#parameter(field.values[cell]!, cells, cell, period);
      return field.overrides.apply(own, cell, period, (quantity) => this.#number(quantity));
    };
  }

  #event(cells: Cells): Maker {
    const graph = this.graph;
    const own = eventCells(cells);
    const overrides = {
      probability: this.#overrides(cells, 'probability'),
      severity: this.#overrides(cells, 'severity'),
      duration: this.#overrides(cells, 'duration'),
    };
    const tables = {
      probability: new ValueTable(cells, this.periods),
      remaining: new ValueTable(cells, this.periods),
    };
    this.events.set(cells.variable.definition.name, tables);
    const zero = graph.constant(0);
    const remaining = new Int32Array(cells.count).fill(zero);
    const values = new Int32Array(cells.count).fill(zero);
    // Cells whose events have so far lasted one period each: what was before is of no consequence to them.
    const fleeting = new Uint8Array(cells.count).fill(1);
    return (cell, period) => {
      const { probability, severity, duration } = own[cell]!;
      const outcome = (quantity: Quantity, use: 'severity' | 'duration') => {
        const node = (any: Quantity) => this.#quantity(cells, any, cell, period, use);
        return overrides[use].apply(node(quantity), cell, period, node);
      };
      const raw = this.#parameter(probability, cells, cell, period);
      const p = overrides.probability.apply(raw, cell, period, (quantity) => this.#number(quantity));
      const clamped = graph.binary('min', graph.binary('max', p, zero), graph.constant(1));
      const start = this.#draws.uniform(cells, cell, period, 'start');
      const lasts =
        duration === null ? graph.constant(Number.POSITIVE_INFINITY) : outcome(duration, 'duration');
      const before = fleeting[cell] === 1 ? zero : remaining[cell]!;
      const valueBefore = fleeting[cell] === 1 ? zero : values[cell]!;
      const now = graph.nary('eventRemaining', before, clamped, start, lasts);
      const value = graph.nary('eventValue', before, now, valueBefore, outcome(severity, 'severity'));
      if (!this.#isFleeting(clamped, lasts)) fleeting[cell] = 0;
      tables.probability.set(cell, period, clamped);
      tables.remaining.set(cell, period, now);
      remaining[cell] = now;
      values[cell] = value;
      return value;
    };
  }

  /** Whether an event that starts with these is over in the next period, and its probability a number. */
  #isFleeting(probability: Node, duration: Node): boolean {
    const { graph } = this;
    if (!graph.isConstant(probability) || !graph.isNumber(probability)) return false;
    return graph.isConstant(duration) && eventRemaining(0, 1, 0, graph.valueOf(duration)) === 1;
  }

  #overrides(cells: Cells, field: OverrideField | undefined): Overrides {
    return new Overrides(this.graph, cells, this.#scenario.overrides, field);
  }

  #quantity(cells: Cells, quantity: Quantity, cell: number, period: number, use: DrawUse): Node {
    const at = cells.variable.overPeriod ? period : -1;
    return this.#draws.quantity(quantity, () => this.#draws.uniform(cells, cell, at, use));
  }

  /** A quantity where the format allows plain numbers alone. */
  #number(quantity: Quantity): Node {
    return this.#draws.quantity(quantity, () => {
      throw new Error('not a valid document: a distribution where only a number may stand');
    });
  }

  #parameter(field: PlacedField<number | string>, cells: Cells, cell: number, period: number): Node {
    if (typeof field.value === 'number') return this.graph.constant(field.value);
    return this.#expression(field.path, cells, cell, period);
  }

  #expression(path: string, cells: Cells, cell: number, period: number): Node {
    const expression = this.#checked.expressions.get(path);
    if (!expression) throw new Error(`no checked formula at ${path}`);
    const members = cells.membersOf(cell);
    const scope: Scope = new Map(
      cells.variable.axes.map((axis, position) => [axis.dimension, members[position]!]),
    );
    return this.#expressions.compile(expression, scope, period);
  }
}
