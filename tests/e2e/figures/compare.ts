import type { Locator, Page } from '@playwright/test';
import type { Locale } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { ComparisonView, DifferenceView } from '#shared/views-compare.ts';
import { COMPARE } from '../../../renderer/i18n/compare.ts';
import { expect } from '../support/app.ts';
import { expectTexts } from '../support/census.ts';
import { countText, shortText } from '../support/rounding.ts';
import { rowsOf } from '../support/tables.ts';
import { plusText, quantityText, timesText } from './quantities.ts';
import { quarterInFull, textsIn, unitWords } from './words.ts';

/** What the service has worked out for scenarios side by side. */
export interface EngineComparison {
  readonly plan: PlanView;
  readonly view: ComparisonView;
  readonly differences: readonly DifferenceView[];
}

/** What the figures side by side stand under: targets, units with their period, and the trials that are drawn. */
export async function expectHeads(
  page: Page,
  { plan, view }: EngineComparison,
  locale: Locale,
): Promise<void> {
  for (const output of plan.outputs.filter(({ target }) => target !== null)) {
    const target = shortText(output.target, output, locale);
    const text = `P(≥ ${target})`;
    for (const at of view.scenarios.keys())
      await expectTexts(
        page.getByTestId(`compared-${output.variable}-${at}`).locator('dt').filter({ hasText: '≥' }),
        [text],
      );
  }
  const last = quarterInFull(11, locale);
  await expectTexts(
    page.locator('tbody th span').filter({ hasText: new RegExp(` · ${last}$`) }),
    plan.outputs
      .filter(({ over }) => over.includes('period'))
      .map((output) => `${unitWords(output, locale)} · ${last}`),
  );
  const { trials, seed } = textsIn(locale).results;
  const main = page.getByRole('main');
  await expectTexts(main.getByRole('combobox', { name: trials }), [countText(view.trials)]);
  await expectTexts(main.getByRole('textbox', { name: seed }), [String(view.seed)]);
}

/** What the tariff war assumes otherwise: of which variable, where and when, and what it does in the variable's unit. */
export async function expectAssumed(
  panel: Locator,
  { differences, plan }: EngineComparison,
  locale: Locale,
): Promise<void> {
  const table = panel.locator('table').last();
  const named = (label: unknown) => (label as Record<Locale, string>)[locale];
  const span = [4, 11].map((period) => quarterInFull(period, locale));
  const region = (id: string) => named(plan.regions.find((each) => each.id === id)!.label);
  const label = (variable: string) => named(plan.variables.find(({ name }) => name === variable)!.label);
  const war = differences.find(({ scenario }) => scenario === 'tariff_war')!;
  const causes = war.causes.flatMap((cause) => (cause.type === 'override' ? [cause] : []));
  const set = causes.find(({ variable }) => variable === 'gross_margin')!.after[0]!.set!;
  const share = { unit: '1', format: 'percent' };
  expect(await rowsOf(table)).toEqual([
    [
      `${label('tariff_shock')} · ${region('na')} · ${span.join(locale === 'en' ? ' to ' : ' 至 ')}`,
      plusText(0.15, share, locale),
    ],
    [label('cac'), timesText(1.15)],
    [`${label('gross_margin')} · ${region('eu')}`, `= ${quantityText(set, share, locale)}`],
  ]);
}

/** By which trials all of it was worked out, and that they are common to all. */
export function provenanceText({ trials, seed, engine }: ComparisonView, locale: Locale): string {
  const count = countText(trials);
  const facts =
    locale === 'en'
      ? `${count} trials · seed ${seed} · Sobol · engine ${engine}`
      : `${count} 次模拟 · 随机种子 ${seed} · Sobol 序列 · 引擎 ${engine}`;
  return `${facts} · ${COMPARE[locale].common}`;
}
