import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { AllocationView, PlanView } from '#shared/views.ts';
import { expect } from '../support/app.ts';
import { expectAllCompared, expectRows, expectTexts, told } from '../support/census.ts';
import { amountText, percentText, shortText } from '../support/rounding.ts';
import { cell } from '../window.ts';
import { quarter, textsIn } from './words.ts';

/** The allocation of a scenario and of its parent, as the service has them. */
interface Amounts {
  readonly own: AllocationView;
  readonly parent: AllocationView;
}

export interface EngineAllocation extends Amounts {
  readonly plan: PlanView;
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
  'zh-CN': { balance: ['实验性投入', '短期', '中期', '长期', '新兴市场', '成熟市场'] },
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

/** First and last period of each column. */
type Spans = readonly (readonly [from: number, to: number])[];

/** Neighbouring periods, `length` of them in each column. */
const spansOf = (periods: number, length: number): Spans =>
  Array.from({ length: periods / length }, (_, at) => [at * length, (at + 1) * length - 1]);

const columnOf = ([from, to]: Spans[number]): string => (from === to ? `p${from}` : `p${from}-${to}`);

/** What every cell of the grid must read, by row and column. */
function expectedCells({ own, parent }: Amounts, spans: Spans): Map<string, string> {
  const [after, before] = [sumsOf(own), sumsOf(parent)];
  const grand = total(after.get('total')!);
  const cells = new Map<string, string>();
  for (const [row, amounts] of after) {
    const now = total(amounts);
    const then = total(before.get(row)!);
    for (const [from, to] of spans)
      cells.set(`${row} ${columnOf([from, to])}`, money(total(amounts.slice(from, to + 1))));
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
        // As the count of figures in sight knows what was compared.
        if (text === cell.textContent) cell.setAttribute('data-compared', text);
        return [`${row} ${cell.getAttribute('col-id')}`, text];
      }),
  );
}

/** Holds every cell that is drawn against the amounts; `columns` are among them. */
async function expectCells(
  page: Page,
  engine: Amounts,
  spans: Spans,
  columns: readonly string[],
): Promise<void> {
  const expected = expectedCells(engine, spans);
  await expect
    .poll(async () => {
      const drawn = await drawnCells(page);
      const wrong = drawn.filter(([place, text]) => expected.get(place) !== text);
      const missing = columns.filter((column) => !drawn.some(([place]) => place === `total ${column}`));
      return [
        ...wrong.map(([place, text]) => `${place}: ${text}, not ${expected.get(place)}`),
        ...missing.map((column) => `no ${column}`),
        ...(drawn.length > 2 * columns.length ? [] : ['too few cells']),
      ];
    })
    .toEqual([]);
}

/** Chooses how long the columns of the grid are. */
async function showBy(page: Page, grain: 'period' | 'quarter' | 'year', locale: Locale): Promise<void> {
  const texts = textsIn(locale).allocate;
  await page.getByRole('button', { name: texts.columns, exact: true }).click();
  await page.getByRole('radio', { name: texts.grains[grain] }).check();
  await page.keyboard.press('Escape');
}

const CHANGES = ['total', 'share', 'change', 'changeShare'];

/** Holds every cell of the grid that is drawn, the budget and the shares against the amounts that the service has. */
export async function expectAllocation(page: Page, locale: Locale, engine: EngineAllocation): Promise<void> {
  await showBy(page, 'year', locale);
  await expectCells(page, engine, spansOf(12, 4), ['p0-3', 'p4-7', 'p8-11', ...CHANGES]);
  await expectTexts(
    page.locator('.ag-header-cell[col-id^="p"]'),
    [2026, 2027, 2028].map((year) => (locale === 'en' ? `${year}` : `${year}年`)),
  );
  await showBy(page, 'period', locale);
  await expectCells(page, engine, spansOf(12, 1), ['p0', 'p11', ...CHANGES]);
  const allocated = total(sumsOf(engine.own).get('total')!);
  const { budget } = engine.own;
  const amount = (cents: number) => `${amountText(cents)} USD`;
  await expectTexts(page.getByTestId('allocated'), [amount(allocated)]);
  await expectTexts(page.getByTestId('budget'), [amount(budget!)]);
  await expectTexts(page.getByTestId('left'), [amount(Math.abs(budget! - allocated))]);
  await expectBalance(page, locale, engine);
  await expectSelection(page, locale, engine);
}

async function expectBalance(page: Page, locale: Locale, engine: EngineAllocation): Promise<void> {
  const shares = sharesOf(engine);
  await expectTexts(
    page.getByTestId('balance').locator('tbody tr'),
    WORDS[locale].balance.map((name, at) => `${name}${percentText(shares[at])}`),
  );
}

/** Three years by month, seen by quarter: what every cell sums, the names of the quarters, and what is said beside. */
export async function expectQuarters(page: Page, locale: Locale, engine: EngineAllocation): Promise<void> {
  await showBy(page, 'quarter', locale);
  const spans = spansOf(36, 3);
  await expectCells(page, engine, spans, [...spans.map(columnOf), 'total', 'share']);
  await expectTexts(
    page.locator('.ag-header-cell[col-id^="p"]'),
    spans.map((_, at) => quarter(at, locale)),
  );
  const allocated = total(sumsOf(engine.own).get('total')!);
  await expectTexts(page.getByTestId('allocated'), [`${amountText(allocated)} USD`]);
  await expectBalance(page, locale, engine);
  await expectHeatMap(page, locale, engine);
  await expectAllCompared(page, engine.plan, locale);
}

/** Six cells that are selected: how many, their sum and their mean, in the line below the grid. */
async function expectSelection(page: Page, locale: Locale, { own }: EngineAllocation): Promise<void> {
  await cell(page, 'sea/local_team', 'p0').click();
  for (const key of ['Shift+ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight'])
    await page.keyboard.press(key);
  const lines = ['local_team', 'training'];
  const amounts = own.rows
    .filter(({ region, line }) => region === 'sea' && lines.includes(line))
    .flatMap((row) => row.amounts.slice(0, 3));
  const sum = total(amounts);
  await expectTexts(
    page.locator('output span'),
    locale === 'en'
      ? ['6 cells', `Sum ${amountText(sum)}`, `Average ${amountText(sum / 6)}`]
      : ['6 个单元格', `求和 ${amountText(sum)}`, `平均 ${amountText(sum / 6)}`],
  );
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
  const quarters = (period: number) => (period * plan.calendar.monthsPerPeriod) / 3;
  const all = sum(() => true);
  return [
    sum((_region, line) => line === 'experiments'),
    sum((_region, _line, period) => quarters(period) < 1),
    sum((_region, _line, period) => quarters(period) >= 1 && quarters(period) < 4),
    sum((_region, _line, period) => quarters(period) >= 4),
    sum((region) => stage(region) === 'emerging'),
    sum((region) => stage(region) === 'mature'),
  ].map((part) => part / all);
}

/** Spend of each region on each category, in the picture that has them as cells. */
export async function expectHeatMap(
  page: Page,
  locale: Locale,
  { plan, own }: EngineAllocation,
): Promise<void> {
  const usd = { unit: plan.currency, format: 'currency' };
  const spent = (region: string, lines: readonly string[]) =>
    own.rows
      .filter((row) => row.region === region && lines.includes(row.line))
      .reduce((sum, { amounts }) => sum + total(amounts), 0);
  await expectRows(
    page.getByRole('table', { name: textsIn(locale).pictures.heatMap }),
    plan.regions.map(({ id, label: region }) =>
      plan.categories.map(({ members, label: category }) => {
        const cents = spent(id, members);
        const amount = shortText(cents / 100, usd, locale);
        const names = [region, category].map((each) => labelText(each, locale, ''));
        const pair = locale === 'en' ? `${names.join(', ')}: ` : `${names.join('的')}：`;
        return told(cents === 0 ? '–' : amount, `${pair}${amount}`);
      }),
    ),
  );
}
