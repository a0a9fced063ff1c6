import type { Quantity } from '#shared/plan/document.ts';

const Z90 = 1.2815515655446004;

/**
 * Random numbers as one writes them when speed and reproducibility are enough: sfc32 (Doty-Humphrey 2010), the polar
 * method for normals (Marsaglia and Bray 1964), gamma by Marsaglia and Tsang (2000), beta from two gammas.
 */
export class Draws {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;
  #spare = Number.NaN;

  constructor(seed: number) {
    this.#a = seed | 0;
    for (let i = 0; i < 12; i++) this.uniform();
  }

  uniform(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return (t >>> 0) / 4294967296;
  }

  normal(): number {
    if (!Number.isNaN(this.#spare)) {
      const spare = this.#spare;
      this.#spare = Number.NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      this.#spare = y * factor;
      return x * factor;
    }
  }

  /** Shape at least 1. */
  gamma(shape: number): number {
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - this.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  }

  beta(alpha: number, beta: number): number {
    const a = this.gamma(alpha);
    return a / (a + this.gamma(beta));
  }

  /** From a number or from one of the distributions that the sample plan has. */
  quantity(quantity: Quantity): number {
    if (typeof quantity === 'number') return quantity;
    switch (quantity.dist) {
      case 'pert': {
        const { min, mode, max } = quantity;
        const width = max - min;
        return min + width * this.beta(1 + (4 * (mode - min)) / width, 1 + (4 * (max - mode)) / width);
      }
      case 'lognormal':
        return lognormalAt(quantity, this.normal());
      case 'beta':
        return this.beta(quantity.alpha, quantity.beta);
      case 'uniform':
        return quantity.min + (quantity.max - quantity.min) * this.uniform();
      case 'discrete': {
        let rest = this.uniform() * quantity.weights.reduce((sum, weight) => sum + weight, 0);
        for (let i = 0; i < quantity.values.length; i++) {
          rest -= quantity.weights[i]!;
          if (rest < 0) return quantity.values[i]!;
        }
        return quantity.values.at(-1)!;
      }
      default:
        throw new Error(`not in the sample plan: ${quantity.dist}`);
    }
  }
}

/** A lognormal given by its tenth and ninetieth percentile, at a standard normal. */
export function lognormalAt(quantity: Quantity, z: number): number {
  if (typeof quantity === 'number' || !('p10' in quantity) || quantity.dist !== 'lognormal')
    throw new Error('not a lognormal of percentiles');
  const low = Math.log(quantity.p10);
  const high = Math.log(quantity.p90);
  return Math.exp((low + high) / 2 + ((high - low) / (2 * Z90)) * z);
}

/** The Cholesky factor of a correlation matrix, row by row. */
export function choleskyOf(matrix: readonly (readonly number[])[]): number[][] {
  const factor: number[][] = [];
  matrix.forEach((row, i) => {
    const own: number[] = [];
    for (let j = 0; j <= i; j++) {
      let sum = row[j]!;
      for (let k = 0; k < j; k++) sum -= own[k]! * (factor[j]?.[k] ?? own[k]!);
      own.push(i === j ? Math.sqrt(sum) : sum / factor[j]![j]!);
    }
    factor.push(own);
  });
  return factor;
}
