import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeQuantile } from '../../electron/engine/random/distribution.ts';
import { plainColumn } from '../../electron/engine/statistics/column.ts';
import { kernelColumns } from '../../electron/engine/statistics/column-kernels.ts';
import { tailLength } from '../../electron/engine/statistics/sorted.ts';
import { summarize } from '../../electron/engine/statistics/summarize.ts';
import { kernelBytes } from './kernels/support.ts';

const read = kernelColumns(new WebAssembly.Module(kernelBytes()));
const normal = makeQuantile({ dist: 'normal', mean: 3, sd: 1e4 });
const heavy = makeQuantile({ dist: 'lognormal', mean: 1, sd: 1000 });

/** Values in no order from uniforms in no order. */
const shapes: Record<string, (u: number) => number> = {
  normal: (u) => normal.at(u),
  'heavy-tailed': (u) => heavy.at(u),
  'two far values': (u) => (u < 0.0002 ? -1e300 : u > 0.9998 ? 1e300 : u),
  'few values': (u) => Math.floor(u * 7),
  'mostly zero': (u) => (u < 0.97 ? 0 : u),
  constant: () => -4,
  'zeros of both signs': (u) => (u < 0.5 ? -0 : 0),
};

function columnOf(shape: (u: number) => number, length: number): Float64Array {
  return Float64Array.from({ length }, (_, i) =>
    shape(((i * 2654435761 + 97) % 4294967296) / 4294967296 + 1e-12),
  );
}

describe.each(Object.keys(shapes))('a column that is %s', (name) => {
  test.each([1, 2, 3, 31, 32, 33, 2047, 2048, 5001, 70_000])(
    'of %d: kernels give the very bits',
    (length) => {
      const values = columnOf(shapes[name]!, length);
      const before = values.slice();
      const [plain, kernel] = [plainColumn(values), read(values)];
      expect(kernel.laneSums()).toEqual(plain.laneSums());
      expect(kernel.squaredDistances(0.7)).toBe(plain.squaredDistances(0.7));
      const [ranks, tail] = [[0, length - 1, length >> 1, length >> 2], tailLength(length, 0.05)];
      const [wanted, got] = [plain.arranged(ranks, tail), kernel.arranged(ranks, tail)];
      for (const rank of ranks) expect(got[rank]).toBe(wanted[rank]);
      expect(got.subarray(0, tail)).toEqual(wanted.subarray(0, tail));
      expect(got.subarray(length - tail)).toEqual(wanted.subarray(length - tail));
      const [least, most] = [got[0]!, got[length - 1]!];
      for (const bins of [60, 17]) {
        const width = (most - least) / bins;
        expect(kernel.countBins(least, width, bins)).toEqual(plain.countBins(least, width, bins));
      }
      expect(kernel.countBins(least, 0.3, 17)).toEqual(plain.countBins(least, 0.3, 17));
      expect(values).toEqual(before);
    },
  );
});

test('a summary by kernels is that without, for any column', () => {
  const value = fc.oneof(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constant(1));
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), fc.boolean(), (list, stratified) => {
      const values = Float64Array.from(list);
      const facts = { randomisations: Math.min(32, values.length), stratified };
      expect(summarize(values, facts, 1, read)).toEqual(summarize(values, facts, 1));
    }),
  );
});
