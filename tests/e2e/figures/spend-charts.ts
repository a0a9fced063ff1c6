import type { Locator, Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { AllocationView, PlanView } from '#shared/views.ts';
import { pictureTexts } from '../../../renderer/i18n/pictures.ts';
import { expect } from '../support/app.ts';
import { fullText } from '../support/rounding.ts';
import { rowsOf, showTable } from '../support/tables.ts';
import { expectPainted, expectWalk } from './charts.ts';
import { quarter } from './words.ts';

/** The pictures of the spend: bars of parts over time, and by region. */

const USD = { unit: 'USD', format: 'currency' };
const TEXTS = { en: pictureTexts.en, 'zh-CN': pictureTexts.zhCN };

export interface Spend {
  readonly plan: PlanView;
  readonly own: AllocationView;
}

/** A part of the spend: a region or a category. */
interface Part {
  readonly name: string;
  readonly holds: (region: string, line: string) => boolean;
}

const full = (amount: number) => fullText(amount, USD);

/** Spend of what two parts have in common, by period; whole dollars, as the sample plan has nothing else. */
function amounts({ own }: Spend, ...parts: readonly Part[]): number[] {
  const rows = own.rows.filter(({ region, line }) => parts.every(({ holds }) => holds(region, line)));
  return rows[0]
    ? rows[0].amounts.map((_, period) => rows.reduce((sum, row) => sum + row.amounts[period]!, 0) / 100)
    : [];
}

const total = (spend: Spend, ...parts: readonly Part[]): number =>
  amounts(spend, ...parts).reduce((sum, amount) => sum + amount, 0);

/** What has any spend. */
export function spendParts(spend: Spend, locale: Locale): { regions: Part[]; categories: Part[] } {
  const { plan } = spend;
  const regions = plan.regions.map(
    ({ id, label }): Part => ({ name: labelText(label, locale, id), holds: (region) => region === id }),
  );
  const categories = plan.categories.map(
    ({ id, label, members }): Part => ({
      name: labelText(label, locale, id),
      holds: (_, line) => members.includes(line),
    }),
  );
  const spent = (part: Part) => total(spend, part) > 0;
  return { regions: regions.filter(spent), categories: categories.filter(spent) };
}

const moneyAxis = (totals: readonly number[]) =>
  ({ edge: 'left', kind: USD, title: 'USD', range: [0, Math.max(...totals)] }) as const;

/** Bars by region, of which a box tells all categories. */
export async function expectSpendByRegion(chart: Locator, locale: Locale, spend: Spend): Promise<void> {
  const { regions, categories } = spendParts(spend, locale);
  await expectPainted(chart, locale, {
    axes: [moneyAxis(regions.map((region) => total(spend, region)))],
    texts: categories.map(({ name }) => name),
  });
  await expectWalk(
    chart,
    regions.map((region) => [
      'ArrowRight',
      [
        region.name,
        ...categories.map((category) => `${category.name}  ${full(total(spend, region, category))}`),
      ],
    ]),
  );
}

/** Holds the bars of Allocate, and the tables behind them, against the amounts that the service has. */
export async function expectSpendPictures(page: Page, locale: Locale, spend: Spend): Promise<void> {
  const texts = TEXTS[locale];
  const { regions, categories } = spendParts(spend, locale);
  const panel = (name: string) => page.getByRole('region', { name, exact: true });
  const overTime = panel(texts.overTime);
  for (const [by, parts] of [
    [texts.byRegion, regions],
    [texts.byCategory, categories],
  ] as const) {
    await overTime.getByText(by, { exact: true }).click();
    await expectOverTime(overTime.getByRole('img', { name: texts.overTime }), locale, spend, parts);
  }
  await expectPairs(panel(texts.byRegionAndCategory), locale, spend);
  await showTable(overTime);
  for (const [by, parts] of [
    [texts.byCategory, categories],
    [texts.byRegion, regions],
  ] as const) {
    await overTime.getByText(by, { exact: true }).click();
    const rows = spend.own.rows[0]!.amounts.map((_, period) => [
      quarter(period, locale),
      ...parts.map((part) => full(amounts(spend, part)[period]!)),
    ]);
    await expect.poll(() => rowsOf(overTime.getByRole('grid')), { message: by }).toEqual(rows);
  }
}

async function expectOverTime(chart: Locator, locale: Locale, spend: Spend, parts: readonly Part[]) {
  const quarters = amounts(spend).map((_, period) => quarter(period, locale));
  await expectPainted(chart, locale, {
    axes: [moneyAxis(amounts(spend))],
    names: quarters,
    texts: parts.map(({ name }) => name),
  });
  const box = (part: Part, period: number) => [
    quarters[period]!,
    `${part.name}  ${full(amounts(spend, part)[period]!)}`,
  ];
  const last = quarters.length - 1;
  await expectWalk(chart, [
    ['ArrowRight', box(parts[0]!, 0)],
    ['ArrowRight', box(parts[0]!, 1)],
    ['End', box(parts[0]!, last)],
    ...parts.slice(1).map((part) => ['ArrowUp', box(part, last)] as const),
  ]);
}

async function expectPairs(panel: Locator, locale: Locale, spend: Spend): Promise<void> {
  const { regions, categories } = spendParts(spend, locale);
  const chart = panel.getByRole('img', { name: TEXTS[locale].byRegionAndCategory });
  await expectPainted(chart, locale, {
    axes: [moneyAxis(regions.map((region) => total(spend, region)))],
    names: regions.flatMap(({ name }) => name.split(' ')),
    texts: categories.map(({ name }) => name),
  });
  const box = (region: Part, category: Part) => [
    region.name,
    `${category.name}  ${full(total(spend, region, category))}`,
  ];
  await expectWalk(chart, [
    ['ArrowRight', box(regions[0]!, categories[0]!)],
    ...categories.slice(1).map((category) => ['ArrowUp', box(regions[0]!, category)] as const),
    ['End', box(regions.at(-1)!, categories.at(-1)!)],
  ]);
  await showTable(panel);
  expect((await rowsOf(panel.getByRole('grid'))).map(([, ...cells]) => cells)).toEqual(
    regions.map((region) => categories.map((category) => full(total(spend, region, category)))),
  );
}
