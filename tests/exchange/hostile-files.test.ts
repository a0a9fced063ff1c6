import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AppError } from '#shared/errors.ts';
import { APP_MESSAGES } from '#shared/messages/app.ts';
import { formatTemplate } from '#shared/messages/message.ts';
import type { Outcome } from '#shared/outcome.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { GridCell, GridRow, Sheet } from '#shared/table/grid.ts';
import { readHome } from '../../electron/exchange/home/read-home.ts';
import { readTables } from '../../electron/exchange/read/tables.ts';
import { buildWorkbook, composeWorkbook } from '../../electron/exchange/workbook.ts';
import { readPlanBytes } from '../../electron/service/read-file.ts';
import { headroom } from '../cli/support.ts';
import { smallPlan } from '../store/support.ts';
import { book, lyingSizes, manyEntries, manyRows } from './hostile-files.ts';
import { samplePlan } from './plans.ts';
import { sheetsOf } from './sheets.ts';

const text = (content: string) => new TextEncoder().encode(content);

/** Does work and holds it to a second of this thread's processor time: others may be busy on the machine. */
async function withinASecond<Value>(work: () => Promise<Value>): Promise<Value> {
  const before = process.threadCpuUsage();
  const value = await work();
  const { user, system } = process.threadCpuUsage(before);
  expect((user + system) / 1000).toBeLessThan(1000);
  return value;
}

/** Refused by a value within a second, in words that say that nothing was changed. Returns the codes. */
async function refused(read: () => Promise<Outcome<unknown, AppError>>): Promise<string[]> {
  const outcome = await withinASecond(read);
  if (outcome.ok) throw new Error('it was taken');
  for (const { code, args } of outcome.faults) {
    const words = formatTemplate(APP_MESSAGES[code].en, args);
    expect(words).toMatch(/Nothing (of it )?was (changed|taken over)/);
    expect(words).not.toMatch(/\{\w+\}/);
  }
  return outcome.faults.map(({ code }) => code);
}

const input = () => {
  const document = smallPlan();
  return {
    document,
    scenario: resolveScenario(document, 'base'),
    sha256: '',
    result: null,
    locale: 'en',
    createdAt: null,
  } as const;
};

describe('a workbook that means harm is refused within a second', () => {
  it.each([
    [
      'unpacks to a thousand times its size',
      () => book({ more: { 'xl/media/bomb.xml': new Uint8Array(40 << 20) } }),
      'workbookUnpacks',
    ],
    ['has ten thousand parts', () => manyEntries(10_000), 'workbookUnpacks'],
    ['lies about the size of a part', lyingSizes, 'workbookBroken'],
    [
      'says that it has a million rows',
      () => book({ sheet: '<dimension ref="A1:B1000000"/><sheetData/>' }),
      'sheetRows',
    ],
    ['has more rows than are read', () => book({ sheet: manyRows(100_001) }), 'sheetRows'],
    [
      'has a cell far to the right',
      () => book({ sheet: '<sheetData><row><c r="XFD1"><v>1</v></c></row></sheetData>' }),
      'sheetColumns',
    ],
    ['carries macros', () => book({ more: { 'xl/vbaProject.bin': 'x' } }), 'workbookMacros'],
    [
      'takes values from other files',
      () => book({ more: { 'xl/externalLinks/externalLink1.xml': '<a/>' } }),
      'workbookLinks',
    ],
    ['nests elements beyond measure', () => book({ sheet: '<a>'.repeat(5_000) }), 'workbookBroken'],
    [
      'defines entities',
      () => book({ more: { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' } }),
      'workbookBroken',
    ],
    ['has no workbook in it', () => manyEntries(3), 'workbookBroken'],
    [
      'is an old or encrypted workbook',
      async () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      'workbookOld',
    ],
    ['is empty', async () => new Uint8Array(0), 'fileEmpty'],
    ['is a picture', async () => new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]), 'fileKindUnknown'],
    ['is bytes of no kind', async () => new Uint8Array([7, 0, 9, 0, 255]), 'fileKindUnknown'],
    ['is a table whose quote stays open', async () => text('a,b\n"c'), 'csvQuoteOpen'],
  ] as const)('which %s', async (_what, make, code) => {
    const bytes = await make();
    expect(await refused(() => readTables(bytes, 'x.xlsx'))).toEqual([code]);
  });

  it('which breaks off, wherever it does', async () => {
    const bytes = await buildWorkbook(input());
    expect(bytes.length).toBeGreaterThan(20_000);
    for (let length = 1024; length < bytes.length; length += 1024) {
      expect(await refused(() => readTables(bytes.subarray(0, length), 'x.xlsx'))).toEqual([
        'workbookBroken',
      ]);
    }
  });

  it('which is a document that breaks off, wherever it does', async () => {
    const document = text(JSON.stringify(samplePlan()));
    expect(document.length).toBeGreaterThan(50_000);
    for (let length = 1024; length < document.length; length += 1024) {
      expect(await refused(() => readPlanBytes(document.subarray(0, length)))).toEqual(['invalidPlan']);
    }
  });

  it('which has 500 MB, or a document of depth 100 000, or numbers that are none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'headroom-hostile-'));
    try {
      const large = join(folder, 'large.xlsx');
      const file = openSync(large, 'w');
      ftruncateSync(file, 500_000_000);
      closeSync(file);
      const ended = await withinASecond(() => headroom(['check', large]));
      expect([ended.code, ended.err]).toEqual([1, expect.stringContaining('476.8 MiB')]);
      const document = join(folder, 'numbers.json');
      writeFileSync(document, JSON.stringify(smallPlan()).replace('0.1', 'NaN'));
      expect((await headroom(['check', document])).code).toBe(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const deep = text(`${'[1,'.repeat(100_000)}1${']'.repeat(100_000)}`);
    expect(await refused(() => readPlanBytes(deep))).toEqual(['invalidPlan']);
    expect(await refused(() => readPlanBytes(text('{"format": 1e999}')))).toEqual(['invalidPlan']);
  });
});

/** Our own workbook with one cell of the allocation's first line changed, as its reader sees it. */
function withCell(cell: GridCell | null, column = 2): Sheet[] {
  return sheetsOf(composeWorkbook(input())).map((sheet) => {
    if (sheet.name !== 'Allocation') return sheet;
    const rows = sheet.rows.map((row) =>
      row.number === 6
        ? { ...row, cells: row.cells.map((before, n) => (n === column ? cell : before)) }
        : row,
    );
    return { ...sheet, rows };
  });
}

describe('our own workbook with a cell that cannot stand', () => {
  it.each([
    ['text', 'much', 'homeNotAmount'],
    ['a negative amount', -1, 'homeNotAmount'],
    ['a date', { date: '2026-01-01' }, 'homeNotAmount'],
    ['an error', { error: '#REF!' }, 'homeNotAmount'],
    ['a formula that was not calculated', { error: '#FORMULA!' }, 'homeNotAmount'],
    ['yes', true, 'homeNotAmount'],
    ['more than can be kept', 1e300, 'homeNotAmount'],
  ] as const)('such as %s is refused with sheet and cell', async (_what, cell, code) => {
    const outcome = readHome(withCell(cell));
    expect(outcome).toMatchObject({ ok: false, faults: [{ code, args: { place: 'Allocation!C6' } }] });
  });

  it('is refused where rows stand twice, have no member, or cells are merged', () => {
    const sheets = withCell(1);
    const change = (edit: (sheet: Sheet) => Sheet) =>
      readHome(sheets.map((sheet) => (sheet.name === 'Allocation' ? edit(sheet) : sheet)));
    const twice = change((sheet) => ({
      ...sheet,
      rows: [...sheet.rows, { ...sheet.rows.find(({ number }) => number === 6)!, number: 40 }],
    }));
    expect(twice).toMatchObject({
      faults: [{ code: 'homeTwice', args: { place: 'Allocation!C40', other: 'Allocation!C6' } }],
    });
    const added = { number: 41, cells: ['sea', 'coffee', 1, 2, 3] };
    const unknown = change((sheet) => ({ ...sheet, rows: [...sheet.rows, added] }));
    expect(unknown).toMatchObject({ faults: [{ code: 'homeRowUnknown', args: { what: '"coffee"' } }] });
    const merged = change((sheet) => ({ ...sheet, merged: ['A6:A8'] }));
    expect(merged).toMatchObject({ faults: [{ code: 'homeMerged', args: { place: 'Allocation!A6:A8' } }] });
  });

  it('takes a row that was added by its labels', () => {
    const added = { number: 41, cells: ['EU', 'tax', 1, 2, 3] };
    const came = readHome(
      withCell(7).map((sheet) =>
        sheet.name === 'Allocation'
          ? {
              ...sheet,
              rows: [...sheet.rows.filter(({ cells }) => cells[9] !== 'tax' || cells[8] !== 'eu'), added],
            }
          : sheet,
      ),
    );
    if (!came.ok) throw new Error(JSON.stringify(came.faults));
    const rows = came.value.document.scenarios[0]?.spend ?? [];
    expect(rows).toContainEqual(expect.objectContaining({ region: 'eu', line: 'tax', amounts: [1, 2, 3] }));
  });

  it('is refused where the hidden sheet was touched or is gone', () => {
    const sheets = withCell(1);
    const touched = sheets.map((sheet) =>
      sheet.name === '_headroom'
        ? {
            ...sheet,
            rows: sheet.rows.map((row) => ({
              ...row,
              cells: row.cells.map((cell) => (String(cell).startsWith('|') ? `${cell} ` : cell)),
            })),
          }
        : sheet,
    );
    expect(readHome(touched)).toMatchObject({ faults: [{ code: 'homeChanged' }] });
    expect(readHome(sheets.filter(({ name }) => name !== '_headroom'))).toMatchObject({
      faults: [{ code: 'homeForeign' }],
    });
  });

  it.each([
    ['a plan that is none', { plan: '{"scenarios":[{"id":"base","parent":"base"}]}' }],
    ['text that is no document', { plan: 'a plan' }],
    ['a scenario that the plan does not have', { scenario: 'no such' }],
  ])('is refused where the hidden sheet agrees with itself and holds %s', (_, told) => {
    const { plan, scenario } = { plan: null, scenario: null, ...told };
    const forge = ({ cells, ...row }: GridRow): GridRow => {
      const [key] = cells;
      if (key === 'scenario' && scenario !== null) return { ...row, cells: [key, scenario] };
      if (plan === null) return { ...row, cells };
      if (key === 'sha256') return { ...row, cells: [key, createHash('sha256').update(plan).digest('hex')] };
      return { ...row, cells: key === 'plan' ? [key, `|${plan}|`] : cells };
    };
    const forged = withCell(1).map((sheet) =>
      sheet.name === '_headroom' ? { ...sheet, rows: sheet.rows.map(forge) } : sheet,
    );
    expect(readHome(forged)).toMatchObject({ faults: [{ code: 'homeChanged' }] });
  });

  it('names the cell where a plan would not hold', async () => {
    const document = smallPlan();
    document.variables.push({
      name: 'margin',
      kind: 'input',
      over: [],
      unit: '1',
      value: { dist: 'pert', min: 0, mode: 1, max: 3 },
    });
    const workbook = composeWorkbook({ ...input(), document });
    const sheet = workbook.getWorksheet('Assumptions')!;
    const row = [...Array(sheet.rowCount).keys()]
      .map((n) => n + 1)
      .find((n) => sheet.getRow(n).values?.toString().includes('margin'))!;
    sheet.getRow(row).getCell(6).value = 9;
    const ended = await readPlanBytes(new Uint8Array(await workbook.xlsx.writeBuffer()));
    expect(ended).toMatchObject({
      faults: [
        {
          code: 'invalidPlan',
          problems: [{ path: expect.stringContaining(`Assumptions!F${row} (variables`) }],
        },
      ],
    });
  });
});
