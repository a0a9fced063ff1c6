import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LOCALES } from '#shared/locale.ts';
import { formatTemplate } from '#shared/messages/message.ts';
import { REPORT_MESSAGES } from '#shared/messages/report.ts';
import { decisionInWords, type ReportFacts, type ReportWords } from '#shared/report/decision.ts';
import type { CellResult } from '#shared/result.ts';

const words = (locale: ReportWords['locale']): ReportWords => ({
  locale,
  figure: (value) => `$${value}`,
  money: (minor) => `USD ${minor / 100}`,
  percent: (share) => `${Math.round(share * 100)}%`,
  probability: (share) => `${Math.round(share * 100)}%`,
});

const cell: CellResult = {
  at: {},
  mean: 120,
  sd: 50,
  standardError: 1.234,
  min: 0,
  max: 300,
  quantiles: { '0.05': 40, '0.5': 110, '0.95': 210 },
  tailMean: { '0.05': 20, '0.95': 250 },
  target: 100,
  probabilityAtLeastTarget: 0.7,
};

const facts: ReportFacts = {
  scenario: 'Push',
  spend: 900_00,
  from: 'Q1',
  to: 'Q4',
  headline: { name: 'NPV', better: 'higher', cell },
  drivers: [
    { name: 'Demand', rankCorrelation: 0.8 },
    { name: 'Duty', rankCorrelation: -0.5 },
    { name: 'Trust', rankCorrelation: 0.2 },
    { name: 'Rain', rankCorrelation: 0.1 },
  ],
  baseline: { name: 'Base', spend: 100_00, difference: { mean: 15, beats: 0.64, equal: 0 } },
  risks: {
    gaps: [
      { place: 'A', coverage: 0.1 },
      { place: 'B', coverage: 0.2 },
      { place: 'C', coverage: 0.3 },
      { place: 'D', coverage: 0.4 },
      { place: 'E', coverage: 0.5 },
    ],
    costliest: { event: 'Tariffs', loss: 33 },
  },
};

const textOf = (about: string, change: Partial<ReportFacts> = {}, locale: ReportWords['locale'] = 'en') =>
  decisionInWords({ ...facts, ...change }, words(locale)).find((each) => each.about === about)?.text;

const withCell = (change: Partial<CellResult>, better: 'higher' | 'lower' = 'higher') => ({
  headline: { name: 'NPV', better, cell: { ...cell, ...change } },
});

test('a full report, sentence by sentence, in English', () => {
  expect(decisionInWords(facts, words('en'))).toEqual([
    {
      about: 'result',
      text: '“Push” spends USD 900 from Q1 to Q4. NPV is expected to come to $120 (standard error $1.2). In nine of ten trials it lies between $40 and $210; half of them are below $110.',
    },
    { about: 'target', text: 'The target of $100 is met with a probability of 70%: likely.' },
    { about: 'drivers', text: 'It rises most with Demand and Trust, and falls with Duty.' },
    {
      about: 'baseline',
      text: 'It is expected to come out $15 above “Base” and is the better one in 64% of the trials. It spends USD 100 more.',
    },
    {
      about: 'risks',
      text: 'Not fully covered: A (at the lowest 10%), B (at the lowest 20%), C (at the lowest 30%), and 2 more. The event that costs most is Tariffs: $33 on average.',
    },
  ]);
});

test('the same in Chinese', () => {
  expect(decisionInWords(facts, words('zh-CN')).map(({ text }) => text)).toEqual([
    '情景“Push”自Q1至Q4共投入 USD 900。NPV的预期值为 $120（标准误 $1.2）。九成模拟结果介于 $40 与 $210 之间，中位数为 $110。',
    '达成目标 $100 的概率为 70%：较有可能。',
    '与其正相关最强的因素：Demand、Trust；负相关最强的因素：Duty。',
    '预期比“Base”高 $15，在 64% 的模拟中更优。投入多 USD 100。',
    '合规未完全覆盖：A（最低 10%）、B（最低 20%）、C（最低 30%）、另有 2 项。损失最大的风险事件为Tariffs，平均损失 $33。',
  ]);
});

describe('what is missing is said, never made up', () => {
  test.each<[string, string, Partial<ReportFacts>, string | undefined]>([
    [
      'no headline',
      'result',
      { headline: null },
      'The plan names no headline output, so there is no expected result to state.',
    ],
    ['no headline', 'target', { headline: null }, undefined],
    ['no headline', 'drivers', { headline: null }, undefined],
    ['no headline', 'baseline', { headline: null }, 'It spends USD 100 more.'],
    [
      'a mean that is no number',
      'result',
      withCell({ mean: null }),
      'NPV could not be worked out in every trial, so nothing is said of its size.',
    ],
    [
      'NaN',
      'result',
      withCell({ mean: Number.NaN }),
      'NPV could not be worked out in every trial, so nothing is said of its size.',
    ],
    ['NaN', 'target', withCell({ mean: Number.NaN }), undefined],
    ['no error', 'result', withCell({ standardError: null }), 'NPV is expected to come to $120. In nine'],
    ['no quantiles', 'result', withCell({ quantiles: {} }), '(standard error $1.2).'],
    ['no target', 'target', withCell({ probabilityAtLeastTarget: null }), 'No target is set for it'],
    ['no drivers', 'drivers', { drivers: [] }, 'No uncertain input was found to drive it.'],
    [
      'flat drivers',
      'drivers',
      { drivers: [{ name: 'X', rankCorrelation: 0 }] },
      'No uncertain input was found to drive it.',
    ],
    [
      'drivers against it',
      'drivers',
      { drivers: [{ name: 'X', rankCorrelation: -1 }] },
      'It falls most with X.',
    ],
    ['drivers with it', 'drivers', { drivers: [{ name: 'X', rankCorrelation: 1 }] }, 'It rises most with X.'],
    [
      'no baseline',
      'baseline',
      { baseline: null },
      'This scenario is the baseline itself; there is none to compare it with.',
    ],
    [
      'no difference',
      'baseline',
      { baseline: { name: 'Base', spend: 0, difference: null } },
      'The difference from “Base” could not be worked out. Both spend the same.',
    ],
    [
      'the same result',
      'baseline',
      { baseline: { name: 'Base', spend: -1_00, difference: { mean: 0, beats: 0, equal: 1 } } },
      'It comes to the same as “Base” in every trial. It spends USD 1 less.',
    ],
    [
      'a worse result',
      'baseline',
      { baseline: { name: 'Base', spend: 0, difference: { mean: -7, beats: 0.2, equal: 0 } } },
      'come out $7 below “Base” and is the better one in 20%',
    ],
    ['no risks', 'risks', { risks: null }, 'Risks were not worked out for this report.'],
    [
      'no coverage',
      'risks',
      { risks: { gaps: null, costliest: null } },
      'The plan says nothing of how far compliance is covered.',
    ],
    [
      'no gaps',
      'risks',
      { risks: { gaps: [], costliest: { event: 'X', loss: 0 } } },
      'Compliance is fully covered in every period.',
    ],
  ])('%s: %s', (_what, about, change, expected) => {
    if (expected === undefined) expect(textOf(about, change)).toBeUndefined();
    else expect(textOf(about, change)).toContain(expected);
  });
});

test.each([
  [1, 'very likely'],
  [0.9, 'very likely'],
  [0.66, 'likely'],
  [0.5, 'about as likely as not'],
  [0.33, 'unlikely'],
  [0.1, 'very unlikely'],
])('a probability of %d is %s; of a cost it is the share below the target', (share, odds) => {
  expect(textOf('target', withCell({ probabilityAtLeastTarget: share }))).toContain(`%: ${odds}.`);
  const cost = withCell({ probabilityAtLeastTarget: 1 - share }, 'lower');
  expect(textOf('target', cost)).toContain(`probability of ${Math.round(share * 100)}%`);
});

const number = fc.oneof(fc.double(), fc.constant(null));
const anyFacts = fc.record({
  scenario: fc.string({ maxLength: 200 }),
  spend: fc.integer(),
  from: fc.string(),
  to: fc.string(),
  headline: fc.option(
    fc.record({
      name: fc.string(),
      better: fc.constantFrom('higher' as const, 'lower' as const, null),
      cell: fc
        .record({ mean: number, standardError: number, probabilityAtLeastTarget: number })
        .map((change) => ({ ...cell, ...change })),
    }),
  ),
  drivers: fc.array(fc.record({ name: fc.string(), rankCorrelation: fc.double() })),
  baseline: fc.option(
    fc.record({
      name: fc.string(),
      spend: fc.integer(),
      difference: fc.option(fc.record({ mean: number, beats: number, equal: number })),
    }),
  ),
  risks: fc.option(
    fc.record({
      gaps: fc.option(fc.array(fc.record({ place: fc.string(), coverage: fc.double() }))),
      costliest: fc.option(fc.record({ event: fc.string(), loss: fc.double() })),
    }),
  ),
});

test('whatever the figures, every sentence is whole and says no NaN, infinity or null', () => {
  const plain = (facts: ReportFacts, locale: ReportWords['locale']) =>
    decisionInWords(facts, {
      ...words(locale),
      figure: (value) => {
        expect(Number.isFinite(value)).toBe(true);
        return 'F';
      },
    });
  fc.assert(
    fc.property(anyFacts, fc.constantFrom(...LOCALES), (some, locale) => {
      const paragraphs = plain(some, locale);
      expect(paragraphs.map(({ about }) => about)).toEqual(
        expect.arrayContaining(['result', 'baseline', 'risks']),
      );
      for (const { text } of paragraphs) expect(text).toMatch(/[.。]$/);
    }),
  );
});

test('both languages put in the same arguments', () => {
  const names = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const message of Object.values(REPORT_MESSAGES)) {
    expect(names(message['zh-CN'])).toEqual(names(message.en));
    expect(formatTemplate(message.en, {})).toBe(message.en);
  }
});
