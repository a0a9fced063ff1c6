import { expect, test } from 'vitest';
import { parseDirectionNumbers } from '../../../electron/engine/random/direction-numbers.ts';
import { directionNumbers } from './table.ts';

/** Points 1, 2, 3, 7, 20, 63 as 32-bit integers, by scipy 1.17.1: qmc.Sobol(8192, scramble=False, bits=32). */
const POINTS = [1, 2, 3, 7, 20, 63];
const SCIPY: [dimension: number, digits: number[]][] = [
  [0, [2147483648, 3221225472, 1073741824, 536870912, 2013265920, 67108864]],
  [1, [2147483648, 1073741824, 3221225472, 2684354560, 402653184, 3422552064]],
  [2, [2147483648, 1073741824, 3221225472, 1610612736, 3623878656, 1543503872]],
  [9, [2147483648, 3221225472, 1073741824, 3758096384, 2281701376, 2483027968]],
  [99, [2147483648, 3221225472, 1073741824, 2684354560, 3892314112, 335544320]],
  [1110, [2147483648, 3221225472, 1073741824, 2684354560, 2281701376, 67108864]],
  [4095, [2147483648, 1073741824, 3221225472, 2684354560, 1744830464, 1006632960]],
  [8191, [2147483648, 3221225472, 1073741824, 536870912, 4160749568, 2751463424]],
];

function sobolDigits(dimension: number, point: number): number {
  let digits = 0;
  const gray = point ^ (point >>> 1);
  for (let bit = 0; bit < 32; bit++) {
    if ((gray >>> bit) & 1) digits ^= directionNumbers[dimension * 32 + bit]!;
  }
  return digits >>> 0;
}

test("the table's points are scipy's", () => {
  expect(directionNumbers.length).toBe(8192 * 32);
  for (const [dimension, digits] of SCIPY) {
    expect(POINTS.map((point) => sobolDigits(dimension, point))).toEqual(digits);
  }
});

test('the leading digits of each dimension are independent, so that 2^k points fill 2^k strata', () => {
  for (let dimension = 0; dimension < 8192; dimension++) {
    for (let bit = 0; bit < 32; bit++) {
      const v = directionNumbers[dimension * 32 + bit]!;
      if ((v >>> (31 - bit)) % 2 !== 1 || (bit < 31 && (v << (bit + 1)) >>> 0 !== 0)) {
        expect.fail(`dimension ${dimension}, direction ${bit} is not a shifted odd number: ${v}`);
      }
    }
  }
});

test.each([
  ['an even number', '1,1\n3,1\n7,1,2\n'],
  ['a number too large', '1,1\n3,3\n'],
  ['too few numbers', '1,1\n3,1\n7,1\n'],
  ['a word', '1,1\nthree,1\n'],
  ['another first dimension', '3,1\n'],
])('a table with %s is refused', (_, csv) => {
  expect(() => parseDirectionNumbers(csv)).toThrow(/direction numbers: dimension \d+ is damaged/);
});
