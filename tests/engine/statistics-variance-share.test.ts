import { describe, expect, it } from 'vitest';
import { varianceShare } from '../../electron/engine/statistics/variance-share.ts';
import { engineValues } from './reference/engine.ts';
import { formula, input } from './reference/plans.ts';
import { truthPlan } from './truths/plan.ts';

/** Independent normals with standard deviations 3 and 4: without the second the variance is 9 of 25. */
const document = truthPlan({
  variables: [
    input('rest', [], { dist: 'normal', mean: 5, sd: 3 }),
    input('event', [], { dist: 'normal', mean: 0, sd: 4 }),
    formula('all', [], 'rest + event'),
  ],
});
const TRUTH = 16 / 25;
const PLAIN = { randomisations: 1, stratified: false } as const;

describe('the share of variance that goes with an event', () => {
  it('is within four standard errors of the closed form, for each sampling', async () => {
    for (const sampling of ['random', 'sobol', 'latin-hypercube'] as const) {
      const values = await engineValues(document, { trials: 4096, seed: 7, sampling });
      const facts = sampling === 'random' ? PLAIN : { randomisations: 32, stratified: true };
      const share = varianceShare(values.get('all')!, values.get('rest')!, facts);
      expect(share.standardError!).toBeGreaterThan(0);
      expect(share.standardError!).toBeLessThan(0.03);
      expect(Math.abs(share.estimate! - TRUTH)).toBeLessThan(4 * share.standardError!);
    }
  });

  it('states its error honestly: over samples it is off by about as much as it says', async () => {
    const [samples, size] = [80, 512];
    const values = await engineValues(document, { trials: samples * size, seed: 9, sampling: 'random' });
    const [all, rest] = [values.get('all')!, values.get('rest')!];
    let squares = 0;
    for (let at = 0; at < samples; at++) {
      const of = (column: Float64Array) => column.slice(at * size, (at + 1) * size);
      const { estimate, standardError } = varianceShare(of(all), of(rest), PLAIN);
      squares += ((estimate! - TRUTH) / standardError!) ** 2;
    }
    // Its mean square is 1 ± 4·√(2/80), with a little room for the skewness of variances.
    expect(Math.abs(squares / samples - 1)).toBeLessThan(4 * Math.sqrt(2 / samples) + 0.05);
  });

  it('is unknown where nothing varies, or a trial is not finite', () => {
    const x = Float64Array.from({ length: 8 }, (_, i) => i);
    const nothing = { estimate: null, standardError: null };
    expect(varianceShare(new Float64Array(8), x, PLAIN)).toEqual(nothing);
    expect(varianceShare(x.with(2, Number.NaN), x, PLAIN)).toEqual(nothing);
    expect(varianceShare(x, new Float64Array(8), PLAIN).estimate).toBe(1);
  });
});
