import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorUnits } from '#shared/money.ts';
import { gapOf, sumOf } from '../../renderer/features/risks/gaps.ts';
import { MOST_RISK_TRIALS, riskTrials } from '../../renderer/features/risks/use-risks.ts';
import { probabilityRange } from '../../renderer/features/risks/words.ts';

const at = { region: 'eu', line: 'tax' };

describe('gaps of coverage', () => {
  it('of one period, or the lowest of all with what closing them takes', () => {
    const cell = { at, coverage: [1, 0.5, 0.8], toClose: [0, 300, 100].map(minorUnits) };
    expect(gapOf(cell, 1)).toEqual({ coverage: 0.5, toClose: 300 });
    expect(gapOf(cell, null)).toEqual({ coverage: 0.5, toClose: 400 });
    expect(gapOf({ ...cell, coverage: [1, null, 0.8] }, null).coverage).toBeNull();
  });

  it('sums are exact, and unknown where one part is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 })), (amounts) => {
        const known = amounts.map(minorUnits);
        expect(sumOf(known)).toBe(amounts.reduce((sum, amount) => sum + amount, 0));
        expect(sumOf([...known, null])).toBeNull();
      }),
    );
  });
});

it('probabilities are told as one figure, or from the least to the greatest', () => {
  const risk = (...lists: (number | null)[][]) =>
    ({ cells: lists.map((probability) => ({ at, probability, everActive: 0 })) }) as never;
  expect(probabilityRange(risk([0.03, 0.03], [0.03, null]), 'en')).toBe('3.00%');
  expect(probabilityRange(risk([0.03], [0.25]), 'zh-CN')).toBe('3.00% – 25.0%');
  expect(probabilityRange(risk([null]), 'en')).toBe('—');
});

it('risks are measured in the trials of the last run, but in no more than a person waits for', () => {
  expect(riskTrials({ trials: 500, seed: 7, sampling: 'random' })).toEqual({
    trials: 500,
    seed: 7,
    sampling: 'random',
  });
  expect(riskTrials({ trials: 1e6, seed: 7, sampling: 'sobol' }).trials).toBe(MOST_RISK_TRIALS);
  expect(riskTrials(null)).toMatchObject({ sampling: 'sobol', seed: 1 });
});
