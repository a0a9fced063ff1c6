import type { Quantity } from '#shared/plan/document.ts';
import { choleskyOf, type Draws } from './draws.ts';
import type { SampleFigures } from './figures.ts';

type ByMarket = readonly number[];

/** State of an event in one market or overall. */
export interface Active {
  left: number;
  value: number;
}

export function stepEvent(
  draws: Draws,
  state: Active,
  probability: number,
  severity: Quantity,
  duration: Quantity,
): number {
  if (state.left > 1) {
    state.left--;
  } else if (draws.uniform() < probability) {
    state.left = draws.quantity(duration);
    state.value = draws.quantity(severity);
  } else {
    state.left = 0;
    state.value = 0;
  }
  return state.value;
}

/** Correlated standard normals, one a market. */
export function correlated(
  draws: Draws,
  factor: readonly (readonly number[])[],
  z: number[],
  out: number[],
): void {
  for (let i = 0; i < z.length; i++) z[i] = draws.normal();
  for (let i = 0; i < z.length; i++) {
    const row = factor[i]!;
    let sum = 0;
    for (let j = 0; j <= i; j++) sum += row[j]! * z[j]!;
    out[i] = sum;
  }
}

/** A geometric Brownian motion by market. */
export class Growth {
  readonly value: number[];
  readonly #start: ByMarket;
  readonly #drift: ByMarket;
  readonly #volatility: ByMarket;
  readonly #factor: readonly (readonly number[])[];
  readonly #z: number[];
  readonly #shock: number[];

  constructor(figures: SampleFigures, name: string) {
    this.#start = figures.byMarket(name, 'start');
    this.#drift = figures.byMarket(name, 'drift');
    this.#volatility = figures.byMarket(name, 'volatility');
    this.#factor = choleskyOf(figures.pearson(name));
    this.value = [...this.#start];
    this.#z = [...this.#start];
    this.#shock = [...this.#start];
  }

  restart(): void {
    for (let i = 0; i < this.value.length; i++) this.value[i] = this.#start[i]!;
  }

  step(draws: Draws, h: number): void {
    correlated(draws, this.#factor, this.#z, this.#shock);
    for (let i = 0; i < this.value.length; i++) {
      const volatility = this.#volatility[i]!;
      const drift = (this.#drift[i]! - (volatility * volatility) / 2) * h;
      this.value[i] = this.value[i]! * Math.exp(drift + volatility * Math.sqrt(h) * this.#shock[i]!);
    }
  }
}
