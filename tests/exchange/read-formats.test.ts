import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { readTables } from '../../electron/exchange/read/tables.ts';

it('the currency that a number is shown in is read with it', async () => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Budget');
  sheet.addRow(['Europe', 9000, 12, 3, new Date(Date.UTC(2026, 0, 1))]);
  const formats = ['#,##0.00\\ [$€-407]', '"US$"#,##0', '#,##0.00', 'dd/mm/yyyy'];
  for (const [at, format] of formats.entries()) sheet.getCell(1, at + 2).numFmt = format;
  const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
  const read = await readTables(bytes, 'budget.xlsx');
  if (!read.ok) throw new Error(JSON.stringify(read.faults));
  expect(read.value[0]?.rows).toEqual([
    {
      number: 1,
      cells: ['Europe', 9000, 12, 3, { date: '2026-01-01' }],
      currencies: { 1: '€', 2: 'US$' },
    },
  ]);
});
