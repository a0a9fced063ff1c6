import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSV_STYLES } from '#shared/csv-style.ts';
import { guessMapping } from '#shared/table/guess.ts';
import { memberFinder } from '#shared/table/members.ts';
import { placeTable } from '#shared/table/place.ts';
import { readCsv as readTableText } from '#shared/table/read-csv.ts';
import {
  allocationCsv,
  comparisonCsv,
  numberField,
  resultsCsv,
  type SampleColumn,
  sampleHeader,
  samplesCsv,
  textField,
} from '../../electron/exchange/csv.ts';
import { samplePlan, sampleResult, scenarioOf } from './plans.ts';

function readTable(text: string) {
  const sheet = readTableText(text, 'table');
  if ('reason' in sheet) throw new Error(sheet.reason);
  return sheet;
}

/** A reader by the grammar of RFC 4180, written apart from the writer. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '"') {
      for (i += 1; text[i] !== '"' || text[i + 1] === '"'; i++) {
        if (text[i] === '"') i += 1;
        field += text[i];
      }
    } else if (text[i] === ',') {
      record.push(field);
      field = '';
    } else if (text.startsWith('\r\n', i)) {
      records.push([...record, field]);
      record = [];
      field = '';
      i += 1;
    } else field += text[i];
  }
  expect([record, field]).toEqual([[], '']);
  return records;
}

const column = (
  variable: string,
  members: string[],
  period: number | null,
  values: number[],
): SampleColumn => ({
  variable,
  members,
  period,
  values: Float64Array.from(values),
});

describe('samples', () => {
  it('have the headers and records of the format, to the byte', () => {
    const columns = [
      column('npv', [], null, [1.5, -0.1]),
      column('customers', ['sea'], 3, [1e21, 58000]),
      column('fine', ['eu', 'data_privacy'], 0, [0, 5e-324]),
    ];
    expect([...samplesCsv(columns)].join('')).toBe(
      'npv,customers[sea]@3,"fine[eu,data_privacy]@0"\r\n1.5,1e+21,0\r\n-0.1,58000,5e-324\r\n',
    );
    expect(sampleHeader({ variable: 'revenue', members: [], period: 11 })).toBe('revenue@11');
  });

  it('come in pieces, and every number reads back as the same double', () => {
    fc.assert(
      fc.property(fc.array(fc.double(), { minLength: 1, maxLength: 1500 }), (values) => {
        const pieces = [...samplesCsv([column('x', [], null, values)])];
        expect(pieces.length).toBe(1 + Math.ceil(values.length / 512));
        const records = readCsv(pieces.join(''));
        expect(records.slice(1).map(([field]) => Number(field))).toEqual(values);
      }),
      { numRuns: 50 },
    );
  });

  it('are the header alone where there is no trial', () => {
    expect([...samplesCsv([column('npv', [], null, [])])].join('')).toBe('npv\r\n');
  });
});

describe('results', () => {
  it('are one record a cell, with the statistics of the result', () => {
    const result = sampleResult();
    const [head, ...records] = readCsv(resultsCsv(result));
    expect(head?.slice(0, 7)).toEqual([
      'variable',
      'unit',
      'region',
      'period',
      'mean',
      'standard_error',
      'sd',
    ]);
    expect(records.length).toBe(3);
    const of = (record: number, title: string) => records[record]?.[head!.indexOf(title)];
    expect(Number(of(0, 'mean'))).toBe(result.outputs[0]?.cells[0]?.mean);
    expect(Number(of(0, 'p95'))).toBe(result.outputs[0]?.cells[0]?.quantiles['0.95']);
    expect([of(0, 'region'), of(0, 'target'), of(0, 'probability_at_least_target')]).toEqual([
      '',
      '0',
      '0.671',
    ]);
    expect([of(1, 'region'), of(1, 'period'), of(1, 'target')]).toEqual(['sea', '0', '']);
    expect([of(2, 'period'), of(2, 'mean'), of(2, 'p50')]).toEqual(['11', '', '']);
  });

  it('quote what needs quotes and disarm what a spreadsheet would run', () => {
    const result = sampleResult();
    result.outputs[0]!.unit = '=cmd|"calc"!A0,1\nnext';
    const [, npv] = readCsv(resultsCsv(result));
    expect(npv?.[1]).toBe('\'=cmd|"calc"!A0,1\nnext');
    expect(['+1', '-1', '@x', ' =1', '\t=1', 'USD', '1/day'].map((text) => textField(text))).toEqual([
      "'+1",
      "'-1",
      "'@x",
      "' =1",
      "'\t=1",
      'USD',
      '1/day',
    ]);
  });

  it('write numbers by the shortest digits that read back', () => {
    expect([0.1, 1 / 3, -0, 1e-7, Number.NaN, -Infinity].map((value) => numberField(value))).toEqual([
      '0.1',
      '0.3333333333333333',
      '-0',
      '1e-7',
      'NaN',
      '-Infinity',
    ]);
  });
});

describe('styles', () => {
  const excel = { separator: ';', decimalMark: ',', byteOrderMark: true } as const;

  it('write what programs of other locales open without asking', () => {
    const columns = [column('a', ['x', 'y'], null, [1.5]), column('b', [], null, [-2])];
    expect([...samplesCsv(columns, excel)].join('')).toBe('\uFEFFa[x,y];b\r\n1,5;-2\r\n');
    const commas = { separator: ',', decimalMark: ',', byteOrderMark: false } as const;
    expect([...samplesCsv(columns, commas)].join('')).toBe('"a[x,y]",b\r\n"1,5",-2\r\n');
  });

  it('are the same table to our own reader', () => {
    const plan = samplePlan();
    const scenario = scenarioOf(plan, plan.scenarios[0]?.spend ?? []);
    const [plain, styled] = [CSV_STYLES.plain, excel].map((style) =>
      readTable(allocationCsv(plan, scenario, 'en', style)),
    );
    expect(plain?.rows.length).toBe(76);
    const find = memberFinder(plan);
    for (const sheet of [plain, styled]) {
      const mapping = guessMapping(sheet!, plan.calendar, find)!;
      const { cells, unplaced } = placeTable(sheet!, mapping, plan.calendar, find, plan.currency);
      expect(unplaced).toEqual([]);
      expect(cells.reduce((sum, { amount }) => sum + amount, 0)).toBe(2_880_000_000);
    }
  });
});

describe('a comparison', () => {
  it('is one record for each scenario, output and cell', () => {
    const difference = { mean: 1, sd: 2, standardError: 0.5, quantiles: { '0.5': 3 } };
    const cells = [{ at: { period: 1 }, difference, probabilityGreater: 0.25, probabilityEqual: null }];
    const text = comparisonCsv({
      ...sampleResult(),
      format: 'headroom-comparison',
      baseline: 'base',
      pairs: [{ scenario: '=x', outputs: [{ variable: 'npv', unit: 'USD', cells }] }],
    });
    const [head, record] = readCsv(text);
    const at = (title: string) => record?.[head!.indexOf(title)];
    expect(['scenario', 'period', 'mean', 'p50', 'probability_greater', 'probability_equal'].map(at)).toEqual(
      ["'=x", '1', '1', '3', '0.25', ''],
    );
  });
});
