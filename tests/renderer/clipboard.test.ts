import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTsv, toTsv } from '../../renderer/features/allocate/clipboard.ts';

describe('a block on the clipboard', () => {
  test('as a spreadsheet writes it, with a line break at the end', () => {
    expect(parseTsv('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('keeps empty cells and quoted line breaks', () => {
    expect(parseTsv('\t"a\nb"\t"say ""x"""')).toEqual([['', 'a\nb', 'say "x"']]);
  });

  test('comes back as it went', () => {
    const cell = fc.string().filter((text) => !text.includes('\r'));
    const block = fc
      .integer({ min: 1, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }))
      // A lone empty last row cannot be told from the line break at the end.
      .filter((rows) => rows.length === 1 || rows.at(-1)?.join('') !== '' || rows[0]!.length > 1);
    fc.assert(
      fc.property(block, (rows) => {
        expect(parseTsv(toTsv(rows))).toEqual(rows);
      }),
    );
  });
});
