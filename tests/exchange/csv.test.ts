import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  numberField,
  resultsCsv,
  type SampleColumn,
  sampleHeader,
  samplesCsv,
  textField,
} from '../../electron/exchange/csv.ts';
import { sampleResult } from './plans.ts';

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
    expect(['+1', '-1', '@x', ' =1', '\t=1', 'USD', '1/day'].map(textField)).toEqual([
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
    expect([0.1, 1 / 3, -0, 1e-7, Number.NaN, -Infinity].map(numberField)).toEqual([
      '0.1',
      '0.3333333333333333',
      '-0',
      '1e-7',
      'NaN',
      '-Infinity',
    ]);
  });
});
