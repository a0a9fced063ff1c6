import JSZip from 'jszip';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { guessMapping } from '#shared/table/guess.ts';
import { memberFinder } from '#shared/table/members.ts';
import { readTables } from '../../../electron/exchange/read/tables.ts';
import { buildWorkbook } from '../../../electron/exchange/workbook.ts';
import { readPlanBytes } from '../../../electron/service/read-file.ts';
import type { Chance } from '../../drive/chance.ts';
import { smallPlan } from '../../shared/plan/small-plan.ts';
import { mutateBytes, mutateText } from '../mutate-text.ts';
import { type FuzzTarget, promise } from '../target.ts';

const WORDS = [
  ...[
    '<c r="A1" t="s"><v>0</v></c>',
    '<v>',
    '</v>',
    '<row r="2">',
    '</row>',
    '<f>1+1</f>',
    't="inlineStr"',
    't="e"',
  ],
  ...[
    'r="XFD1048576"',
    'r="0"',
    's="99999"',
    '&amp;',
    '&#0;',
    '<!DOCTYPE x [<!ENTITY a "b">]>',
    '&a;',
    '<![CDATA[',
  ],
  ...['ref="A1:XFD1048576"', 'state="hidden"', 'date1904="1"', '<si><t>x</t></si>', 'xml:space="preserve"'],
];

/** Packs a workbook again with one of its parts changed, gone, or changed for another one. */
async function changePart(input: Uint8Array, chance: Chance): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(input);
  const names = Object.keys(zip.files).filter((name) => !name.endsWith('/'));
  const name = chance.of(names);
  const text = (await zip.file(name)?.async('string')) ?? '';
  const other = (await zip.file(chance.of(names))?.async('string')) ?? '';
  const kind = chance.below(12);
  if (kind === 0) zip.remove(name);
  else if (kind === 1) zip.file(name, other);
  else zip.file(name, mutateText(text, other, WORDS, chance).slice(0, 500_000));
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 1 } });
}

/** A workbook is read or refused with words, as a table and as a plan of ours; cells are what a sheet can hold. */
export function workbookTarget(): FuzzTarget {
  const document = smallPlan();
  const find = memberFinder(document);
  return {
    seeds: async () => {
      const scenario = resolveScenario(document, document.scenarios[0]?.id ?? '');
      const made = { document, scenario, sha256: '', result: null, locale: 'en', createdAt: null } as const;
      return [await buildWorkbook(made)];
    },
    mutate: async (input, other, chance) => {
      if (chance.below(4) === 0) return mutateBytes(input, other, chance);
      try {
        return await changePart(input, chance);
      } catch {
        return mutateBytes(input, other, chance);
      }
    },
    prove: async (input) => {
      const tables = await readTables(input, 'book.xlsx');
      promise(tables.ok || tables.faults.length > 0, 'refused without a reason');
      for (const sheet of tables.ok ? tables.value : []) {
        guessMapping(sheet, document.calendar, find);
        for (const { cells } of sheet.rows) {
          promise(
            cells.every((cell) => typeof cell !== 'number' || Number.isFinite(cell)),
            'a number without end',
          );
        }
      }
      const plan = await readPlanBytes(input);
      promise(plan.ok || plan.faults.length > 0, 'refused without a reason');
    },
    close: async () => {},
  };
}
