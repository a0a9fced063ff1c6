import type { TFunction } from 'i18next';
import { describe, expect, test } from 'vitest';
import type { ChangeDescription, ChangeView, PlanView } from '#shared/views.ts';
import { entriesOf, filtered } from '../../renderer/features/history/entries.ts';
import { driverText, shortName } from '../../renderer/features/results/drivers.ts';
import { meanWithError, unitText } from '../../renderer/features/results/figures.ts';
import { historyText } from '../../renderer/i18n/history.ts';
import { bothLanguages } from './both-languages.ts';

const regions = [
  { id: 'eu', label: { en: 'Europe', 'zh-CN': '欧洲' }, attributes: {} },
  { id: 'na', label: 'North America', attributes: {} },
];
const lines = [
  { id: 'ads', label: { en: 'Ads', 'zh-CN': '广告' }, attributes: {} },
  { id: 'tax', label: 'Tax', attributes: {} },
];
const plan = {
  currency: 'USD',
  decimals: 2,
  calendar: { start: '2026-01', monthsPerPeriod: 3, periods: 4 },
  dimensions: [
    { id: 'region', label: 'Region', members: regions, groups: [] },
    { id: 'line', label: 'Line', members: lines, groups: [] },
  ],
  regions,
  lines,
  scenarios: [{ id: 'base', label: { en: 'Base', 'zh-CN': '基准' } }],
  variables: [
    { name: 'fx', label: 'FX rate against the plan’s currency (start = 1)' },
    { name: 'rate', label: 'FX rate to the currency (start = 1)' },
  ],
} as unknown as PlanView;

const { en: english, 'zh-CN': chinese } = await bothLanguages();

const cell = { regions: 1, region: 'eu', lines: 1, line: 'ads', from: 1, to: 1, cells: 1, amount: 3_000_000 };

test('changes in words', () => {
  const cases: [ChangeDescription, string, string][] = [
    [
      { action: 'set', args: cell },
      'Ads · Europe · 2026-Q2 to $30,000.00',
      '广告 · 欧洲 · 2026年第2季度改为 $30,000.00',
    ],
    [
      { action: 'lock', args: { regions: 2, lines: 2, from: 0, to: 3, cells: 16 } },
      'lock on the whole plan',
      '锁定整个方案',
    ],
    [{ action: 'budget', args: { amount: 100 } }, 'budget to $1.00', '预算总额改为 $1.00'],
    [{ action: 'budget', args: {} }, 'removal of the scenario’s own budget', '取消本情景自设的预算'],
    [{ action: 'rename', args: { before: 'A', after: 'B' } }, 'renaming to “B”', '重命名为“B”'],
    [
      { action: 'restore', args: { ...cell, of: 'set', at: '2026-03-01T00:00:00.000Z' } },
      'return to the state after “Ads · Europe · 2026-Q2 to $30,000.00”',
      '恢复到“广告 · 欧洲 · 2026年第2季度改为 $30,000.00”之后的状态',
    ],
  ];
  for (const [change, en, zh] of cases) {
    expect(historyText(change, plan, english, 'en')).toBe(en);
    expect(historyText(change, plan, chinese, 'zh-CN')).toBe(zh);
  }
});

describe('the list of changes', () => {
  const change = (id: number, state: ChangeView['state'], scenario: string | null): ChangeView => ({
    id,
    at: `2026-03-0${id}T12:00:00.000Z`,
    actor: id === 2 ? 'Mei' : 'Ann',
    action: 'set',
    args: cell,
    scenario,
    state,
    restorable: true,
  });
  const changes = [change(4, 'undone', 'base'), change(3, 'done', 'base'), change(2, 'superseded', 'gone')];
  const entries = () => entriesOf(changes, plan, english, 'en');

  test('marks the one that the plan is in the state after, and names scenarios', () => {
    expect(entries().map(({ present, scenario }) => [present, scenario])).toEqual([
      [false, 'Base'],
      [true, 'Base'],
      [false, 'gone'],
    ]);
  });

  test('is filtered by all words, and by what holds', () => {
    const ids = (search: string, inForce = false) => filtered(entries(), search, inForce).map(({ id }) => id);
    expect(ids('')).toEqual([4, 3, 2]);
    expect(ids('mei EUROPE')).toEqual([2]);
    expect(ids('base ann')).toEqual([4, 3]);
    expect(ids('base mei')).toEqual([]);
    expect(ids('', true)).toEqual([3]);
  });
});

describe('results in words', () => {
  test('units by language and calendar', () => {
    const unit = (name: string, t: TFunction, months?: 1 | 3 | 6 | 12) =>
      unitText({ unit: name, format: 'number' }, t, months);
    expect(unit('USD/period', english, 3)).toBe('USD per quarter');
    expect(unit('USD/period', english, 6)).toBe('USD per half year');
    expect(unit('USD/period', chinese, 1)).toBe('USD/月');
    expect(unit('USD/period', english)).toBe('USD per period');
    expect(unit('USD/customer/period', english, 12)).toBe('USD per customer per year');
    expect(unit('customers', chinese, 3)).toBe('客户');
    expect(unit('1', english, 3)).toBe('');
    expect(unit('1/period', english, 3)).toBe('per quarter');
    expect(unit('1/period', chinese, 3)).toBe('每季度');
    expect(unit('1/day', chinese)).toBe('每天');
    expect(unit('orders/USD', chinese)).toBe('单/USD');
    expect(unit('periods', english, 6)).toBe('half years');
    expect(unit('periods', chinese, 3)).toBe('个季度');
    expect(unitText({ unit: 'periods', format: 'number' }, english, 3, 1)).toBe('quarter');
  });

  test('a standard error has two digits', () => {
    expect(meanWithError({ mean: 3_317_648, standardError: 24_408 }, String)).toBe('3317648 ± 24000');
    expect(meanWithError({ mean: 19.7, standardError: 0.00445 }, String)).toBe('19.7 ± 0.0044');
    expect(meanWithError({ mean: 1, standardError: null }, String)).toBe('1');
  });

  test('drivers keep their members; long names lose what stands in brackets on axes', () => {
    expect(driverText(plan, 'rate[eu]', 'en', shortName)).toBe('FX rate to the currency · Europe');
    expect(driverText(plan, 'fx[eu]', 'en', shortName)).toBe('FX rate against the plan’s cu… · Europe');
    expect(driverText(plan, 'fx[eu]', 'en')).toBe('FX rate against the plan’s currency (start = 1) · Europe');
    expect(driverText(plan, 'gone[eu,tax]', 'zh-CN', shortName)).toBe('gone · 欧洲 · Tax');
  });
});
