import { normalCdf, normalQuantile } from '../normal.ts';
import type { Law } from './law.ts';

export function uniformLaw(min: number, max: number): Law {
  const width = max - min;
  return {
    form: { type: 'uniform', min, max },
    lower: (p) => min + width * p,
    upper: (q) => max - width * q,
    cdf: (x) => clampShare((x - min) / width),
    survival: (x) => clampShare((max - x) / width),
  };
}

export function triangularLaw(min: number, mode: number, max: number): Law {
  const width = max - min;
  const rising = mode - min;
  const falling = max - mode;
  const turn = rising / width;
  const left = (p: number) => min + Math.sqrt(p * width * rising);
  const right = (q: number) => max - Math.sqrt(q * width * falling);
  const below = (x: number) => (x <= min ? 0 : ((x - min) / width) * ((x - min) / rising));
  const above = (x: number) => (x >= max ? 0 : ((max - x) / width) * ((max - x) / falling));
  return {
    lower: (p) => (p <= turn ? left(p) : right(1 - p)),
    upper: (q) => (q < 1 - turn ? right(q) : left(1 - q)),
    cdf: (x) => (x <= mode && rising > 0 ? below(x) : x < min ? 0 : 1 - above(x)),
    survival: (x) => (x > mode || rising === 0 ? (x < min ? 1 : above(x)) : 1 - below(x)),
  };
}

/** F(x) = 1 − exp(−(x / scale)^shape); the exponential is shape 1. */
export function weibullLaw(shape: number, scale: number): Law {
  const exponent = 1 / shape;
  const of = (hazard: number) => scale * hazard ** exponent;
  const hazardAt = (x: number) => (x <= 0 ? 0 : (x / scale) ** shape);
  return {
    lower: (p) => of(-Math.log1p(-p)),
    upper: (q) => of(-Math.log(q)),
    cdf: (x) => -Math.expm1(-hazardAt(x)),
    survival: (x) => Math.exp(-hazardAt(x)),
  };
}

export function normalLaw(mean: number, sd: number): Law {
  return {
    form: { type: 'normal', mean, sd },
    lower: (p) => mean + sd * normalQuantile(p),
    upper: (q) => mean - sd * normalQuantile(q),
    cdf: (x) => normalCdf((x - mean) / sd),
    survival: (x) => normalCdf((mean - x) / sd),
    fromNormal(memory, at, count) {
      for (let i = at; i < at + count; i++) memory[i] = mean + sd * memory[i]!;
    },
  };
}

/** exp of a normal with mean mu and standard deviation sigma. */
export function lognormalLaw(mu: number, sigma: number): Law {
  return {
    form: { type: 'lognormal', mu, sigma },
    lower: (p) => Math.exp(mu + sigma * normalQuantile(p)),
    upper: (q) => Math.exp(mu - sigma * normalQuantile(q)),
    cdf: (x) => (x <= 0 ? 0 : normalCdf((Math.log(x) - mu) / sigma)),
    survival: (x) => (x <= 0 ? 1 : normalCdf((mu - Math.log(x)) / sigma)),
    fromNormal(memory, at, count) {
      for (let i = at; i < at + count; i++) memory[i] = Math.exp(mu + sigma * memory[i]!);
    },
  };
}

function clampShare(share: number): number {
  return share <= 0 ? 0 : share >= 1 ? 1 : share;
}
