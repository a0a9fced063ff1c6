import type { Calendar } from '#shared/plan/document.ts';

function month(year: number, zeroBased: number): string {
  return `${year + Math.floor(zeroBased / 12)}-${String((zeroBased % 12) + 1).padStart(2, '0')}`;
}

/**
 * What a period is called: `2026` for a calendar year, `2026 H1`, `2026 Q1`, `2026-01`; a period that does not start
 * where a calendar one does is named by its first and last month, `2026-02…2026-04`.
 */
export function periodLabel(calendar: Calendar, period: number): string {
  const [startYear = 0, startMonth = 1] = calendar.start.split('-').map(Number);
  const length = calendar.monthsPerPeriod;
  const first = startMonth - 1 + period * length;
  const year = startYear + Math.floor(first / 12);
  const inYear = first % 12;
  if (length === 1) return month(startYear, first);
  if (inYear % length !== 0) return `${month(startYear, first)}…${month(startYear, first + length - 1)}`;
  if (length === 12) return String(year);
  return `${year} ${length === 3 ? 'Q' : 'H'}${inYear / length + 1}`;
}
