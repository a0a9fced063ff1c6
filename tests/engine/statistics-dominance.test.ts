import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dominanceOf } from '../../electron/engine/statistics/dominance.ts';

const facts = { randomisations: 1, stratified: false };
const even = Float64Array.from({ length: 400 }, (_, i) => (i * 37) % 400);
const none = { better: null, clear: false };
const same = { better: null, clear: true };

describe('stochastic dominance', () => {
  it('sees a shift: better at every level, so for everybody', () => {
    expect(
      dominanceOf(
        even.map((x) => x + 60),
        even,
        facts,
      ),
    ).toEqual({
      first: { better: 'scenario', clear: true },
      second: { better: 'scenario', clear: true },
    });
    expect(
      dominanceOf(
        even,
        even.map((x) => x + 60),
        facts,
      )?.first,
    ).toEqual({ better: 'baseline', clear: true });
  });

  it('sees the same spread more widely: no order for all, but worse for who dislikes risk', () => {
    const wide = even.map((x) => 199.5 + 3 * (x - 199.5));
    expect(dominanceOf(wide, even, facts)).toEqual({
      first: none,
      second: { better: 'baseline', clear: true },
    });
  });

  it('sees no order where a higher mean comes with a worse worst case', () => {
    const bold = even.map((x) => 400 + 3 * (x - 199.5));
    expect(dominanceOf(bold, even, facts)).toEqual({ first: none, second: none });
  });

  it('says that what is the same is the same, and nothing of what is not finite', () => {
    expect(dominanceOf(even, even, facts)).toEqual({ first: same, second: same });
    expect(dominanceOf(even.with(7, Number.NaN), even, facts)).toBeNull();
  });

  it('takes two trials that are worse among four hundred for sampling error, and says that they are there', () => {
    const nearly = even.map((x) => (x < 2 ? x - 1 : x + 60));
    expect(dominanceOf(nearly, even, facts)?.first).toEqual({ better: 'scenario', clear: false });
  });

  it('finds what a direct look at both distribution functions finds', () => {
    const column = fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 40, maxLength: 40 });
    fc.assert(
      fc.property(column, column, (a, b) => {
        const [x, y] = [Float64Array.from(a), Float64Array.from(b)];
        const levels = [-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5];
        const share = (of: Float64Array, level: number) => of.filter((value) => value <= level).length;
        const short = (of: Float64Array, level: number) =>
          of.reduce((sum, v) => sum + Math.max(0, level - v), 0);
        for (const [order, loss] of [
          ['first', share],
          ['second', short],
        ] as const) {
          const found = dominanceOf(x, y, facts)![order];
          const worse = levels.some((level) => loss(x, level) > loss(y, level));
          const better = levels.some((level) => loss(x, level) < loss(y, level));
          if (found.clear && found.better === 'scenario') expect([worse, better]).toEqual([false, true]);
          if (found.clear && found.better === 'baseline') expect([worse, better]).toEqual([true, false]);
          if (found.clear && found.better === null) expect([worse, better]).toEqual([false, false]);
          if (found.better === 'scenario') expect(better).toBe(true);
        }
      }),
    );
  });

  it('is turned round when both sides change places', () => {
    const column = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 32, maxLength: 32 });
    const turned = { scenario: 'baseline', baseline: 'scenario' } as const;
    fc.assert(
      fc.property(column, column, (a, b) => {
        const [x, y] = [Float64Array.from(a), Float64Array.from(b)];
        const [there, back] = [dominanceOf(x, y, facts)!, dominanceOf(y, x, facts)!];
        for (const order of ['first', 'second'] as const) {
          const { better, clear } = there[order];
          expect(back[order]).toEqual({ better: better && turned[better], clear });
        }
      }),
    );
  });
});
