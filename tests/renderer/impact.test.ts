import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CellResult } from '#shared/result.ts';
import type { OutputView, PlanView } from '#shared/views.ts';
import { barScale } from '../../renderer/features/allocate/impact/bar-scale.ts';
import { choosable, firstChoice, readChoice } from '../../renderer/features/allocate/impact/outputs.ts';
import {
  announcement,
  estimateChange,
  probabilityChange,
  toneOf,
} from '../../renderer/features/allocate/impact/wording.ts';
import { bothLanguages } from './both-languages.ts';

const texts = await bothLanguages();

function output(variable: string, more: Partial<OutputView> = {}): OutputView {
  return {
    variable,
    label: variable,
    note: null,
    unit: 'USD',
    format: 'currency',
    over: [],
    axes: [],
    target: null,
    better: 'higher',
    headline: false,
    ...more,
  };
}

function cell(p5: number, p50: number, p95: number, target?: number): CellResult {
  return {
    at: {},
    mean: p50,
    sd: 1,
    standardError: 0.1,
    min: p5,
    max: p95,
    quantiles: { '0.05': p5, '0.5': p50, '0.95': p95 },
    tailMean: { '0.05': p5, '0.95': p95 },
    ...(target === undefined ? {} : { target }),
  };
}

const planOf = (...outputs: OutputView[]) => ({ outputs }) as unknown as PlanView;

describe('which outputs', () => {
  const course = output('revenue', { over: ['period'] });
  const plan = planOf(
    course,
    output('customers', {
      format: 'number',
      over: ['region', 'period'],
      axes: [{ dimension: 'region', members: ['sea', 'eu'] }],
    }),
    output('days', { format: 'days', over: ['line'], axes: [{ dimension: 'line', members: ['ads'] }] }),
    output('lowest_cash'),
    output('npv', { headline: true }),
    output('cac'),
  );

  it('are single figures first, the headline before all, courses over time on request', () => {
    expect(firstChoice(plan)).toEqual(['npv', 'lowest_cash', 'cac']);
    expect(choosable(plan.outputs).map(({ reference }) => reference)).toEqual([
      'revenue',
      'customers',
      'customers[sea]',
      'customers[eu]',
      'days[ads]',
      'lowest_cash',
      'npv',
      'cac',
    ]);
    expect(firstChoice(planOf(course))).toEqual(['revenue']);
    expect(firstChoice(planOf())).toEqual([]);
  });

  it('are read back as far as the plan still has them, whatever stands in the store', () => {
    expect(readChoice('["revenue","npv","gone",7]', plan)).toEqual(['revenue', 'npv']);
    expect(readChoice('["customers[eu]","customers[mars]"]', plan)).toEqual(['customers[eu]']);
    for (const stored of [null, '', '{', '{}', '"npv"', '["gone"]', '["days"]', '[]'])
      expect(readChoice(stored, plan)).toEqual(['npv', 'lowest_cash', 'cac']);
    fc.assert(
      fc.property(fc.option(fc.string()), (stored) => {
        const chosen = readChoice(stored, plan);
        expect(chosen.length).toBeGreaterThan(0);
        expect(chosen.length).toBeLessThanOrEqual(4);
      }),
    );
  });
});

describe('a change', () => {
  it('carries its sign, its unit and its standard error', () => {
    const npv = output('npv');
    const change = { mean: 421_234, standardError: 12_345 };
    expect(estimateChange(change, npv, 'en', texts.en)).toEqual({
      text: '+$421K ± $12K',
      tone: 'good',
      withinError: false,
    });
    expect(estimateChange({ ...change, mean: -421_234 }, npv, 'zh-CN', texts['zh-CN']).text).toBe(
      '−$42.1万 ± $1.2万',
    );
    const margin = output('margin', { unit: '1', format: 'percent' });
    expect(estimateChange({ mean: 0.021, standardError: 0.004 }, margin, 'en', texts.en).text).toBe(
      '+2.1% ± 0.4%',
    );
  });

  it('of a share is in percentage points', () => {
    const npv = output('npv');
    const change = { mean: 0.0123, standardError: 0.002 };
    expect(probabilityChange(change, npv, 'en', texts.en).text).toBe('+1.2 ± 0.2 pp');
    expect(probabilityChange({ mean: -0.0123, standardError: null }, npv, 'en', texts.en).text).toBe(
      '−1.2 pp',
    );
    expect(probabilityChange(change, npv, 'zh-CN', texts['zh-CN']).text).toBe('+1.2 ± 0.2 个百分点');
  });

  it('that is none or unknown says so', () => {
    const none = { mean: 0, standardError: 0 };
    expect(estimateChange(none, output('npv'), 'en', texts.en)).toEqual({
      text: 'No change',
      tone: 'none',
      withinError: false,
    });
    expect(probabilityChange(none, output('npv'), 'zh-CN', texts['zh-CN']).text).toBe('无变化');
    const unknown = { mean: null, standardError: null };
    expect(estimateChange(unknown, output('npv'), 'en', texts.en)).toMatchObject({ text: '—', tone: 'none' });
    expect(probabilityChange(unknown, output('npv'), 'en', texts.en)).toMatchObject({
      text: '—',
      tone: 'none',
    });
  });

  it('is good or bad only where the output has a better side and the error is small beside it', () => {
    expect(toneOf({ mean: 5, standardError: 1 }, 'lower')).toEqual({ tone: 'bad', withinError: false });
    expect(toneOf({ mean: -5, standardError: 1 }, 'lower')).toEqual({ tone: 'good', withinError: false });
    expect(toneOf({ mean: 5, standardError: 1 }, null)).toEqual({ tone: 'neutral', withinError: false });
    expect(toneOf({ mean: 2, standardError: 1 }, 'higher')).toEqual({ tone: 'neutral', withinError: true });
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ min: 0, max: 1e9 }),
        (mean, error) => {
          const up = toneOf({ mean, standardError: error }, 'higher');
          const down = toneOf({ mean: -mean, standardError: error }, 'lower');
          expect(up).toEqual(down);
          expect(up.withinError).toBe(mean !== 0 && Math.abs(mean) <= 2.04 * error);
        },
      ),
    );
  });

  it('is told to a screen reader in one sentence', () => {
    const baseline = {
      cell: cell(0, 1, 2),
      mean: { mean: 1e6, standardError: 1e4 },
      median: { mean: 0, standardError: 0 },
      probability: null,
    };
    const shown = { variable: 'npv', cell: cell(-1e6, 2e6, 5e6), baseline };
    expect(announcement(shown, output('npv'), 'NPV', 'en', texts.en)).toBe(
      'NPV: change of the mean +$1M ± $10K, median $2M',
    );
    expect(announcement({ ...shown, baseline: null }, output('npv'), '净现值', 'zh-CN', texts['zh-CN'])).toBe(
      '净现值：均值变化 —，中位数 $200万',
    );
  });
});

describe('the scale of a bar', () => {
  it('keeps order, holds all that is drawn, and puts one value in the middle', () => {
    const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 7, maxLength: 7 }), (values) => {
        const [a, b, c, d, e, f] = values.slice(0, 6).sort((x, y) => x - y) as [
          number,
          number,
          number,
          number,
          number,
          number,
        ];
        const scale = barScale([cell(a, b, e, values[6]), cell(c, d, f)]);
        const places = [a, b, c, d, e, f].map(scale);
        expect(places).toEqual(places.toSorted((x, y) => x - y));
        for (const place of [...places, scale(values[6])]) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(1);
        }
      }),
    );
    expect(barScale([cell(3, 3, 3)])(3)).toBe(0.5);
    expect(barScale([cell(0, 1, 2)])(null)).toBe(0.5);
  });
});
