import { expect, it } from 'vitest';
import { fieldKind } from '#shared/plan/field-kind.ts';

const usd = { unit: 'USD', format: 'currency' } as const;
const share = { unit: '1', format: 'percent' } as const;
const plain = { unit: '1', format: 'number' } as const;

it('values are written as their variable, rates as shares, times as numbers', () => {
  for (const field of ['value', 'severity', 'start', 'mean', 'formula'] as const)
    expect(fieldKind(usd, null, field)).toEqual(usd);
  expect(fieldKind(usd, null, 'probability')).toEqual(share);
  for (const field of ['duration', 'half_life'] as const) expect(fieldKind(usd, null, field)).toEqual(plain);
});

it('a walk drifts in its own unit, other paths by shares of what they are', () => {
  for (const field of ['drift', 'volatility'] as const) {
    expect(fieldKind(usd, 'walk', field)).toEqual(usd);
    expect(fieldKind(usd, 'gbm', field)).toEqual(share);
    expect(fieldKind(usd, 'mean_reverting', field)).toEqual(share);
  }
});
