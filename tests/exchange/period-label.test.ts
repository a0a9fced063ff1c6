import { describe, expect, it } from 'vitest';
import { periodLabel } from '../../electron/exchange/period-label.ts';

describe('the name of a period', () => {
  it.each([
    ['2026-01', 3, 0, '2026 Q1'],
    ['2026-01', 3, 11, '2028 Q4'],
    ['2026-10', 3, 1, '2027 Q1'],
    ['2026-02', 3, 0, '2026-02…2026-04'],
    ['2026-11', 3, 0, '2026-11…2027-01'],
    ['2026-07', 6, 0, '2026 H2'],
    ['2026-07', 6, 1, '2027 H1'],
    ['2026-01', 12, 2, '2028'],
    ['2026-04', 12, 0, '2026-04…2027-03'],
    ['2026-01', 1, 0, '2026-01'],
    ['2026-12', 1, 1, '2027-01'],
  ] as const)('from %s, %d months each, number %d: %s', (start, monthsPerPeriod, period, label) => {
    expect(periodLabel({ start, monthsPerPeriod, periods: 12 }, period)).toBe(label);
  });
});
