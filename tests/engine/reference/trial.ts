import type { MathNode } from 'mathjs';
import type {
  OverrideField,
  Parameter,
  PlanDocument,
  Quantity,
  VariableDefinition,
} from '#shared/plan/document.ts';
import { normalCdf } from '../../../electron/engine/random/normal.ts';
import { cellAt, cellName, covers, type Here, identityOfCell } from './cells.ts';
import { type Mixture, mixturesOf, normalOf, quantityAt } from './correlation.ts';
import { evaluateFormula, readFormula, type Surroundings } from './formula.ts';
import { type EventState, eventState, pathState } from './processes.ts';
import { type InverseCdf, inverseCdf } from './quantile.ts';
import { type Inherited, inherit } from './scenario.ts';

/** What trials of one scenario have in common: readings of texts, none of them a figure. */
export class Scenario {
  readonly document: PlanDocument;
  readonly inherited: Inherited;
  readonly mixtures: ReadonlyMap<string, Mixture>;
  readonly variables: ReadonlyMap<string, VariableDefinition>;
  readonly #formulas = new Map<string, MathNode>();
  readonly #quantiles = new Map<Quantity, InverseCdf>();

  constructor(document: PlanDocument, scenarioId: string) {
    this.document = document;
    this.inherited = inherit(document, scenarioId);
    this.mixtures = mixturesOf(document);
    this.variables = new Map(document.variables.map((variable) => [variable.name, variable]));
  }

  formula(text: string): MathNode {
    const node = this.#formulas.get(text) ?? readFormula(text);
    this.#formulas.set(text, node);
    return node;
  }

  quantile(quantity: Quantity): InverseCdf {
    const quantile = this.#quantiles.get(quantity) ?? inverseCdf(quantity);
    this.#quantiles.set(quantity, quantile);
    return quantile;
  }
}

/** One trial: every value is found where it is asked for, and kept. */
export class Trial implements Surroundings {
  readonly scenario: Scenario;
  readonly document: PlanDocument;
  readonly discountRate: number;
  readonly uniform: (identity: string) => number;
  readonly #values = new Map<string, number>();
  readonly pathStates = new Map<string, number>();
  readonly eventStates = new Map<string, EventState>();

  constructor(scenario: Scenario, uniform: (identity: string) => number) {
    this.scenario = scenario;
    this.document = scenario.document;
    this.discountRate = scenario.inherited.discountRate;
    this.uniform = uniform;
  }

  read(name: string, here: Here): number {
    const variable = this.scenario.variables.get(name);
    if (!variable) throw new Error(`no variable "${name}"`);
    const cell = cellAt(variable, here);
    const key = cellName(variable, cell);
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const value = this.overridden(variable, undefined, cell, this.#own(variable, cell), () =>
      this.#inputUniform(variable, cell),
    );
    this.#values.set(key, value);
    return value;
  }

  /** The plan's own value, before overrides of the value. */
  #own(variable: VariableDefinition, cell: Here): number {
    switch (variable.kind) {
      case 'allocation': {
        const amounts = this.scenario.inherited.spend.get(`${cell.get('region')} ${cell.get('line')}`);
        return amounts?.[Number(cell.get('period'))] ?? 0;
      }
      case 'input': {
        const quantity = quantityAt(this.document, variable, cell);
        if (typeof quantity === 'number') return quantity;
        return this.scenario.quantile(quantity)(this.#inputUniform(variable, cell));
      }
      case 'path':
        return pathState(this, variable, cell);
      case 'event':
        return eventState(this, variable, cell).value;
      case 'formula':
        return evaluateFormula(this.scenario.formula(variable.formula), cell, this);
    }
  }

  #inputUniform(variable: VariableDefinition, cell: Here): number {
    const identity = identityOfCell(variable, cell);
    const period = cell.get('period');
    const suffix = period === undefined ? '' : `@${period}`;
    const mixture = this.scenario.mixtures.get(identity);
    if (!mixture) return this.uniform(identity + suffix);
    return normalCdf(normalOf(mixture, identity, suffix, this.uniform));
  }

  /** A number or formula of a path or event at a cell. */
  parameter(parameter: Parameter, here: Here): number {
    return typeof parameter === 'number'
      ? parameter
      : evaluateFormula(this.scenario.formula(parameter), here, this);
  }

  /** The scenario's overrides of a value, or of a field, in order. `draw` is the uniform of what is replaced. */
  overridden(
    variable: VariableDefinition,
    field: OverrideField | undefined,
    cell: Here,
    own: number,
    draw: () => number,
  ): number {
    const period = Number(cell.get('period') ?? 0);
    let value = own;
    for (const override of this.scenario.inherited.overrides) {
      if (override.variable !== variable.name || override.field !== field) continue;
      if (!covers(this.document, override.at, cell)) continue;
      if (period < (override.from ?? 0) || period > (override.to ?? Infinity)) continue;
      if (override.set !== undefined) value = this.scenario.quantile(override.set)(draw());
      if (override.multiply !== undefined) value *= override.multiply;
      if (override.add !== undefined) value += override.add;
    }
    return value;
  }
}
