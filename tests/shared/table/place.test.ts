import { describe, expect, it } from 'vitest';
import type { Sheet } from '#shared/table/grid.ts';
import { guessMapping } from '#shared/table/guess.ts';
import { memberFinder } from '#shared/table/members.ts';
import { placeTable } from '#shared/table/place.ts';
import { readCsv } from '#shared/table/read-csv.ts';
import { samplePlan } from '../../exchange/plans.ts';

const PLAN = samplePlan();
const FIND = memberFinder(PLAN);

function csv(text: string): Sheet {
  const sheet = readCsv(text, 'table');
  if ('reason' in sheet) throw new Error(sheet.reason);
  return sheet;
}

function guess(sheet: Sheet) {
  const mapping = guessMapping(sheet, PLAN.calendar, FIND);
  if (mapping === null) throw new Error('no head');
  return mapping;
}

function place(sheet: Sheet, change = {}) {
  return placeTable(sheet, { ...guess(sheet), ...change }, PLAN.calendar, FIND, 'USD');
}

const amounts = (placed: ReturnType<typeof place>) =>
  placed.cells.map(({ region, line, period, amount }) => [region, line, period, amount]);

describe('a wide table in German', () => {
  const sheet = csv(
    [
      'Budget 2026;;;',
      ';;;',
      'Region;Posten;Q1 2026;Q2 2026',
      'Europe;Brand;1.234,56 €;2.000 €',
      ';Delivery network;0,5 Mio.;',
      'DACH;Brand;1,00;2,00',
      'Europe;Kaffee;1,00;2,00',
      'Summe;;9,00;9,00',
    ].join('\n'),
  );

  it('is understood: head, columns, decimal mark', () => {
    expect(guess(sheet)).toMatchObject({
      headRow: 3,
      shape: 'wide',
      regionColumn: 0,
      lineColumn: 1,
      periods: [
        { column: 2, period: 0 },
        { column: 3, period: 1 },
      ],
      decimalMark: ',',
      unit: 1,
    });
  });

  it('is placed, a region holding for the rows below it; what has no place is listed with its reason', () => {
    const placed = place(sheet, { takesForeign: true });
    expect(amounts(placed)).toEqual([
      ['eu', 'brand', 0, 123_456],
      ['eu', 'brand', 1, 200_000],
      ['eu', 'delivery_network', 0, 50_000_000],
    ]);
    expect(placed.unplaced.map(({ row, text, reason }) => [row, text, reason])).toEqual([
      [6, 'DACH', 'regionUnknown'],
      [7, 'Kaffee', 'lineUnknown'],
      [8, 'Summe · 9,00 · 9,00', 'total'],
    ]);
  });

  it('takes unknown names as they were mapped by hand, or leaves them out', () => {
    const names = [
      { dimension: 'region', name: 'dach ', member: 'mena' },
      { dimension: 'line', name: 'Kaffee', member: null },
    ] as const;
    const placed = place(sheet, { names, takesForeign: true });
    expect(amounts(placed)).toContainEqual(['mena', 'brand', 1, 200]);
    expect(placed.unplaced.map(({ reason }) => reason)).toEqual(['leftOut', 'total']);
  });
});

describe('amounts in another currency than the plan’s', () => {
  const sheet = csv(
    [
      'Region;Line;Period;Amount (EUR)',
      'Europe;Brand;Q1 2026;1.000 €',
      'Europe;Brand;Q2 2026;2.000',
      'Europe;Training;Q1 2026;2.000 USD',
      'Europe;Referral;Q1 2026;$500,00',
      'Europe;Referral;Q2 2026;EUR 7',
    ].join('\n'),
  );
  const foreign = [
    { sign: '€', count: 1, row: 2, column: 3, text: '1.000 €' },
    { sign: 'EUR', count: 2, row: 3, column: 3, text: '2.000' },
  ];

  it('are left out and named with their places, by their own sign or by that of the head', () => {
    const placed = place(sheet, { decimalMark: ',' });
    expect(amounts(placed)).toEqual([
      ['eu', 'training', 0, 200_000],
      ['eu', 'referral', 0, 50_000],
    ]);
    expect(placed.foreign).toEqual(foreign);
    expect(placed.unplaced.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [2, 3, 'otherCurrency'],
      [3, 3, 'otherCurrency'],
      [6, 3, 'otherCurrency'],
    ]);
  });

  it('go in number for number where one says so, and are named all the same', () => {
    const placed = place(sheet, { decimalMark: ',', takesForeign: true });
    expect(amounts(placed)).toContainEqual(['eu', 'brand', 0, 100_000]);
    expect([placed.cells.length, placed.unplaced]).toEqual([5, []]);
    expect(placed.foreign).toEqual(foreign);
  });

  it('are known by the format of a number', () => {
    const rows = [
      { number: 1, cells: ['Market', 'Line', '2026-Q1', '2026-Q2'] },
      { number: 2, cells: ['Europe', 'Brand', 5, 6], currencies: { 2: '€', 3: '$' } },
    ];
    const placed = place({ name: 's', hidden: false, merged: [], rows });
    expect(placed.foreign).toEqual([{ sign: '€', count: 1, row: 2, column: 2, text: '5' }]);
    expect(amounts(placed)).toEqual([['eu', 'brand', 1, 600]]);
  });
});

describe('a long table in Chinese', () => {
  const sheet = csv(
    [
      '区域,预算科目,月份,金额',
      '东南亚,品牌建设,2026年1月,12万',
      '东南亚,品牌建设,2026年2月,3.5万',
      '华南,品牌建设,2026年1月,1万',
      '东南亚,品牌建设,2026年1月,12万',
      '东南亚,品牌建设,2031年1月,1万',
      '东南亚,品牌建设,上月,1万',
      '东南亚,品牌建设,2026年4月,10%',
      '东南亚,品牌建设,2026年5月,-1万',
    ].join('\n'),
  );

  it('is understood', () => {
    expect(guess(sheet)).toMatchObject({
      shape: 'long',
      regionColumn: 0,
      lineColumn: 1,
      periodColumn: 2,
      amountColumn: 3,
    });
  });

  it('adds months up to quarters, and takes no row twice', () => {
    const placed = place(sheet);
    expect(amounts(placed)).toEqual([['sea', 'brand', 0, 15_500_000]]);
    expect(placed.unplaced.map(({ row, reason }) => [row, reason])).toEqual([
      [4, 'regionUnknown'],
      [5, 'duplicate'],
      [6, 'periodOutside'],
      [7, 'periodUnknown'],
      [8, 'notAmount'],
      [9, 'negative'],
    ]);
  });
});

describe('tables out of the ordinary', () => {
  it('may be counted in thousands, have one region, and more decimals than the currency', () => {
    const sheet = csv('in thousands\nLine,2026-Q1\nBrand,1.2345678\nBrand,2');
    const placed = place(sheet, { region: 'eu', regionColumn: null, lineColumn: 0 });
    expect(amounts(placed)).toEqual([['eu', 'brand', 0, 123_457]]);
    expect([placed.rounded, placed.unplaced[0]?.reason]).toEqual([1, 'duplicate']);
  });

  it('with dates for heads, errors and merged cells keep what can be read', () => {
    const date = (text: string) => ({ date: text });
    const sheet: Sheet = {
      name: 's',
      hidden: false,
      merged: ['A4:A5'],
      rows: [
        { number: 1, cells: ['Market', 'Line', date('2026-03-31'), date('2026-06-30')] },
        { number: 2, cells: ['Europe', 'Brand', 5, { error: '#REF!' }] },
        { number: 3, cells: ['Europe', 'Training', true, 7] },
        { number: 4, cells: ['Europe', 'Referral', 1, 1] },
      ],
    };
    const placed = place(sheet);
    expect(amounts(placed)).toEqual([
      ['eu', 'brand', 0, 500],
      ['eu', 'training', 1, 700],
    ]);
    expect(placed.unplaced.map(({ reason }) => reason)).toEqual(['error', 'notAmount', 'merged']);
  });

  it('without a head are said to have none', () => {
    expect(guessMapping(csv('just some words\nand more of them'), PLAN.calendar, FIND)).toBeNull();
  });
});
