import { describe, it } from 'vitest';
import { expectRule, formula, input, type Rule } from './reference/plans.ts';

const constant = (name: string, text: string) => formula(name, [], text);

/** An expression over constants, as itself and with its numbers as inputs, so that folding and kernels both show. */
const NUMBERS: [rule: string, cases: [text: string, value: number][]][] = [
  [
    'IEEE doubles: division by zero',
    [
      ['1 / 0', Infinity],
      ['-1 / 0', -Infinity],
      ['0 / 0', Number.NaN],
      ['1 / 0 - 1 / 0', Number.NaN],
    ],
  ],
  [
    'A condition holds where it is neither 0 nor NaN',
    [
      ['0 / 0 ? 1 : 2', 2],
      ['0 ? 1 : 2', 2],
      ['-0.5 ? 1 : 2', 1],
      ['1 / 0 ? 1 : 2', 1],
      ['not (0 / 0)', 1],
      ['not (3)', 0],
      ['(0 / 0) and 1', 0],
      ['2 and 3', 1],
      ['0 / 0 or 1', 1],
      ['0 or 0 / 0', 0],
      ['0 ? 1 : 1 ? 2 : 3', 2],
    ],
  ],
  [
    'Comparisons give 0 or 1, exact on doubles',
    [
      ['0 / 0 == 0 / 0', 0],
      ['0 / 0 != 0 / 0', 1],
      ['0 / 0 < 1', 0],
      ['0 / 0 >= 1', 0],
      ['0.1 + 0.2 == 0.3', 0],
      ['0.1 + 0.2 > 0.3', 1],
      ['1 < 1.0000000000000002', 1],
      ['2 <= 2', 1],
      ['3 != 3', 0],
    ],
  ],
  [
    'round rounds halves away from zero; floor and ceil are exact',
    [
      ['round(-0.5)', -1],
      ['round(0.5)', 1],
      ['round(2.5)', 3],
      ['round(-2.5)', -3],
      ['round(0.49999999999999994)', 0],
      ['round(4503599627370497)', 4503599627370497],
      ['round(-1.4999999999999998)', -1],
      ['floor(2.9999999999999996)', 2],
      ['ceil(2.0000000000000004)', 3],
      ['floor(-0.5)', -1],
      ['ceil(-1.5)', -1],
    ],
  ],
  [
    '^ is ECMAScript’s **, never complex; -a^b = -(a^b); a^b^c = a^(b^c)',
    [
      ['(-8) ^ (1 / 3)', Number.NaN],
      ['0 ^ 0', 1],
      ['(0 / 0) ^ 0', 1],
      ['1 ^ (1 / 0)', Number.NaN],
      ['(-2) ^ 3', -8],
      ['-2 ^ 2', -4],
      ['2 ^ 3 ^ 2', 512],
      ['2 ^ -1', 0.5],
      ['0 ^ -1', Infinity],
    ],
  ],
  [
    'hill(x, half, shape): 1/(1 + (half/x)^shape) for x > 0, 0 for x ≤ 0, NaN for NaN',
    [
      ['hill(0, 2, 1)', 0],
      ['hill(-3, 2, 1)', 0],
      ['hill(0 / 0, 2, 1)', Number.NaN],
      ['hill(2, 2, 3)', 0.5],
      ['hill(6, 2, 2)', 0.9],
      ['hill(1 / 0, 2, 2)', 1],
      ['hill(-1, 0 / 0, 1)', 0],
    ],
  ],
  [
    'min and max of anything with NaN are NaN; clamp = min(max(x, low), high)',
    [
      ['min(1, 0 / 0)', Number.NaN],
      ['max(0 / 0, 1)', Number.NaN],
      ['max(1, 2, 0 / 0, 9)', Number.NaN],
      ['min(3, 1, 2)', 1],
      ['max(3, 1, 7, 2)', 7],
      ['clamp(5, 0, 3)', 3],
      ['clamp(-5, 0, 3)', 0],
      ['clamp(2, 9, 3)', 3],
      ['clamp(0 / 0, 0, 3)', Number.NaN],
    ],
  ],
  [
    'roots and logarithms of negatives are NaN; saturate = 1 − exp(−x/scale)',
    [
      ['sqrt(-1)', Number.NaN],
      ['log(-1)', Number.NaN],
      ['log(0)', -Infinity],
      ['log(exp(2))', 2],
      ['abs(-3) + sqrt(16)', 7],
      ['sin(0) + cos(0)', 1],
      ['saturate(0, 5)', 0],
      ['saturate(5, 5)', 1 - Math.exp(-1)],
      ['8 / 2 / 2 - 1 - 1', 0],
    ],
  ],
];

/** Every number of the text behind an input, so that nothing is left to fold. */
function throughInputs(text: string, stem: string): Rule['variables'] {
  const inputs: Rule['variables'][number][] = [];
  const reading = text.replace(/\d+(\.\d+)?/g, (number) => {
    inputs.push(input(`${stem}_${inputs.length}`, [], Number(number)));
    return `${stem}_${inputs.length - 1}`;
  });
  return [...inputs, constant(`${stem}_read`, reading)];
}

describe('numbers', () => {
  it.each(NUMBERS)('%s', async (rule, cases) => {
    const variables = cases.flatMap(([text], i) => [
      constant(`f${i}`, text),
      ...throughInputs(text, `g${i}`),
    ]);
    const expected = Object.fromEntries(
      cases.flatMap(([, value], i) => [
        [`f${i}`, value],
        [`g${i}_read`, value],
      ]),
    );
    await expectRule({ rule, variables, expected, trials: 1 });
  });
});
