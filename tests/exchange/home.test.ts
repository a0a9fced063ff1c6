import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { parsePlan } from '#shared/plan/parse.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { Sheet } from '#shared/table/grid.ts';
import { type HomeCame, readHome } from '../../electron/exchange/home/read-home.ts';
import { readWorkbookSheets } from '../../electron/exchange/read/xlsx.ts';
import { MACHINE_SHEET } from '../../electron/exchange/sheet-keys.ts';
import { buildWorkbook, composeWorkbook, type WorkbookInput } from '../../electron/exchange/workbook.ts';
import { pick } from '../engine/reference/random-formula.ts';
import { samplePlan } from './plans.ts';
import { DISTRIBUTIONS, richPlan } from './rich-plan.ts';
import { sheetsOf, sorted, withColumns } from './sheets.ts';

function inputOf(document: PlanDocument, scenario: string, locale: 'en' | 'zh-CN' = 'en'): WorkbookInput {
  return {
    document,
    scenario: resolveScenario(document, scenario),
    sha256: '',
    result: null,
    locale,
    createdAt: null,
  };
}

function home(sheets: readonly Sheet[]): HomeCame {
  const came = readHome(sheets);
  if (!came.ok) throw new Error(JSON.stringify(came.faults));
  return came.value;
}

function composed(document: PlanDocument, scenario: string, locale: 'en' | 'zh-CN' = 'en'): Sheet[] {
  return sheetsOf(composeWorkbook(inputOf(document, scenario, locale)));
}

/** The plan with other figures everywhere that a workbook shows: what a colleague may come to. */
function edited(plan: PlanDocument, g: fc.GeneratorValue): PlanDocument {
  const after = structuredClone(plan);
  for (const [n, scenario] of after.scenarios.entries()) {
    for (const row of scenario.spend ?? [])
      row.amounts = row.amounts.map((amount) => (g(fc.boolean) ? amount : amount + 0.07));
    if (g(fc.boolean)) scenario.budget = 4321.09 + n;
    for (const override of scenario.overrides ?? []) {
      if (override.multiply !== undefined) override.multiply = 1.25;
    }
  }
  for (const variable of after.variables) {
    if (variable.kind === 'input' && g(fc.boolean))
      variable.value = pick(g, [...DISTRIBUTIONS.map(({ meta: _, ...dist }) => dist), 7]);
    if (variable.kind === 'event' && g(fc.boolean)) variable.probability = 0.125;
    if (variable.kind === 'path' && g(fc.boolean)) variable.volatility = 0.375;
    const shown = variable.kind === 'input' || variable.kind === 'event' || variable.kind === 'path';
    if (shown && typeof variable.note === 'string') variable.note = 'another note';
  }
  return after;
}

describe('200 random plans', () => {
  it('come home from their workbooks as they went, in either language, whichever scenario was exported', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const plan = richPlan(g);
        expect(parsePlan(plan).ok).toBe(true);
        const came = home(composed(plan, pick(g, ['base', 'variant']), pick(g, ['en', 'zh-CN'] as const)));
        expect(canonicalJson(came.document)).toBe(canonicalJson(plan));
        expect([came.changes, came.remarks]).toEqual([0, []]);
      }),
      { numRuns: 200, seed: 20260101, endOnFailure: true },
    );
  });

  it('come home with what was edited, after sorting, inserting columns and adding rows above', () => {
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const plan = richPlan(g);
        const other = edited(plan, g);
        const scenario = pick(g, ['base', 'variant']);
        const machine = composed(plan, scenario).find(({ name }) => name === MACHINE_SHEET)!;
        const sheets = composed(other, scenario).map((sheet) => {
          if (sheet.name === MACHINE_SHEET) return machine;
          const places = [pick(g, [0, 1, 2]), pick(g, [3, 4, 7])];
          const facts = sheet.name === 'Scenarios';
          return sorted(
            withColumns(sheet, places),
            facts ? 1000 : 5,
            () => pick(g, [1, 2, 3, 4, 5, 6, 7]),
            2,
          );
        });
        const came = home(sheets);
        expect(canonicalJson(came.document)).toBe(canonicalJson(withoutLostMeta(plan, other)));
        expect(came.remarks).toEqual([]);
      }),
      { numRuns: 60, seed: 20260102, endOnFailure: true },
    );
  });
});

/** What a sheet does not show of a distribution stays with it, whatever becomes of the rest. */
function withoutLostMeta(plan: PlanDocument, other: PlanDocument): PlanDocument {
  const after = structuredClone(other);
  after.variables.forEach((variable, n) => {
    const before = plan.variables[n]!;
    if (variable.kind !== 'input' || before.kind !== 'input') return;
    const meta = typeof before.value === 'object' ? before.value.meta : undefined;
    if (meta !== undefined && typeof variable.value === 'object')
      variable.value = { ...variable.value, meta };
  });
  return after;
}

describe('the sample plan', () => {
  it('comes home through a file, to the last digit', async () => {
    const plan = samplePlan();
    const bytes = await buildWorkbook(inputOf(plan, 'emerging_push', 'zh-CN'));
    const sheets = await readWorkbookSheets(bytes);
    if (!sheets.ok) throw new Error(JSON.stringify(sheets.faults));
    const came = home(sheets.value);
    expect(canonicalJson(came.document)).toBe(canonicalJson(plan));
    expect(came.exported).toMatchObject({ scenario: 'emerging_push', locale: 'zh-CN' });
  });
});
