import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compactPeriodLabel, periodLabel } from '#shared/plan/calendar.ts';

type Months = 1 | 3 | 6 | 12;

describe('names of periods', () => {
  it.each<[Months, string, number, string, string, string, string]>([
    [3, '2026-01', 0, '2026-Q1', '26-Q1', '2026年第1季度', '26年Q1'],
    [3, '2026-01', 7, '2027-Q4', '27-Q4', '2027年第4季度', '27年Q4'],
    [3, '2026-11', 0, 'Nov 2026 – Jan 2027', 'Nov 26 – Jan 27', '2026年11月–2027年1月', '26年11月–27年1月'],
    [1, '2026-12', 1, 'Jan 2027', 'Jan 27', '2027年1月', '27年1月'],
    [6, '2026-07', 0, '2026-H2', '26-H2', '2026年下半年', '26年下半年'],
    [6, '2026-07', 1, '2027-H1', '27-H1', '2027年上半年', '27年上半年'],
    [12, '2026-01', 2, '2028', '2028', '2028年', '2028年'],
    [12, '2026-04', 0, 'Apr 2026 – Mar 2027', 'Apr 26 – Mar 27', '2026年4月–2027年3月', '26年4月–27年3月'],
    [3, '1999-10', 1, '2000-Q1', '00-Q1', '2000年第1季度', '00年Q1'],
  ])('%d months from %s, period %d', (monthsPerPeriod, start, period, en, enShort, zh, zhShort) => {
    const calendar = { start, monthsPerPeriod };
    // CLDR sets thin spaces around the dash of a range; which ones is not ours to test.
    const plain = (text: string) => text.replace(/\s/g, ' ');
    expect(plain(periodLabel(calendar, period, 'en'))).toBe(en);
    expect(plain(compactPeriodLabel(calendar, period, 'en'))).toBe(enShort);
    expect(periodLabel(calendar, period, 'zh-CN')).toBe(zh);
    expect(compactPeriodLabel(calendar, period, 'zh-CN')).toBe(zhShort);
  });

  it('are all different over any horizon', () => {
    const month = fc.integer({ min: 1, max: 12 }).map((value) => String(value).padStart(2, '0'));
    fc.assert(
      fc.property(
        fc.constantFrom<Months>(1, 3, 6, 12),
        month,
        fc.constantFrom('en', 'zh-CN'),
        (months, first, locale) => {
          const calendar = { start: `2026-${first}`, monthsPerPeriod: months };
          for (const label of [periodLabel, compactPeriodLabel]) {
            const labels = Array.from({ length: 40 }, (_, period) => label(calendar, period, locale));
            expect(new Set(labels).size).toBe(40);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
