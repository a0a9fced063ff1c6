import { GLYPH_HEIGHT, Picture } from './picture.ts';

export const CHART_WIDTH = 840;
export const CHART_HEIGHT = 300;
const LEFT = 60;
const RIGHT = 15;
const TOP = 12;
const BOTTOM = 24;

/** `1.5M`, `-200k`: a tick in few characters. */
export function tickText(value: number): string {
  const size = Math.abs(value);
  const [scale, unit] =
    size >= 1e9 ? [1e9, 'B'] : size >= 1e6 ? [1e6, 'M'] : size >= 1e4 ? [1e3, 'k'] : [1, ''];
  return `${Number((value / scale).toPrecision(3))}${unit}`;
}

/** Four to eight round numbers over a range: steps of 1, 2 or 5 times a power of ten. */
export function ticks(low: number, high: number): number[] {
  const raw = (high - low) / 7;
  if (!(raw > 0) || !Number.isFinite(raw)) return [];
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= raw) ?? raw;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, n) =>
    Number(((first + n) * step).toPrecision(12)),
  );
}

/** From values to points of a picture, linearly; a range of one value gets some room. */
function scale(low: number, high: number, from: number, to: number): (value: number) => number {
  const span = high > low ? high - low : 1;
  return (value) => from + ((value - low) / span) * (to - from);
}

/** One period of a fan: five percentiles. */
export interface FanPeriod {
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** A fan over the periods: P5 to P95, within it P25 to P75, and the median as a line. Periods are numbered from 1. */
export function fanChart(periods: readonly FanPeriod[]): Picture {
  const picture = new Picture(CHART_WIDTH, CHART_HEIGHT);
  const low = Math.min(...periods.map(({ p5 }) => p5));
  const high = Math.max(...periods.map(({ p95 }) => p95));
  const bottom = CHART_HEIGHT - BOTTOM;
  const right = CHART_WIDTH - RIGHT;
  const y = scale(low, high, bottom, TOP);
  const x = scale(0, Math.max(1, periods.length - 1), LEFT + 10, right - 10);
  for (let column = Math.round(x(0)); column <= Math.round(x(periods.length - 1)); column++) {
    const at = ((column - x(0)) / (right - 20 - LEFT)) * Math.max(1, periods.length - 1);
    const value = (key: keyof FanPeriod) => {
      const before = Math.max(0, Math.min(Math.floor(at), periods.length - 1));
      const after = Math.min(before + 1, periods.length - 1);
      return periods[before]![key] + (at - before) * (periods[after]![key] - periods[before]![key]);
    };
    picture.fill(column, y(value('p95')), column, y(value('p5')), 'wide');
    picture.fill(column, y(value('p75')), column, y(value('p25')), 'narrow');
    picture.fill(column, y(value('p50')) - 1, column, y(value('p50')) + 1, 'strong');
  }
  for (const tick of ticks(low, high)) {
    for (let column = LEFT; column <= right; column += 4)
      picture.fill(column, y(tick), column + 1, y(tick), 'grid');
    picture.write(tickText(tick), LEFT - 6, y(tick) - GLYPH_HEIGHT / 2, 'right');
  }
  const every = Math.ceil(periods.length / 24);
  periods.forEach((_, n) => {
    if (n % every === 0) picture.write(String(n + 1), x(n), bottom + 9, 'middle');
  });
  return picture;
}

/** A histogram with its target, where there is one, as a line across. */
export function histogramChart(
  { start, width, counts }: { start: number; width: number; counts: readonly number[] },
  target: number | undefined,
): Picture {
  const picture = new Picture(CHART_WIDTH, CHART_HEIGHT);
  const end = start + width * counts.length;
  const low = Math.min(start, target ?? start);
  const high = Math.max(end, target ?? end);
  const bottom = CHART_HEIGHT - BOTTOM;
  const right = CHART_WIDTH - RIGHT;
  const x = scale(low, high, LEFT, right);
  const y = scale(0, Math.max(1, ...counts), bottom, TOP);
  for (const tick of ticks(low, high)) {
    picture.fill(x(tick), TOP, x(tick), bottom, 'grid');
    picture.write(tickText(tick), x(tick), bottom + 9, 'middle');
  }
  counts.forEach((count, n) => {
    if (count > 0)
      picture.fill(x(start + n * width) + 1, y(count), x(start + (n + 1) * width) - 1, bottom, 'narrow');
  });
  picture.fill(LEFT, bottom, right, bottom, 'text');
  if (target !== undefined) picture.fill(x(target) - 1, TOP, x(target) + 1, bottom, 'target');
  return picture;
}
