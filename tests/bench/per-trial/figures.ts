import type { PlanDocument, Quantity, VariableDefinition } from '#shared/plan/document.ts';

type Fields = Record<string, unknown> & {
  cells?: ({ at: Record<string, unknown> } & Record<string, unknown>)[];
};

/** Looks figures of the sample plan up by variable, market and line, as a program written for that plan does. */
export class SampleFigures {
  readonly document: PlanDocument;
  readonly markets: readonly string[];
  readonly periods: number;
  readonly #variables: ReadonlyMap<string, VariableDefinition>;

  constructor(document: PlanDocument) {
    this.document = document;
    this.markets = this.membersWith('region', 'type', 'market');
    this.periods = document.calendar.periods;
    this.#variables = new Map(document.variables.map((variable) => [variable.name, variable]));
  }

  membersWith(dimension: string, attribute: string, value: string): string[] {
    const { members } = this.document.dimensions.find(({ id }) => id === dimension)!;
    return members.filter(({ attributes }) => attributes?.[attribute] === value).map(({ id }) => id);
  }

  /** The field of the last of `cells` that covers the place, else the variable's own. */
  field<Value = number>(
    name: string,
    at: Readonly<Record<string, string | number>> = {},
    field = 'value',
  ): Value {
    const variable = this.#variables.get(name) as unknown as Fields;
    let found = variable[field];
    for (const cell of variable.cells ?? []) {
      const covers = Object.entries(cell.at).every(([dimension, where]) => at[dimension] === where);
      if (covers && cell[field] !== undefined) found = cell[field];
    }
    return found as Value;
  }

  byMarket<Value = number>(name: string, field = 'value', at: Record<string, string> = {}): Value[] {
    return this.markets.map((region) => this.field<Value>(name, { region, ...at }, field));
  }

  quantities(name: string): Quantity[] {
    return this.byMarket<Quantity>(name);
  }

  /** Spend of a line by period: in one region, or over all of them. */
  spend(line: string, region?: string): number[] {
    const total = new Array<number>(this.periods).fill(0);
    for (const row of this.document.scenarios.find(({ parent }) => parent === undefined)!.spend ?? []) {
      if (row.line !== line || (region !== undefined && row.region !== region)) continue;
      row.amounts.forEach((amount, period) => {
        total[period] = total[period]! + amount;
      });
    }
    return total;
  }

  /** Pearson correlations of a variable's markets. */
  pearson(name: string): number[][] {
    const size = this.markets.length;
    const matrix = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (_, j): number => (i === j ? 1 : 0)),
    );
    for (const { between, rank } of this.document.correlations ?? []) {
      if (!between[0].startsWith(`${name}[`)) continue;
      const [i, j] = between.map((side) => this.markets.indexOf(side.slice(name.length + 1, -1)));
      const pearson = 2 * Math.sin((Math.PI * rank) / 6);
      matrix[i!]![j!] = pearson;
      matrix[j!]![i!] = pearson;
    }
    return matrix;
  }
}
