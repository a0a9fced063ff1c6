import { expect, it } from 'vitest';
import { fieldKind } from '#shared/plan/field-kind.ts';

const usd = { unit: 'USD', format: 'currency' } as const;
const share = { unit: '1', format: 'percent' } as const;

it('values are written as their variable, rates as shares, times in their own units', () => {
  for (const field of ['value', 'severity', 'start', 'mean', 'formula'] as const)
    expect(fieldKind(usd, null, field)).toEqual(usd);
  expect(fieldKind(usd, null, 'probability')).toEqual(share);
  expect(fieldKind(usd, null, 'duration')).toEqual({ unit: 'periods', format: 'number' });
  expect(fieldKind(usd, null, 'half_life')).toEqual({ unit: 'years', format: 'number' });
});

it('a walk drifts in its own unit, other paths by shares of what they are', () => {
  for (const field of ['drift', 'volatility'] as const) {
    expect(fieldKind(usd, 'walk', field)).toEqual(usd);
    expect(fieldKind(usd, 'gbm', field)).toEqual(share);
    expect(fieldKind(usd, 'mean_reverting', field)).toEqual(share);
  }
});
