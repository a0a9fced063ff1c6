import type { Page } from '@playwright/test';
import type { Locale } from '#shared/locale.ts';
import type { AllocationView, PlanView } from '#shared/views.ts';
import { expect } from '../support/app.ts';
import { amountText, percentText } from '../support/rounding.ts';

/** The allocation of a scenario and of its parent, as the service has them. */
export interface EngineAllocation {
  readonly plan: PlanView;
  readonly own: AllocationView;
  readonly parent: AllocationView;
}

const WORDS = {
  en: {
    balance: [
      'Experiments',
      'Short horizon',
      'Middle horizon',
      'Long horizon',
      'Emerging markets',
      'Mature markets',
    ],
  },
  'zh-CN': { balance: ['试验投入', '短期', '中期', '长期', '新兴市场', '成熟市场'] },
} as const;

/** Sums by row of the grid: regions, pairs of region and line, all; whole cents by period. */
function sumsOf({ rows }: AllocationView): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  for (const { region, line, amounts } of rows) {
    for (const row of ['total', region, `${region}/${line}`]) {
      const known = sums.get(row) ?? amounts.map(() => 0);
      sums.set(
        row,
        known.map((amount, period) => amount + amounts[period]!),
      );
    }
  }
  return sums;
}

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

/** Whole dollars, as the sample plan has nothing else. */
const money = (cents: number): string => (cents === 0 ? '–' : amountText(cents));

const signedText = (value: number, text: string): string =>
  value === 0 ? '–' : value < 0 ? `−${text}` : `+${text}`;

/** What every cell of the grid must read, by row and column. */
function expectedCells({ own, parent }: EngineAllocation): Map<string, string> {
  const [after, before] = [sumsOf(own), sumsOf(parent)];
  const grand = total(after.get('total')!);
  const cells = new Map<string, string>();
  for (const [row, amounts] of after) {
    const now = total(amounts);
    const then = total(before.get(row)!);
    for (const [period, amount] of amounts.entries()) cells.set(`${row} p${period}`, money(amount));
    cells.set(`${row} total`, money(now));
    cells.set(`${row} share`, now === 0 ? '–' : percentText(now / grand));
    cells.set(`${row} change`, signedText(now - then, amountText(Math.abs(now - then))));
    const part = (100 * Math.abs(now - then)) / then;
    cells.set(`${row} changeShare`, then === 0 ? '' : signedText(now - then, `${part.toFixed(1)}%`));
  }
  return cells;
}

/** The cells that are drawn, by row and column; what is said of a marked one is left out. */
function drawnCells(page: Page): Promise<[string, string][]> {
  return page.locator('.ag-root').evaluate((grid) =>
    [...grid.querySelectorAll('[row-id] [col-id]')]
      .filter((cell) => cell.getAttribute('col-id') !== 'label')
      .map((cell): [string, string] => {
        const row = cell.closest('[row-id]')?.getAttribute('row-id') ?? '';
        const [text = ''] = (cell.textContent ?? '').split(' (');
        return [`${row} ${cell.getAttribute('col-id')}`, text];
      }),
  );
}

/** Holds every cell of the grid that is drawn, the budget and the shares against the amounts that the service has. */
export async function expectAllocation(page: Page, locale: Locale, engine: EngineAllocation): Promise<void> {
  const expected = expectedCells(engine);
  await expect.poll(async () => (await drawnCells(page)).length).toBeGreaterThan(16 * 20);
  const drawn = await drawnCells(page);
  const wrong = drawn.filter(([place, text]) => expected.get(place) !== text);
  expect(wrong.map(([place, text]) => `${place}: ${text}, not ${expected.get(place)}`)).toEqual([]);
  for (const column of ['p0', 'p11', 'total', 'share', 'change', 'changeShare'])
    expect(drawn.map(([place]) => place)).toContain(`total ${column}`);
  const allocated = total(sumsOf(engine.own).get('total')!);
  const { budget } = engine.own;
  const amount = (cents: number) => `${amountText(cents)} USD`;
  await expect(page.getByTestId('allocated')).toHaveText(amount(allocated));
  await expect(page.getByTestId('budget')).toHaveText(amount(budget!));
  await expect(page.getByTestId('left')).toHaveText(amount(Math.abs(budget! - allocated)));
  const shares = sharesOf(engine);
  const rows = page.getByTestId('balance').locator('tbody tr');
  await expect(rows).toHaveText(WORDS[locale].balance.map((name, at) => `${name}${percentText(shares[at])}`));
}

/** Experiments; the first quarter, the rest of the first year, what comes later; emerging and mature markets. */
function sharesOf({ plan, own }: EngineAllocation): number[] {
  const sum = (counts: (region: string, line: string, period: number) => boolean) =>
    own.rows.reduce(
      (all, { region, line, amounts }) =>
        all + total(amounts.filter((_, period) => counts(region, line, period))),
      0,
    );
  const stage = (id: string) => plan.regions.find((region) => region.id === id)!.attributes.stage;
  const all = sum(() => true);
  return [
    sum((_region, line) => line === 'experiments'),
    sum((_region, _line, period) => period === 0),
    sum((_region, _line, period) => period > 0 && period < 4),
    sum((_region, _line, period) => period >= 4),
    sum((region) => stage(region) === 'emerging'),
    sum((region) => stage(region) === 'mature'),
  ].map((part) => part / all);
}
