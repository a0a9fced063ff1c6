import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Distribution } from '#shared/plan/document.ts';
import { SAMPLINGS } from '#shared/result.ts';
import { quantileKernel } from '../../../electron/engine/interpret/quantiles.ts';
import { type UniformKernel, uniformKernels } from '../../../electron/engine/interpret/uniforms.ts';
import { LANES } from '../../../electron/engine/kernels/kernels.ts';
import { makeQuantile } from '../../../electron/engine/random/distribution.ts';
import { drawKey } from '../../../electron/engine/random/key.ts';
import { createUniformSource } from '../../../electron/engine/random/uniform.ts';
import { directionNumbers } from '../random/table.ts';
import { COUNT, makeBench } from './support.ts';

const bench = makeBench();
const { kernels, arena, to, from } = bench;

const PLACES = [0, 1, 31, 32, 63, 100, 101, 254, 255];

const scratch = arena.take(COUNT * 8);

/** The places that a kernel says are below a bound. */
function placesBelow(kernel: UniformKernel, first: number, bound: number): number[] {
  const places = arena.take((COUNT + 2) * 2);
  const n = kernel.below!(places, first, COUNT, bound);
  return Array.from(new Uint16Array(arena.memory.buffer, places, n));
}

/** The uniforms that a kernel draws for {@link PLACES} alone. */
function atPlaces(kernel: UniformKernel, first: number): number[] {
  const places = arena.take(PLACES.length * 2);
  new Uint16Array(arena.memory.buffer, places, PLACES.length).set(PLACES);
  kernel.fillAt!(to, places, PLACES.length, first);
  return Array.from(bench.result().subarray(0, PLACES.length));
}

test.each(SAMPLINGS)('%s: the uniforms of kernels are those of the source, bit for bit', (sampling) => {
  const draws = fc.record({
    identity: fc.string(),
    dimension: fc.oneof(fc.integer({ min: 0, max: 8191 }), fc.constant(-1)),
  });
  const seeds = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
  fc.assert(
    fc.property(draws, seeds, fc.integer({ min: 1, max: 60_000 }), fc.nat(), (draw, seed, trials, place) => {
      const options = { sampling, seed, trials, directionNumbers };
      const drawn = { ...drawKey(draw.identity), dimension: draw.dimension };
      const first = Math.floor((place % trials) / LANES) * LANES;
      const known = Math.min(COUNT, trials - first);
      const wanted = new Float64Array(known);
      createUniformSource(options).fill(drawn, first, known, wanted, 0);
      const [kernel] = uniformKernels([drawn], options, kernels, arena.region(), scratch, bench.memory);
      kernel!.fill(to, first, COUNT);
      const got = bench.result();
      expect(got.subarray(0, known)).toEqual(wanted);
      expect(got.every((u) => u > 0 && u < 1)).toBe(true);
      if (!kernel!.fillAt) return;
      expect(atPlaces(kernel!, first)).toEqual(PLACES.map((place) => got[place]!));
      // Bounds that tie with a uniform in its first digits, or in all of them, too.
      const u = got[place % COUNT]!;
      for (const bound of [0, 0.04, 0.5, u, Math.fround(u), Math.floor(u * 65536) / 65536, 1 - 2 ** -53]) {
        const below = [...got.keys()].filter((at) => got[at]! < bound);
        expect(placesBelow(kernel!, first, Math.min(bound, 1 - 2 ** -53))).toEqual(below);
      }
    }),
    { numRuns: 60 },
  );
});

/** Relative room: what exp and the normal quantile may differ by, times the spread. */
const LAWS: readonly (readonly [room: number, distribution: Distribution])[] = [
  [0, { dist: 'uniform', min: -1, max: 3 }],
  [0, { dist: 'discrete', values: [3, 1, 2], weights: [1, 2, 3] }],
  [0, { dist: 'discrete', values: [3, 1, 2, 5], weights: [1, 2, 3, 1e-9], truncate: [1, 4] }],
  [0, { dist: 'bernoulli', p: 0.3 }],
  [0, { dist: 'poisson', mean: 2 }],
  [0, { dist: 'poisson', mean: 900 }],
  [0, { dist: 'constant', value: 7 }],
  [0, { dist: 'samples', values: [3, 1, 2, 7, 5] }],
  [0, { dist: 'triangular', min: 1, mode: 2, max: 6 }],
  [0, { dist: 'weibull', shape: 2, scale: 3 }],
  [0, { dist: 'normal', mean: 1, sd: 2, truncate: [0, 3] }],
  [1e-15, { dist: 'normal', mean: 100, sd: 2 }],
  [1e-14, { dist: 'lognormal', p10: 9, p90: 18 }],
  [1e-13, { dist: 'lognormal', mean: 9, sd: 90 }],
  [1e-14, { dist: 'pert', min: 1, mode: 2, max: 6 }],
  [1e-12, { dist: 'beta', alpha: 0.1, beta: 3 }],
  [1e-14, { dist: 'beta', alpha: 1e5, beta: 20 }],
  [3e-13, { dist: 'gamma', shape: 0.3, scale: 2 }],
  [1e-14, { dist: 'gamma', shape: 40, scale: 2 }],
];

test.each(LAWS)('within %d of the quantile: %j', (room, distribution) => {
  const kernel = quantileKernel(distribution, {
    kernels,
    arena,
    scratch: arena.take(COUNT * 8),
    doubles: bench.memory,
  });
  const quantile = makeQuantile(distribution);
  const uniform = fc.oneof(
    fc.double({ min: 2 ** -53, max: 1 - 2 ** -53, noNaN: true }),
    fc.double({ min: 2 ** -53, max: 1e-9, noNaN: true }),
    fc.constantFrom(2 ** -53, 1e-13, 0.5, 0.3, 0.7, 1 - 1e-13, 1 - 2 ** -53),
  );
  fc.assert(
    fc.property(fc.array(uniform, { minLength: COUNT, maxLength: COUNT }), (u) => {
      bench.put(0, u);
      kernel(to, from[0], COUNT);
      const got = bench.result();
      const memory = Float64Array.from(u);
      quantile.fill(memory, 0, 0, COUNT);
      got.forEach((x, i) => {
        const allowed = room * Math.max(Math.abs(memory[i]!), 1e-290);
        expect(Math.abs(x - memory[i]!), `at ${u[i]}`).toBeLessThanOrEqual(allowed);
      });
    }),
    { numRuns: 40 },
  );
});
