import { readFileSync } from 'node:fs';
import { parseDirectionNumbers } from '../../../electron/engine/random/direction-numbers.ts';
import { drawKey } from '../../../electron/engine/random/key.ts';
import type { Draw } from '../../../electron/engine/random/source.ts';
import { createUniformSource, type UniformOptions } from '../../../electron/engine/random/uniform.ts';

export const directionNumbers = parseDirectionNumbers(
  readFileSync(new URL('../../../resources/sobol-joe-kuo-8192.csv', import.meta.url), 'utf8'),
);

export function drawOf(identity: string, dimension = -1): Draw {
  return { ...drawKey(identity), dimension };
}

/** All uniforms of a draw. */
export function uniformsOf(options: Omit<UniformOptions, 'directionNumbers'>, draw: Draw): Float64Array {
  const out = new Float64Array(options.trials);
  createUniformSource({ ...options, directionNumbers }).fill(draw, 0, options.trials, out, 0);
  return out;
}

export function meanOf(values: ArrayLike<number>): number {
  return Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;
}
