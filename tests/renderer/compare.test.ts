import { expect, it } from 'vitest';
import type { OutputView, PlanView } from '#shared/views.ts';
import type { CauseView, ComparisonView } from '#shared/views-compare.ts';
import { causeKey } from '../../renderer/features/compare/cause-words.ts';
import { comparedRows, signedFigure } from '../../renderer/features/compare/figures.ts';

const output = (variable: string, over: string[], headline = false) =>
  ({ variable, over, headline }) as unknown as OutputView;

const plan = {
  outputs: [
    output('customers', ['region', 'period']),
    output('days', ['region', 'period']),
    output('margin', ['line']),
    output('npv', [], true),
  ],
} as unknown as PlanView;

const overRegions = ['sea', 'eu'].flatMap((region) => [0, 1].map((period) => ({ at: { region, period } })));
const view = {
  outputs: [
    { variable: 'customers', cells: overRegions },
    { variable: 'days', cells: overRegions },
    { variable: 'margin', cells: [{ at: { line: 'brand' } }, { at: { line: 'ads' } }] },
    { variable: 'npv', cells: [{ at: {} }] },
  ],
} as unknown as ComparisonView;

const shown = (places: string[], period: number | null) =>
  comparedRows(plan, view, { places, period }).map(({ output: { variable }, cell }) => [variable, cell.at]);

it('shows the headline first, and of each output the first place in the last period until one chooses', () => {
  expect(shown([], null)).toEqual([
    ['npv', {}],
    ['customers', { region: 'sea', period: 1 }],
    ['days', { region: 'sea', period: 1 }],
    ['margin', { line: 'brand' }],
  ]);
});

it('shows a chosen place and period wherever an output has them', () => {
  expect(shown(['line=ads', 'region=eu', 'region=gone'], 0)).toEqual([
    ['npv', {}],
    ['customers', { region: 'eu', period: 0 }],
    ['days', { region: 'eu', period: 0 }],
    ['margin', { line: 'ads' }],
  ]);
  // A period that the calendar no longer has is the last one.
  expect(shown([], 7)[1]).toEqual(['customers', { region: 'sea', period: 1 }]);
});

it('copies a difference with its error and shows its sign', () => {
  const words = { t: () => '', locale: 'en', monthsPerPeriod: 3 } as never;
  const kind = { unit: 'USD', format: 'currency' } as const;
  const figure = signedFigure({ mean: 1234.5, standardError: 10 }, kind, words);
  expect(figure.text.startsWith('+$1,23')).toBe(true);
  expect(figure.values).toEqual([1234.5, 10]);
  expect(signedFigure({ mean: -1, standardError: null }, kind, words).text.startsWith('−')).toBe(true);
});

it('tells causes of one name apart', () => {
  const override = (at: Record<string, string>, from?: number) =>
    ({
      type: 'override',
      variable: 'cac',
      before: [],
      after: [{ variable: 'cac', at, multiply: 2, ...(from === undefined ? {} : { from }) }],
    }) as unknown as CauseView;
  const causes = [
    override({ region: 'eu' }),
    override({ region: 'na' }),
    override({ region: 'eu' }, 0),
    { type: 'spend', category: 'cac', label: 'cac', before: 0, after: 1 } as unknown as CauseView,
    { type: 'discountRate', before: 0, after: 1 } as CauseView,
  ];
  expect(new Set(causes.map(causeKey)).size).toBe(causes.length);
});
