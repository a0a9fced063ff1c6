import { setTimeout } from 'node:timers/promises';
import type ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import type { PlanDocument } from '#shared/plan/document.ts';
import { buildWorkbook, type WorkbookInput } from '../../electron/exchange/workbook.ts';
import { samplePlan, sampleResult, scenarioOf, smallPlan } from './plans.ts';
import { readWorkbook, recalculate } from './recalculate.ts';

const SAMPLE = samplePlan();

function inputOf(document: PlanDocument, more: Partial<WorkbookInput> = {}): WorkbookInput {
  const scenario = scenarioOf(document, document.scenarios[0]?.spend ?? []);
  return {
    document,
    scenario,
    sha256: 'ab'.repeat(32),
    result: null,
    locale: 'en',
    createdAt: null,
    ...more,
  };
}

const sampleInput = inputOf(SAMPLE, { result: sampleResult() });
const sampleBytes = buildWorkbook(sampleInput);

function sheetOf(workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (!sheet) throw new Error(`no sheet ${name}; there are ${workbook.worksheets.map((s) => s.name)}`);
  return sheet;
}

function rowWith(sheet: ExcelJS.Worksheet, ...texts: string[]): ExcelJS.Row {
  for (let number = 1; number <= sheet.rowCount; number++) {
    const row = sheet.getRow(number);
    if (texts.every((text, position) => row.getCell(position + 1).value === text)) return row;
  }
  throw new Error(`no row ${texts.join(' › ')} on ${sheet.name}`);
}

describe('the allocation workbook of the sample plan', () => {
  it('holds every amount to the cent, at its region, line and period', async () => {
    const sheet = sheetOf(await readWorkbook(await sampleBytes), 'Allocation');
    const labels = new Map(
      SAMPLE.dimensions.flatMap(({ members }) =>
        members.map(({ id, label }) => [id, (label as { en: string }).en] as const),
      ),
    );
    for (const { region, line, amounts } of SAMPLE.scenarios[0]?.spend ?? []) {
      const row = rowWith(sheet, labels.get(region)!, labels.get(line)!);
      expect(amounts.map((_, period) => row.getCell(3 + period).value)).toEqual(amounts);
    }
  });

  it('has formulas that an independent engine finds equal to the stored results and to the plan', async () => {
    const formulas = recalculate(await readWorkbook(await sampleBytes));
    expect(formulas.length).toBeGreaterThan(500);
    for (const { sheet, address, formula, cached, computed } of formulas) {
      expect(computed, `${sheet}!${address} ${formula}`).toBeCloseTo(cached as number, 6);
    }
    const grand = formulas.filter(({ sheet, computed }) => sheet !== 'About' && computed === 28_800_000);
    const sheets = ['Allocation', 'By region', 'By category', 'By period', 'Scenarios'];
    expect([...new Set(grand.map(({ sheet }) => sheet))]).toEqual(sheets);
    const left = formulas.find(({ sheet, formula }) => sheet === 'About' && formula.includes('-'));
    expect(left?.computed).toBe(0);
  });

  it('freezes the heads, repeats them in print, and fits the width of the page', async () => {
    const workbook = await readWorkbook(await sampleBytes);
    for (const name of ['Allocation', 'By category', 'Scenarios', 'Assumptions', 'Results', 'Drivers']) {
      const sheet = sheetOf(workbook, name);
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 4 });
      expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToPage: true, fitToWidth: 1 });
      expect(sheet.pageSetup.printTitlesRow).toBe('4:4');
    }
    const row = rowWith(sheetOf(workbook, 'Allocation'), 'Europe', 'Brand');
    expect(row.getCell(3).numFmt).toBe('#,##0.00');
    expect(row.getCell(16).numFmt).toBe('0.0%');
  });

  it('says on the first sheet what a run needs to be repeated', async () => {
    const sheet = sheetOf(await readWorkbook(await sampleBytes), 'About');
    expect(rowWith(sheet, 'Seed').getCell(2).value).toBe(7);
    expect(rowWith(sheet, 'Trials').getCell(2).value).toBe(20000);
    expect(rowWith(sheet, 'Engine version').getCell(2).value).toBe('1.0.0');
    expect(rowWith(sheet, 'SHA-256 of the plan document').getCell(2).value).toBe('ab'.repeat(32));
    expect(rowWith(sheet, 'Warning').getCell(2).value).toBe('correlations: repaired');
    expect(() => rowWith(sheet, 'Created')).toThrow();
  });

  it('writes every statistic of every output cell, and says where one is not finite', async () => {
    const sheet = sheetOf(await readWorkbook(await sampleBytes), 'Results');
    const head = sheet.getRow(4);
    const columns = new Map<string, number>();
    head.eachCell((cell, column) => columns.set(String(cell.value), column));
    const npv = rowWith(sheet, 'Net present value (NPV)');
    const at = (row: ExcelJS.Row, title: string) => row.getCell(columns.get(title)!).value;
    expect(at(npv, 'Mean')).toBe(3_221_234.567);
    expect(at(npv, 'P5')).toBe(3_221_234.567 + 1000 * (0.05 - 0.5));
    expect(at(npv, 'Target')).toBe(0);
    expect(at(npv, 'P(at least target)')).toBe(0.671);
    const customers = rowWith(sheet, 'Active customers by market', 'Southeast Asia', '2026-Q1');
    expect(at(customers, 'Mean')).toBe(58_123.5);
    expect(at(customers, 'Target')).toBeNull();
    const lost = rowWith(sheet, 'Active customers by market', 'Europe', '2028-Q4');
    expect(at(lost, 'Mean')).toBe('not finite');
  });

  it('lists the drivers of the headline in words', async () => {
    const sheet = sheetOf(await readWorkbook(await sampleBytes), 'Drivers');
    expect(sheet.getCell('A5').value).toBe('What drives Net present value (NPV)');
    expect(sheet.getCell('B6').value).toBe('Customer acquisition cost (CAC) · Europe');
    expect(sheet.getCell('D6').value).toBe(-0.31);
    expect(sheet.getCell('B7').value).toBe('Fine · Europe · Data privacy');
    expect(sheet.getCell('D7').value).toBeNull();
  });

  it('speaks Chinese throughout where asked to', async () => {
    const workbook = await readWorkbook(await buildWorkbook({ ...sampleInput, locale: 'zh-CN' }));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      '说明',
      '预算分配',
      '按区域汇总',
      '按类别汇总',
      '按期间汇总',
      '情景对比',
      '各情景金额',
      '假设',
      '风险',
      '情景变动',
      '模拟结果',
      '关键驱动因素',
      '术语表',
      '_headroom',
    ]);
    rowWith(sheetOf(workbook, '预算分配'), '东南亚', '品牌建设');
    rowWith(sheetOf(workbook, '模拟结果'), '净现值（NPV）');
    for (const { cached, computed } of recalculate(workbook))
      expect(computed).toBeCloseTo(cached as number, 6);
  });
});

describe('equal input', () => {
  it('gives equal bytes, whatever the clock says', async () => {
    const first = await sampleBytes;
    await setTimeout(2100);
    expect(Buffer.compare(first, await buildWorkbook(sampleInput))).toBe(0);
  });

  it('carries a date only where one is given', async () => {
    const dated = await buildWorkbook({ ...sampleInput, createdAt: new Date('2026-03-04T05:06:07Z') });
    const workbook = await readWorkbook(dated);
    expect(workbook.created.toISOString()).toBe('2026-03-04T05:06:07.000Z');
    expect(rowWith(sheetOf(workbook, 'About'), 'Created').getCell(2).value).toBe('2026-03-04 05:06:07 UTC');
    const undated = await readWorkbook(await sampleBytes);
    expect(undated.created).toBeUndefined();
    expect(undated.modified).toBeUndefined();
  });
});

describe('plans out of the ordinary', () => {
  it('leave results out where there are none', async () => {
    const workbook = await readWorkbook(await buildWorkbook(inputOf(SAMPLE)));
    const names = workbook.worksheets.map(({ name }) => name);
    expect(names).not.toContain('Results');
    expect(names).not.toContain('Drivers');
    expect(rowWith(sheetOf(workbook, 'About'), 'Simulation').getCell(2).value).toBe('not simulated');
  });

  it('export where nothing is allocated', async () => {
    const plan = smallPlan({ periods: 2, regions: [{ id: 'sea' }], lines: [{ id: 'ads' }], spend: [] });
    const workbook = await readWorkbook(await buildWorkbook(inputOf(plan)));
    for (const { computed, cached } of recalculate(workbook)) expect([computed, cached]).toEqual([0, 0]);
  });

  it('keep the decimals of their currency', async () => {
    const spend = [{ region: 'sea', line: 'ads', amounts: [1234] }];
    const yen = smallPlan({
      currency: 'JPY',
      periods: 1,
      regions: [{ id: 'sea' }],
      lines: [{ id: 'ads' }],
      spend,
    });
    const dinar = smallPlan({
      currency: 'KWD',
      periods: 1,
      regions: [{ id: 'sea' }],
      lines: [{ id: 'ads' }],
      spend: [{ region: 'sea', line: 'ads', amounts: [1.234] }],
    });
    for (const [plan, format, amount] of [
      [yen, '#,##0', 1234],
      [dinar, '#,##0.000', 1.234],
    ] as const) {
      const workbook = await readWorkbook(await buildWorkbook(inputOf(plan)));
      const cell = rowWith(sheetOf(workbook, 'Allocation'), 'sea', 'ads').getCell(3);
      expect([cell.numFmt, cell.value]).toEqual([format, amount]);
    }
  });

  it('add up more regions than a formula takes arguments', async () => {
    const regions = Array.from({ length: 300 }, (_, n) => ({ id: `r${n}` }));
    const spend = regions.map(({ id }, n) => ({ region: id, line: 'ads', amounts: [n + 0.01] }));
    const plan = smallPlan({ periods: 1, regions, lines: [{ id: 'ads', category: 'marketing' }], spend });
    const formulas = recalculate(await readWorkbook(await buildWorkbook(inputOf(plan))));
    for (const { formula, cached, computed } of formulas) {
      expect(computed, formula).toBeCloseTo(cached as number, 6);
      expect(formula.length).toBeLessThan(8192);
    }
    expect(formulas.some(({ formula }) => formula.startsWith('SUMIF('))).toBe(true);
    expect(
      formulas.filter(({ computed }) => Math.abs(Number(computed) - 44_853) < 1e-6).length,
    ).toBeGreaterThan(2);
  });
});
