import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log1pMinus } from '#shared/math/elementary.ts';
import { logGamma1p, stirlingError } from '#shared/math/gamma-function.ts';
import { betaP, betaQ } from '#shared/math/incomplete-beta.ts';
import { gammaP, gammaQ } from '#shared/math/incomplete-gamma.ts';
import { normalCdf } from '#shared/math/normal.ts';

/** Expected values: mpmath 1.3 with 50 to 60 digits, the arguments being exactly these doubles. */

function expectRelative(actual: number, expected: number, tolerance: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(tolerance * Math.abs(expected));
}

describe('normal distribution function', () => {
  it.each([
    [-20, 2.7536241186062337e-89],
    [-8, 6.220960574271784e-16],
    [-5.7, 5.990371401063528e-9],
    [-5.6, 1.071759025831093e-8],
    [-3, 0.0013498980316300946],
    [-1, 0.15865525393145705],
    [-0.6629, 0.2536973008682368],
    [-0.66, 0.25462691467133614],
    [-0.1, 0.460172162722971],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [2, 0.9772498680518208],
    [6, 0.9999999990134123],
  ])('Φ(%d)', (z, expected) => {
    expectRelative(normalCdf(z), expected, 2e-15 * Math.max(1, z * z));
  });

  it('ends in 0 and 1, and its tails mirror each other', () => {
    expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
    expect(Number.isNaN(normalCdf(Number.NaN))).toBe(true);
    fc.assert(
      fc.property(
        fc.double({ min: -40, max: 40, noNaN: true }),
        (z) => Math.abs(normalCdf(z) + normalCdf(-z) - 1) < 1e-15,
      ),
    );
  });
});

describe('gamma function', () => {
  it.each([
    [1e-10, 23.025850929882736],
    [0.1, 2.252712651734206],
    [0.5, 0.5723649429247001],
    [1.5, -0.12078223763524522],
    [2.5, 0.2846828704729192],
    [7.3, 7.147892523022248],
    [14.99, 25.164481163825506],
    [15.01, 25.217968095475186],
    [100, 359.1342053695754],
    [1e5, 1051287.7089736569],
    [1e10, 220258509288.81058],
    [1e300, 6.897755278982137e302],
  ])('ln Γ(%d)', (x, expected) => {
    const byStirling = (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + stirlingError(x);
    expectRelative(byStirling, expected, 1e-14);
    if (x < 1) expectRelative(logGamma1p(x) - Math.log(x), expected, 1e-15);
  });

  it.each([
    [0.5, 0.15342640972002736],
    [3, 0.02767792568499834],
    [14.9, 0.00559200251225083],
    [15, 0.005554733551962801],
    [40, 0.0020832899383024218],
    [1e5, 8.333333333305556e-7],
  ])('Stirling’s error at %d', (x, expected) => {
    expectRelative(stirlingError(x), expected, 1e-13);
  });

  it.each([
    [-0.999, 5.908755278982136],
    [-0.3, 0.056674943938732375],
    [-0.2, 0.023143551314209757],
    [-1e-3, 5.003335835335002e-7],
    [-1e-9, 5.000000003333334e-19],
    [1e-12, 4.999999999996667e-25],
    [0.01, 4.966914683191715e-5],
    [0.199, 0.01751212395462281],
    [0.201, 0.017845456902153514],
    [5, 3.208240530771945],
  ])('ln(1 + δ) − δ at %d', (delta, expected) => {
    expectRelative(log1pMinus(delta), -expected, 3e-15);
  });
});

describe('incomplete gamma function', () => {
  it.each([
    [0.5, 0.1, 0.345279153981423, 0.654720846018577],
    [0.5, 9, 0.9999779095030014, 2.209049699858544e-5],
    [0.001, 1e-5, 0.9891230446957827, 0.01087695530421733],
    [3, 1, 0.08030139707139419, 0.9196986029286058],
    [3, 20, 0.9999995444850495, 4.555149505589213e-7],
    [12.5, 12.5, 0.5376263370733864, 0.4623736629266137],
    [100, 70, 0.00043037259497989087, 0.9995696274050201],
    [100, 150, 0.9999940754596646, 5.924540335483916e-6],
    [5000, 5100, 0.9206711189223811, 0.07932888107761897],
    [200000, 199000, 0.012576006291331173, 0.9874239937086688],
    [999999, 1001000, 0.8415865958730717, 0.15841340412692823],
    [2e6, 1996000, 0.002326824105083477, 0.9976731758949166],
    [5e7, 50014142, 0.9772411974469223, 0.022758802553077707],
    [1e10, 1e10 + 2e5, 0.9772493281448552, 0.02275067185514477],
  ])('P and Q(%d, %d)', (a, x, p, q) => {
    expectRelative(gammaP(a, x), p, a < 1e5 ? 3e-14 : 1e-12);
    expectRelative(gammaQ(a, x), q, a < 1e5 ? 3e-14 : 1e-12);
  });

  it('stays within 0 and 1, rises with x, and P + Q = 1, for any shape', () => {
    const shape = fc.double({ min: 1e-6, max: 1e12, noNaN: true });
    const ratio = fc.double({ min: 0, max: 4, noNaN: true });
    fc.assert(
      fc.property(shape, ratio, ratio, (a, r, s) => {
        const [low, high] = [Math.min(r, s) * a, Math.max(r, s) * a];
        expect(gammaP(a, low)).toBeLessThanOrEqual(gammaP(a, high) + 1e-13);
        expect(Math.abs(gammaP(a, low) + gammaQ(a, low) - 1)).toBeLessThan(1e-13);
      }),
    );
  });

  it('has its ends, and NaN for NaN', () => {
    expect([gammaP(2, 0), gammaQ(2, 0), gammaP(2, Infinity), gammaQ(2, Infinity)]).toEqual([0, 1, 1, 0]);
    expect([gammaP(2, -1), gammaP(1e300, 1e299), gammaQ(1e300, 1e299)]).toEqual([0, 0, 1]);
    expect(Number.isNaN(gammaP(2, Number.NaN)) && Number.isNaN(gammaQ(2, Number.NaN))).toBe(true);
  });
});

describe('incomplete beta function', () => {
  it.each([
    [0.5, 0.5, 0.25, 0.3333333333333333, 0.6666666666666666, 3e-14],
    [2, 3, 0.1, 0.052300000000000006, 0.9477, 3e-14],
    [3, 9, 0.9, 0.99999995445, 4.554999999999991e-8, 3e-14],
    [0.001, 5, 0.2, 0.9997834456464276, 0.00021655435357234194, 1e-12],
    [3.4, 1.6, 0.999, 0.9999108840125109, 8.911598748906616e-5, 3e-14],
    [50, 70, 0.3, 0.00356613500595697, 0.9964338649940431, 3e-14],
    [5000, 3000, 0.64, 0.9973225079352609, 0.0026774920647391017, 1e-13],
    [2e5, 3e5, 0.401, 0.9255134449775789, 0.07448655502242106, 1e-12],
    [1e6, 1e6, 0.5005, 0.9213504224190753, 0.07864957758092467, 1e-12],
    [0.2, 1e6, 1e-6, 0.9476195767342677, 0.05238042326573231, 1e-12],
    [1e8, 3, 0.99999996, 0.23810328827902855, 0.7618967117209715, 1e-13],
    [1e8, 1e8, 0.50005, 0.9213503967342768, 0.07864960326572323, 1e-10],
    [1e10, 4e10, 0.200001, 0.7119254635634363, 0.28807453643656367, 1e-9],
    [1e12, 1e12, 0.5000005, 0.9213503964578086, 0.07864960354219137, 1e-9],
    [2, 1e12, 3e-12, 0.8008517265294404, 0.19914827347055958, 1e-11],
  ])('I and its complement (%d, %d, %d)', (a, b, x, p, q, tolerance) => {
    expectRelative(betaP(a, b, x), p, tolerance);
    expectRelative(betaQ(a, b, x), q, tolerance);
  });

  it('stays within 0 and 1, rises with x, and mirrors, for any parameters', () => {
    const parameter = fc.double({ min: 1e-3, max: 1e7, noNaN: true });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(parameter, parameter, share, share, (a, b, r, s) => {
        const [low, high] = [Math.min(r, s), Math.max(r, s)];
        expect(betaP(a, b, low)).toBeLessThanOrEqual(betaP(a, b, high) + 1e-12);
        expect(Math.abs(betaP(a, b, low) + betaQ(a, b, low) - 1)).toBeLessThan(1e-12);
        expect(betaP(a, b, low)).toBe(betaQ(b, a, 1 - low, low));
      }),
    );
  });

  it('is x^a where b is 1, and ends in 0 and 1', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), (a) => {
        expectRelative(betaP(a, 1, 0.7), 0.7 ** a, 1e-12);
      }),
    );
    expect([betaP(2, 3, 0), betaP(2, 3, 1), betaQ(2, 3, 0), betaQ(2, 3, 1)]).toEqual([0, 1, 1, 0]);
    expect([betaP(1e300, 1e300, 0.4), betaP(1e300, 1e300, 0.6)]).toEqual([0, 1]);
  });
});
