import { guessMapping } from '#shared/table/guess.ts';
import { memberFinder } from '#shared/table/members.ts';
import { placeTable } from '#shared/table/place.ts';
import { readTables } from '../../../electron/exchange/read/tables.ts';
import { parseTsv, toTsv } from '../../../renderer/features/allocate/clipboard.ts';
import { smallPlan } from '../../shared/plan/small-plan.ts';
import { mutateBytes, mutateText } from '../mutate-text.ts';
import { bytesOf, type FuzzTarget, promise, textOf } from '../target.ts';

const SEEDS = [
  'Region,Line,2026 Q1,2026 Q2,2026 Q3\r\nsea,ads,"1,200.50",30,-4\r\neu,brand,1e3,,(5)\r\n',
  'region;line;period;amount\nsea;data;2026-01;1.234,56\neu;ads;2026-04;12 000\nTotal;;;13 234,56\n',
  '区域\t预算项目\t2026年1季度\t2026年2季度\nsea\tads\t1.2万\t¥3,000\neu\tbrand\t"a\n""b"""\t5%\n',
];
const WORDS = [
  ...'Q1 2026 2026-13 2025-12 FY26 H1 M12 sea eu ads brand data Total 合计 1季度 万 亿 % , ; | " "" USD'.split(
    ' ',
  ),
  ...['1.234.567,89', '1,2,3', '(1)', '- 5', '1e400', '0x10', '\t', '\n', '\r', "'=1+1"],
];

/** A table is read, guessed at and placed, or refused; amounts are whole and not negative; no row of it is dropped unsaid. */
export function tableTarget(): FuzzTarget {
  const document = smallPlan();
  const { calendar } = document;
  const find = memberFinder(document);
  const proveSheets = async (input: Uint8Array) => {
    const read = await readTables(input, 'table.csv');
    if (!read.ok) return;
    for (const sheet of read.value) {
      const mapping = guessMapping(sheet, calendar, find);
      if (mapping === null) continue;
      const { cells } = placeTable(sheet, mapping, calendar, find, document.currency);
      for (const { amount, period } of cells) {
        promise(Number.isSafeInteger(amount) && amount >= 0, `an amount of ${amount}`);
        promise(period >= 0 && period < calendar.periods, `in period ${period}`);
      }
    }
  };
  return {
    seeds: async () => SEEDS.map(bytesOf),
    mutate: async (input, other, chance) =>
      chance.below(6) === 0
        ? mutateBytes(input, other, chance)
        : bytesOf(mutateText(textOf(input), textOf(other), WORDS, chance).slice(0, 40_000)),
    prove: async (input) => {
      await proveSheets(input);
      const pasted = parseTsv(textOf(input));
      promise(
        pasted.every((row) => row.length > 0),
        'a pasted row without cells',
      );
      // Spreadsheets end the last row with a line break.
      const again = parseTsv(`${toTsv(pasted)}\n`);
      const plain = !textOf(input).includes('\r');
      if (plain) promise(JSON.stringify(again) === JSON.stringify(pasted), 'copied cells paste otherwise');
    },
    close: async () => {},
  };
}
