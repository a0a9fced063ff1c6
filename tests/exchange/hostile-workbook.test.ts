import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { minorUnits } from '#shared/money.ts';
import type { SpendRow } from '#shared/plan/document.ts';
import { cellText, xmlText } from '../../electron/exchange/safe-text.ts';
import { buildWorkbook, composeWorkbook } from '../../electron/exchange/workbook.ts';
import { type SmallPlan, sampleResult, scenarioOf, smallPlan } from './plans.ts';
import { readWorkbook, recalculate } from './recalculate.ts';

const HOSTILE = [
  "=cmd|' /C calc'!A0",
  '@SUM(1,1)',
  '+1',
  '-2+3',
  '=HYPERLINK("x")',
  'two\nlines\r\nand a third',
  'x'.repeat(300),
  '😀 émoji 中文',
  'bell\u0007 null\u0000 escape\u001b end',
  'lone \ud800 surrogate',
  '_x0041_ and _x000D_',
  '<b>&amp;"\'</b>]]>',
  'y'.repeat(40_000),
];

async function export_(plan: SmallPlan, withResult = false) {
  const document = smallPlan(plan);
  const scenario = scenarioOf(document, plan.spend);
  const result = withResult ? sampleResult() : null;
  const input = { document, scenario, sha256: '', result, locale: 'en', createdAt: null } as const;
  return readWorkbook(await buildWorkbook(input));
}

describe('labels that mean harm', () => {
  it('are text in the workbook, never a formula, and come back as they were where XML allows it', async () => {
    const lines = HOSTILE.map((label, n) => ({ id: `l${n}`, label, category: `c${n}` }));
    const spend = lines.map(({ id }) => ({ region: 'sea', line: id, amounts: [1] }));
    const plan = { periods: 1, regions: [{ id: 'sea', label: '=1+1' }], lines, spend, name: '=2+2\u0001' };
    const workbook = await export_(plan, true);
    const sheet = workbook.getWorksheet('Allocation')!;
    const labels = HOSTILE.map((_, n) => sheet.getRow(6 + n).getCell(2));
    for (const [n, cell] of labels.entries()) {
      expect(cell.formula, HOSTILE[n]).toBeUndefined();
      expect(cell.value).toBe(xmlText(HOSTILE[n]!).slice(0, 32_767));
    }
    expect(sheet.getCell('A5').value).toBe('=1+1');
    expect(workbook.getWorksheet('About')!.getCell('A1').value).toBe('=2+2');
    for (const { formula } of recalculate(workbook)) expect(formula).not.toContain('cmd');
  });

  it('lose only what XML forbids', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = xmlText(text);
        const allowed = (code: number) =>
          code === 9 || code === 10 || (code >= 32 && code < 0xfffe) || code > 0xffff;
        expect([...clean].every((character) => allowed(character.codePointAt(0)!))).toBe(true);
        expect(clean.isWellFormed()).toBe(true);
        expect(xmlText(clean)).toBe(clean);
        expect(cellText(text).replaceAll('_x005F_', '_')).toBe(clean);
      }),
    );
    expect(xmlText('plain\ttext 中文 😀')).toBe('plain\ttext 中文 😀');
    expect(cellText('_x0041_')).toBe('_x005F_x0041_');
  });
});

/** Plans of a few regions, lines and periods, with amounts of up to a billion in cents. */
const plans: fc.Arbitrary<SmallPlan> = fc
  .record({
    regions: fc.integer({ min: 1, max: 4 }),
    lines: fc.integer({ min: 1, max: 5 }),
    periods: fc.integer({ min: 1, max: 4 }),
    seedAmounts: fc.infiniteStream(fc.integer({ min: 0, max: 100_000_000_000 })),
    present: fc.infiniteStream(fc.boolean()),
  })
  .map(({ regions, lines, periods, seedAmounts, present }) => {
    const region = Array.from({ length: regions }, (_, n) => ({ id: `r${n}` }));
    const line = Array.from({ length: lines }, (_, n) =>
      n === 0 ? { id: 'l0' } : { id: `l${n}`, category: `c${n % 2}` },
    );
    const take = <T>(stream: Iterator<T>) => stream.next().value as T;
    const amounts = () => Array.from({ length: periods }, () => take(seedAmounts) / 100);
    const spend: SpendRow[] = region.flatMap((r) =>
      line.flatMap((l) => (take(present) ? [{ region: r.id, line: l.id, amounts: amounts() }] : [])),
    );
    return { periods, regions: region, lines: line, spend };
  });

describe('any plan', () => {
  it('ties to the cent: every formula on every sheet, and the sum of the plan in whole cents', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const document = smallPlan(plan);
        const scenario = scenarioOf(document, plan.spend);
        const input = {
          document,
          scenario,
          sha256: '',
          result: null,
          locale: 'en',
          createdAt: null,
        } as const;
        const formulas = recalculate(composeWorkbook(input));
        const cents = (value: unknown) => Math.round(Number(value) * 100);
        for (const { sheet, address, formula, cached, computed } of formulas) {
          expect(cents(computed), `${sheet}!${address} ${formula}`).toBe(cents(cached));
          expect(Math.abs(Number(computed) - Number(cached))).toBeLessThan(0.001);
        }
        const total = plan.spend
          .flatMap(({ amounts }) => amounts.map((amount) => minorUnits(Math.round(amount * 100))))
          .reduce((sum, amount) => sum + amount, 0);
        const allocated = formulas.find(({ sheet }) => sheet === 'About');
        expect(cents(allocated?.computed)).toBe(total);
        const differences = formulas.filter(
          ({ sheet, formula }) => sheet === 'By category' && formula.startsWith('ROUND('),
        );
        expect(differences.length).toBe(plan.periods + 1);
        for (const { computed } of differences) expect(Math.abs(Number(computed))).toBe(0);
      }),
      { numRuns: 40, seed: 20260101 },
    );
  });
});
