import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { Explanation } from '#shared/views-explain.ts';
import { EXPLAIN } from '../../../renderer/i18n/explain.ts';
import { expectTexts } from '../support/census.ts';
import { quantityText } from './quantities.ts';

/** What the plan says of an input that nothing overrides: its kind, distribution, note and source. */
export async function expectOrigin(
  page: Page,
  locale: Locale,
  { cell, parameters, note, source }: Explanation,
): Promise<void> {
  const texts = EXPLAIN[locale];
  const said = (label: typeof note) => labelText(label ?? undefined, locale, '');
  const facts = [
    [texts.kind, texts.kinds.input],
    ...parameters.map(({ value }) => [texts.distribution, quantityText(value, cell, locale)]),
    ...(note ? [[texts.note, said(note)]] : []),
    [texts.source, source ? said(source) : texts.noSource],
  ];
  await expectTexts(page.getByTestId('origin').locator(':is(dt, dd)'), facts.flat());
}
