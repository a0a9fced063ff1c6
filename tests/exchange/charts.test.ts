import { inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fanChart, histogramChart, ticks, tickText } from '../../electron/exchange/charts.ts';
import { COLOURS, Picture } from '../../electron/exchange/picture.ts';

/** How many points of each colour a picture has, read back from its PNG by the format alone. */
function colours(picture: Picture): Record<string, number> {
  const png = picture.png();
  const at = png.indexOf('IDAT');
  const lines = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  const names = Object.keys(COLOURS);
  const counts: Record<string, number> = {};
  for (let point = 0; point < lines.length; point++) {
    if (point % (picture.width + 1) === 0) continue;
    const name = names[lines[point]!]!;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

describe('a picture', () => {
  it('is a PNG with the points that were filled, and the same bytes every time', () => {
    const draw = () => {
      const picture = new Picture(10, 6);
      picture.fill(2, 1, 3, 2, 'strong');
      picture.fill(-5, 5, 99, 99, 'grid');
      return picture;
    };
    expect(colours(draw())).toEqual({ ground: 46, strong: 4, grid: 10 });
    expect(draw().png().equals(draw().png())).toBe(true);
  });
});

describe('charts', () => {
  it('of a histogram have areas in proportion to the counts, and the target', () => {
    const one = colours(histogramChart({ start: 0, width: 1, counts: [1, 0, 0, 0] }, undefined));
    const two = colours(histogramChart({ start: 0, width: 1, counts: [1, 1, 0, 0] }, undefined));
    expect(two.narrow! / one.narrow!).toBeCloseTo(2, 1);
    expect(one.target).toBeUndefined();
    expect(colours(histogramChart({ start: 0, width: 1, counts: [1] }, 3)).target).toBeGreaterThan(100);
  });

  it('of a fan hold the bands within each other, also for one period or none of a spread', () => {
    const period = { p5: 0, p25: 1, p50: 2, p75: 3, p95: 4 };
    const counts = colours(fanChart([period, { p5: -4, p25: 0, p50: 3, p75: 5, p95: 9 }]));
    expect(counts.wide).toBeGreaterThan(counts.narrow!);
    expect(counts.narrow).toBeGreaterThan(counts.strong!);
    const flat = { p5: 2, p25: 2, p50: 2, p75: 2, p95: 2 };
    expect(colours(fanChart([flat, flat])).strong).toBeGreaterThan(0);
    expect(colours(fanChart([period])).strong).toBeGreaterThan(0);
  });

  it('have ticks at round numbers within the range', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-3, max: 1e9, noNaN: true }),
        (low, span) => {
          const found = ticks(low, low + span);
          expect(found.length).toBeLessThanOrEqual(8);
          for (const tick of found) {
            expect(tick).toBeGreaterThanOrEqual(low - 1e-6 * span - 1e-3);
            expect(tick).toBeLessThanOrEqual(low + span * (1 + 1e-6) + 1e-3);
          }
        },
      ),
    );
    expect(ticks(0, 10)).toEqual([0, 2, 4, 6, 8, 10]);
    expect([0, 950, -2_500_000, 12_300, 4e9].map(tickText)).toEqual(['0', '950', '-2.5M', '12.3k', '4B']);
  });
});
