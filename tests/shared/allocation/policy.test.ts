import fc from 'fast-check';
import { expect, test } from 'vitest';
import { POLICY_MEASURES, policyIn, policyShares, withPolicy } from '#shared/allocation/policy.ts';
import { minorUnits } from '#shared/money.ts';

const frame = {
  regions: [
    { id: 'sea', attributes: { type: 'market', stage: 'emerging' } },
    { id: 'eu', attributes: { type: 'market', stage: 'mature' } },
    { id: 'group', attributes: { type: 'group' } },
  ],
  lines: [
    { id: 'ads', attributes: { category: 'marketing' } },
    { id: 'experiments', attributes: { category: 'growth_fund', role: 'fund' } },
  ],
  monthsPerPeriod: 3,
};

function spending(amountOf: (region: string, line: string, period: number) => number) {
  return {
    regions: ['sea', 'eu', 'group'],
    lines: ['ads', 'experiments'],
    periods: 6,
    rows: ['sea', 'eu', 'group'].flatMap((region) =>
      ['ads', 'experiments'].map((line) => ({
        region,
        line,
        amounts: Array.from({ length: 6 }, (_, period) => minorUnits(amountOf(region, line, period))),
        own: true,
      })),
    ),
    locks: [],
  };
}

test('shares by fund, horizon and stage of a market', () => {
  const shares = policyShares(
    spending((region, line) => (region === 'group' ? 100 : line === 'ads' ? 300 : 0)),
    frame,
  );
  // 600 of markets and 200 of the group in each of six quarters: one short, three middle, two long.
  expect(shares).toEqual({
    experiments: 100 / 800,
    short: 1 / 6,
    middle: 3 / 6,
    long: 2 / 6,
    emerging: 300 / 800,
    mature: 300 / 800,
  });
  expect(
    policyShares(
      spending(() => 0),
      frame,
    ),
  ).toBeNull();
});

test('the horizons share out the whole, whatever is spent and however long the periods are', () => {
  const amounts = fc.array(fc.nat(1e9), { minLength: 36, maxLength: 36 });
  fc.assert(
    fc.property(amounts, fc.constantFrom(1, 3, 6, 12), (drawn, monthsPerPeriod) => {
      let next = 0;
      const shares = policyShares(
        spending(() => drawn[next++] ?? 0),
        { ...frame, monthsPerPeriod },
      );
      if (shares) expect(shares.short + shares.middle + shares.long).toBeCloseTo(1, 9);
    }),
  );
});

test('a policy is set and taken away under meta, which keeps what else it holds', () => {
  const set = withPolicy({ other: [1] }, 'long', 0.3);
  expect(set).toEqual({ other: [1], policyShares: { long: 0.3 } });
  expect(policyIn(set)).toMatchObject({ long: 0.3, short: null });
  expect(withPolicy(set, 'long', null)).toEqual({ other: [1] });
  expect(withPolicy('somebody’s text', 'long', 0.3)).toBeNull();
});

test('whatever stands under meta, only shares are read', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), (meta, shares) => {
      for (const holder of [meta, { policyShares: shares }]) {
        const policy = policyIn(holder);
        for (const measure of POLICY_MEASURES) {
          const share = policy[measure];
          expect(share === null || (share >= 0 && share <= 1)).toBe(true);
        }
      }
    }),
  );
});
