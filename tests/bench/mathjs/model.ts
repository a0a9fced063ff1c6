import type { PathVariable, PlanDocument, Quantity } from '#shared/plan/document.ts';
import type { Cells } from '../../../electron/engine/compile/cells.ts';
import { eventCells, inputValues, pathParameter } from '../../../electron/engine/compile/fields.ts';
import type { CheckedPlan } from '../../../electron/engine/formula/expression.ts';
import type { Draws } from '../per-trial/draws.ts';
import { choleskyOf } from '../per-trial/draws.ts';
import { SampleFigures } from '../per-trial/figures.ts';
import { marketSampler } from '../per-trial/inputs.ts';
import { correlated } from '../per-trial/risks.ts';
import { Lowering } from './lower.ts';

/** Fills the values of a trial. */
type Step = (values: Float64Array, draws: Draws) => void;

function inputSteps(lowering: Lowering, cells: Cells, figures: SampleFigures): Step[] {
  const { name } = cells.variable.definition;
  const values = inputValues(cells, figures.periods);
  const byMarket = cells.variable.axes.length === 1 && cells.variable.axes[0]!.dimension === 'region';
  if (
    byMarket &&
    (figures.document.correlations ?? []).some(({ between }) => between[0].startsWith(`${name}[`))
  ) {
    const sample = marketSampler(figures, name);
    const drawn = figures.markets.map(() => 0);
    return [
      (all, draws) => {
        sample(draws, drawn);
        for (let cell = 0; cell < drawn.length; cell++) all[lowering.placeOf(name, cell, 0)] = drawn[cell]!;
      },
    ];
  }
  return values.flatMap((row, cell) =>
    row.map((quantity, period): Step => {
      const to = lowering.placeOf(name, cell, period);
      return (all, draws) => {
        all[to] = draws.quantity(quantity);
      };
    }),
  );
}

function pathSteps(
  lowering: Lowering,
  cells: Cells,
  definition: PathVariable,
  figures: SampleFigures,
): Step[] {
  const { yearFraction } = cells.index;
  const numbers = (name: Parameters<typeof pathParameter>[1]) =>
    pathParameter(cells, name).map(({ value }) => Number(value));
  const start = numbers('start');
  const volatility = numbers('volatility');
  const gbm = definition.process === 'gbm';
  const drift = gbm ? numbers('drift') : [];
  const [mean, halfLife] = gbm ? [[], []] : [numbers('mean'), numbers('half_life')];
  const factor = cells.count === 1 ? [[1]] : choleskyOf(figures.pearson(definition.name));
  const z = start.map(() => 0);
  const shocks = start.map(() => 0);
  return Array.from({ length: figures.periods }, (_, period): Step => {
    const h = yearFraction * (period === 0 ? 0.5 : 1);
    return (all, draws) => {
      correlated(draws, factor, z, shocks);
      for (let cell = 0; cell < cells.count; cell++) {
        const before =
          period === 0 ? start[cell]! : all[lowering.placeOf(definition.name, cell, period - 1)]!;
        const sd = volatility[cell]!;
        const to = lowering.placeOf(definition.name, cell, period);
        if (gbm)
          all[to] = before * Math.exp((drift[cell]! - sd ** 2 / 2) * h + sd * Math.sqrt(h) * shocks[cell]!);
        else {
          const rate = Math.LN2 / halfLife[cell]!;
          const decay = Math.exp(-rate * h);
          const level = Math.log(before) * decay + Math.log(mean[cell]!) * (1 - decay);
          all[to] = Math.exp(level + sd * Math.sqrt((1 - decay ** 2) / (2 * rate)) * shocks[cell]!);
        }
      }
    };
  });
}

function eventStep(lowering: Lowering, cells: Cells, cell: number, period: number, left: number): Step[] {
  const { probability, severity, duration } = eventCells(cells)[cell]!;
  const { name } = cells.variable.definition;
  const first = lowering.steps.length;
  const p =
    typeof probability.value === 'number' ? null : lowering.formula(probability.path, cells, cell, period);
  const steps: Step[] = lowering.steps.splice(first);
  const to = lowering.placeOf(name, cell, period);
  const lasts: Quantity = duration ?? Number.POSITIVE_INFINITY;
  steps.push((all, draws) => {
    if (period > 0 && all[left]! > 1) {
      all[left] = all[left]! - 1;
      all[to] = all[lowering.placeOf(name, cell, period - 1)]!;
      return;
    }
    const starts = draws.uniform() < (p === null ? Number(probability.value) : all[p]!);
    all[left] = starts ? draws.quantity(lasts) : 0;
    all[to] = starts ? draws.quantity(severity) : 0;
  });
  return steps;
}

/** Steps of all variables, in the order in which the engine found that they depend on each other. */
function stepsOf(lowering: Lowering, checked: CheckedPlan, figures: SampleFigures): Step[] {
  const left = new Map<string, number>();
  const stepsAt = (name: string, period: number): Step[] => {
    const cells = lowering.cells(name);
    const { definition, overPeriod, position } = cells.variable;
    if (period > 0 && !overPeriod) return [];
    const each = (make: (cell: number) => Step[]) =>
      Array.from({ length: cells.count }, (_, cell) => make(cell)).flat();
    switch (definition.kind) {
      case 'allocation':
        return [];
      case 'input':
        return period === 0 ? inputSteps(lowering, cells, figures) : [];
      case 'path':
        return period === 0 ? pathSteps(lowering, cells, definition, figures) : [];
      case 'event':
        return each((cell) => {
          const place = left.get(`${name}#${cell}`) ?? lowering.take();
          left.set(`${name}#${cell}`, place);
          return eventStep(lowering, cells, cell, period, place);
        });
      case 'formula':
        return each((cell) => {
          const from = lowering.formula(`variables[${position}].formula`, cells, cell, period);
          const to = lowering.placeOf(name, cell, period);
          const copy: Step = (all) => {
            all[to] = all[from]!;
          };
          return [...lowering.steps.splice(0), copy];
        });
    }
  };
  const periods = Array.from({ length: figures.periods }, (_, period) => period);
  return checked.order.flatMap((group) =>
    periods.flatMap((period) => group.flatMap((name) => stepsAt(name, period))),
  );
}

/** Spend of the base scenario, at its places. */
function fillSpend(lowering: Lowering, figures: SampleFigures, values: Float64Array): void {
  const cells = lowering.cells('spend');
  for (let cell = 0; cell < cells.count; cell++) {
    const [region, line] = cells.idsOf(cell) as [string, string];
    figures.spend(line, region).forEach((amount, period) => {
      values[lowering.placeOf('spend', cell, period)] = amount;
    });
  }
}

/** The sample plan with its own formulas compiled by mathjs: computes a trial and gives its npv. */
export function mathjsModel(checked: CheckedPlan, document: PlanDocument): (draws: Draws) => number {
  const figures = new SampleFigures(document);
  const lowering = new Lowering(checked);
  const steps = stepsOf(lowering, checked, figures);
  const values = new Float64Array(lowering.size);
  fillSpend(lowering, figures, values);
  const npv = lowering.placeOf('npv', 0, 0);
  return (draws) => {
    for (const step of steps) step(values, draws);
    return values[npv]!;
  };
}
