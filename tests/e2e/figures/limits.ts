import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { AllocationView } from '#shared/views.ts';
import { expect } from '../support/app.ts';
import { expectTexts, textsOf } from '../support/census.ts';
import { moneyText, percentText, pointsText } from '../support/rounding.ts';
import { textsIn } from './words.ts';

type PlacedLimit = AllocationView['limits'][number];

const WORDS = {
  en: {
    met: 'Met',
    wholePlan: 'Whole plan',
    broken: '1 guard rail broken',
    rule: (min: string | null, max: string | null, inEach: boolean) =>
      `${max === null ? `at least ${min}` : `at most ${max}`} ${inEach ? 'in every period' : 'in all'}`,
    ofTotal: (percent: string) => `${percent} of the total`,
    excess: (value: string, gap: string) => `${value}, ${gap} too much`,
    smallest: (gap: string, more: number) =>
      new RegExp(`^Smallest change: take \\${gap} from [^\\d$]+ and ${more} more rows\\.$`),
  },
  'zh-CN': {
    met: '已满足',
    wholePlan: '整个方案',
    broken: '1 项约束被突破',
    rule: (min: string | null, max: string | null, inEach: boolean) =>
      `${max === null ? `不低于 ${min}` : `不超过 ${max}`}${inEach ? '（每期）' : '（累计）'}`,
    ofTotal: (percent: string) => `占总额 ${percent}`,
    excess: (value: string, gap: string) => `${value}，超出 ${gap}`,
    smallest: (gap: string, more: number) =>
      new RegExp(`^最小调整：从[^\\d$]+等另外 ${more} 行减少 \\${gap}。$`),
  },
} as const;

function ruleText({ min, max, of, each }: PlacedLimit, locale: Locale): string {
  const words = WORDS[locale];
  const bound = (value: number | null) => {
    if (value === null) return null;
    return of === 'amount' ? moneyText(value) : words.ofTotal(`${Math.round(value * 1e6) / 1e4}%`);
  };
  return words.rule(bound(min), bound(max), each === 'period');
}

/**
 * Holds the panel of guard rails against the limits of the plan: what each asks for, and of the one that is broken by how
 * much, with the least change that mends it.
 * @param broken the label of the limit that the spend breaks
 * @param spent what it limits, in cents
 * @param rows of the grid that it limits and that spend, of which the mending change names two
 */
export async function expectLimits(
  page: Page,
  locale: Locale,
  { view, broken, spent, rows }: { view: AllocationView; broken: string; spent: number; rows: number },
): Promise<void> {
  const words = WORDS[locale];
  const panel = page.getByRole('region', { name: textsIn(locale).guardRails.title });
  const items = panel.locator('ul[aria-label] > li');
  const { budget } = textsIn(locale).allocate;
  const named = (limit: PlacedLimit) => labelText(limit.definition.label, locale, '');
  const rules: [string, string][] = [
    [budget, words.rule(null, moneyText(view.budget!), false)],
    ...view.limits.map((limit): [string, string] => [named(limit), ruleText(limit, locale)]),
  ];
  for (const [name, rule] of rules) {
    const item = items.filter({ has: page.getByText(name, { exact: true }) });
    await expect(item).toHaveCount(1);
    const facts = item.getByTestId('limit-rule');
    const origin = name === budget || name === broken ? '' : words.wholePlan;
    await expectTexts(facts, [`${rule}${origin}`]);
    if (name !== broken) continue;
    const limit = view.limits.find((each) => named(each) === broken)!;
    const gap = moneyText(spent - limit.max!);
    await expectTexts(item.getByRole('listitem'), [words.excess(moneyText(spent), gap)]);
    const [change] = await textsOf(item.getByTestId('limit-mend'));
    expect(change).toMatch(words.smallest(gap, rows - 2));
  }
  await expectTexts(panel.locator('output'), [words.broken]);
  await expect(items).toHaveCount(rules.length);
}

/** Holds the share of experiments, set against a policy of 10 %, to the amounts of the plan. */
export async function expectPolicy(
  page: Page,
  locale: Locale,
  { view }: { view: AllocationView },
): Promise<void> {
  const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0);
  const all = sum(view.rows.flatMap(({ amounts }) => amounts));
  const spent = sum(view.rows.filter(({ line }) => line === 'experiments').flatMap(({ amounts }) => amounts));
  const { measures, under } = textsIn(locale).balance;
  const row = page.getByTestId('balance').getByRole('row', { name: measures.experiments });
  const gap = under.replace('{{points}}', pointsText(0.1 - spent / all));
  await expectTexts(row.locator('td').first(), [`${percentText(spent / all)}${gap}`]);
  await expectTexts(row.getByRole('textbox'), ['10%']);
}
