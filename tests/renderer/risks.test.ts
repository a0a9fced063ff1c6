import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorUnits } from '#shared/money.ts';
import type { PlanView } from '#shared/views.ts';
import type { AssumptionRow } from '#shared/views-assumptions.ts';
import type { RiskView } from '#shared/views-risks.ts';
import { gapOf, sumOf } from '../../renderer/features/risks/gaps.ts';
import { MOST_RISK_TRIALS, riskTrials } from '../../renderer/features/risks/use-risks.ts';
import { effectParts, effectSummary, probabilityRange } from '../../renderer/features/risks/words.ts';
import { bothLanguages } from './both-languages.ts';

const texts = await bothLanguages();

const at = { region: 'eu', line: 'tax' };

describe('gaps of coverage', () => {
  it('of one period, or the lowest of all with what closing them takes', () => {
    const cell = { at, coverage: [1, 0.5, 0.8], toClose: [0, 300, 100].map(minorUnits) };
    expect(gapOf(cell, 1)).toEqual({ coverage: 0.5, toClose: 300 });
    expect(gapOf(cell, null)).toEqual({ coverage: 0.5, toClose: 400 });
    expect(gapOf({ ...cell, coverage: [1, null, 0.8] }, null).coverage).toBeNull();
  });

  it('sums are exact, and unknown where one part is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 })), (amounts) => {
        const known = amounts.map(minorUnits);
        expect(sumOf(known)).toBe(amounts.reduce((sum, amount) => sum + amount, 0));
        expect(sumOf([...known, null])).toBeNull();
      }),
    );
  });
});

it('probabilities are told as one figure, or from the least to the greatest', () => {
  const risk = (...lists: (number | null)[][]) =>
    ({ cells: lists.map((probability) => ({ at, probability, everActive: 0 })) }) as never;
  expect(probabilityRange(risk([0.03, 0.03], [0.03, null]), 'en')).toEqual({ text: '3.00%', values: [0.03] });
  expect(probabilityRange(risk([0.03], [0.25]), 'zh-CN')).toEqual({
    text: '3.00% – 25.0%',
    values: [0.03, 0.25],
  });
  expect(probabilityRange(risk([null]), 'en')).toEqual({ text: '—', values: [] });
});

it('risks are measured in the trials of the last run, but in no more than a person waits for', () => {
  expect(riskTrials({ trials: 500, seed: 7, sampling: 'random' })).toEqual({
    trials: 500,
    seed: 7,
    sampling: 'random',
  });
  expect(riskTrials({ trials: 1e6, seed: 7, sampling: 'sobol' }).trials).toBe(MOST_RISK_TRIALS);
  expect(riskTrials(null)).toMatchObject({ sampling: 'sobol', seed: 1 });
});

describe('what an event does', () => {
  const row = (more: object) =>
    ({
      field: 'severity',
      unit: '1',
      format: 'percent',
      own: { dist: 'uniform', min: 0.05, max: 0.2 },
      set: null,
      factor: 1,
      summand: 0,
      at: { region: ['sea', 'eu'] },
      whole: [],
      periods: null,
      shape: { percentiles: [0.0575, 0.065, 0.0875, 0.125, 0.1625, 0.185, 0.1925] },
      ...more,
    }) as unknown as AssumptionRow;
  const elsewhere = row({
    own: { dist: 'uniform', min: 0.1, max: 0.4 },
    at: { region: ['na'] },
    shape: { percentiles: [0.115, 0.13, 0.175, 0.25, 0.325, 0.37, 0.385] },
  });
  const risk = (...assumptions: AssumptionRow[]) => ({ assumptions }) as unknown as RiskView;
  const plan = {
    dimensions: [
      {
        id: 'region',
        label: 'Region',
        members: [
          { id: 'sea', label: { en: 'Southeast Asia', 'zh-CN': '东南亚' } },
          { id: 'eu', label: { en: 'Europe', 'zh-CN': '欧洲' } },
          { id: 'na', label: { en: 'North America', 'zh-CN': '北美' } },
        ],
        groups: [],
      },
    ],
    calendar: { start: '2026-01', monthsPerPeriod: 3, periods: 12 },
  } as unknown as PlanView;

  it('is told with what overrides make of it, in its own unit', () => {
    const changed = row({ factor: 1.2, summand: -0.015 });
    expect(effectSummary(risk(changed), 'severity', texts.en, 'en')).toBe(
      'Uniform 5.00% · 20.0% × 1.2 − 1.50 pp',
    );
    expect(effectSummary(risk(changed), 'severity', texts['zh-CN'], 'zh-CN')).toBe(
      '均匀分布 5.00% · 20.0% × 1.2 − 1.50 个百分点',
    );
    expect(effectSummary(risk(changed), 'duration', texts.en, 'en')).toBe('to the end');
  });

  it('is a range over the places where it differs, and each place with its own', () => {
    const both = risk(row({}), elsewhere);
    expect(effectSummary(both, 'severity', texts.en, 'en')).toBe('5.75% – 38.5% (P5–P95, by place)');
    expect(effectSummary(both, 'severity', texts['zh-CN'], 'zh-CN')).toBe('5.75% – 38.5%（各处 P5–P95）');
    expect(effectSummary(risk(row({}), row({ own: 'x', shape: null })), 'severity', texts.en, 'en')).toBe(
      'differs by place',
    );
    expect(effectParts(both, 'severity', plan, texts.en, 'en')).toEqual([
      { text: 'Uniform 5.00% · 20.0%', where: 'Southeast Asia, Europe' },
      { text: 'Uniform 10.0% · 40.0%', where: 'North America' },
    ]);
    expect(effectParts(risk(row({ periods: [2, 3] })), 'severity', plan, texts['zh-CN'], 'zh-CN')).toEqual([
      { text: '均匀分布 5.00% · 20.0%', where: '东南亚、欧洲 · 2026年第3季度 – 2026年第4季度' },
    ]);
  });
});
