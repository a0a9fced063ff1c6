import type { Quantity } from '#shared/plan/document.ts';
import { makeQuantile } from '../../../electron/engine/random/distribution.ts';
import { normalCdf } from '../../../electron/engine/random/normal.ts';
import { choleskyOf, type Draws, lognormalAt } from './draws.ts';
import type { SampleFigures } from './figures.ts';
import { correlated } from './risks.ts';

/** Draws one value a market; correlated markets by a Gaussian copula, the others directly. */
export function marketSampler(figures: SampleFigures, name: string): (draws: Draws, out: number[]) => void {
  const quantities = figures.quantities(name);
  const matrix = figures.pearson(name);
  const alone = matrix.map((row) => row.filter((value) => value !== 0).length === 1);
  const factor = choleskyOf(matrix);
  const quantiles = quantities.map((quantity, i) =>
    alone[i] || typeof quantity === 'number' || quantity.dist === 'lognormal' ? null : makeQuantile(quantity),
  );
  const z = quantities.map(() => 0);
  const normals = quantities.map(() => 0);
  return (draws, out) => {
    if (alone.includes(false)) correlated(draws, factor, z, normals);
    for (let i = 0; i < quantities.length; i++) {
      const quantity = quantities[i]!;
      if (alone[i]) out[i] = draws.quantity(quantity);
      else out[i] = quantiles[i]?.at(normalCdf(normals[i]!)) ?? lognormalAt(quantity, normals[i]!);
    }
  };
}

const BY_MARKET = [
  'cac',
  'base_retention',
  'repeat_orders',
  'gross_margin',
  'aov',
  'return_rate',
  'cost_per_order',
] as const;

const ONCE = [
  'targeting_gain',
  'training_gain',
  'conversion_uplift',
  'automation_saving',
  'innovation_gain',
  'experiment_success',
  'win_uplift',
  'referral_lift',
  'churn_per_day',
  'trust_gain',
  'returns_reduction',
  'storage_saving',
] as const;

/** What a trial draws once: numbers, and numbers by market. */
export type Inputs = Record<(typeof ONCE)[number], number> & Record<(typeof BY_MARKET)[number], number[]>;

/** An object for the inputs of a trial, and what fills it anew. */
export function inputSampler(figures: SampleFigures): { inputs: Inputs; draw(draws: Draws): void } {
  const samplers = BY_MARKET.map((name) => [name, marketSampler(figures, name)] as const);
  const once = ONCE.map((name) => [name, figures.field<Quantity>(name)] as const);
  const inputs = {} as Inputs;
  for (const name of BY_MARKET) inputs[name] = figures.markets.map(() => 0);
  return {
    inputs,
    draw: (draws) => {
      for (const [name, sample] of samplers) sample(draws, inputs[name]);
      for (const [name, quantity] of once) inputs[name] = draws.quantity(quantity);
    },
  };
}
