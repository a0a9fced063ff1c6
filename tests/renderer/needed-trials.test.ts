import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neededTrials } from '../../renderer/features/results/needed-trials.ts';

const course = (counts: readonly number[], error: (trials: number) => number | null) =>
  counts.map((trials) => ({ trials, mean: 1, standardError: error(trials) }));

const COUNTS = [64, 128, 256, 512, 1024, 2048, 4096, 5000];

describe('the trials that an error takes', () => {
  it('goes on at the pace of plain trials, or a faster one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
        fc.double({ min: 1.5, max: 50, noNaN: true }),
        (pace, scale, better) => {
          const error = (trials: number) => scale * trials ** -pace;
          const needed = neededTrials(course(COUNTS, error), error(5000) / better)!;
          expect(needed / (5000 * better ** (1 / pace))).toBeCloseTo(1, 3);
        },
      ),
    );
  });

  it('never promises more than spread points can do, nor less than plain ones', () => {
    expect(
      neededTrials(
        course(COUNTS, (trials) => trials ** -2),
        5000 ** -2 / 10,
      ),
    ).toBeLessThan(200_000);
    expect(
      neededTrials(
        course(COUNTS, (trials) => trials ** -2),
        5000 ** -2 / 10,
      ),
    ).toBeGreaterThan(10_000);
    const flat = neededTrials(
      course(COUNTS, () => 10),
      1,
    )!;
    expect(flat).toBeGreaterThan(50_000);
  });

  it('says nothing where the points tell no pace', () => {
    expect(
      neededTrials(
        course([5000], () => 3),
        1,
      ),
    ).toBeNull();
    expect(
      neededTrials(
        course(COUNTS, () => null),
        1,
      ),
    ).toBeNull();
    expect(
      neededTrials(
        course(COUNTS, () => 0),
        1,
      ),
    ).toBeNull();
    expect(
      neededTrials(
        course(COUNTS, () => 3),
        0,
      ),
    ).toBeNull();
  });
});
