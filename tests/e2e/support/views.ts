import type { Page } from '@playwright/test';
import type { Locale } from '#shared/locale.ts';
import { ASSUMPTION_TEXTS } from '../../../renderer/i18n/assumptions.ts';
import { MODEL_TEXTS } from '../../../renderer/i18n/model.ts';
import { cell, goTo, openScreen, type ScreenName, samplePlanId } from '../window.ts';
import { expect } from './app.ts';

/** Opens a state of the window in the language that it speaks. */
type Open = (page: Page, locale: Locale) => Promise<void>;

const screen =
  (name: ScreenName): Open =>
  (page) =>
    openScreen(page, name);

/** An address below the base scenario of the sample plan. */
const address =
  (path: string): Open =>
  async (page) =>
    goTo(page, `/plan/${await samplePlanId(page)}/base/${path}`);

/** Chooses an option of a segmented control by its text. */
const choose = (page: Page, text: string) => page.getByRole('main').getByText(text, { exact: true }).click();

const openEditor: Open = async (page) => {
  await openScreen(page, 'assumptions');
  await page.getByTestId('assumption-cac|value|3|').getByRole('button').click();
  await expect(page.getByTestId('typed-mean')).toBeVisible();
};

/** Figures of a log-logistic, evenly over its levels: none of the kinds that are fitted is exact. */
const PASTED = Array.from({ length: 40 }, (_, at) => {
  const level = (at + 0.5) / 40;
  return (45 * (level / (1 - level)) ** 0.12).toFixed(2);
}).join('\n');

const fitData: Open = async (page, locale) => {
  const texts = ASSUMPTION_TEXTS[locale];
  await openEditor(page, locale);
  await choose(page, texts.editor.data);
  await page.getByRole('textbox', { name: texts.data.paste }).fill(PASTED);
  await page.getByRole('button', { name: texts.data.fit }).click();
  await expect(page.getByRole('img', { name: texts.data.qq })).toBeVisible();
};

const correlations: Open = async (page, locale) => {
  await openScreen(page, 'assumptions');
  await choose(page, ASSUMPTION_TEXTS[locale].correlations);
};

const editFormula: Open = async (page, locale) => {
  const texts = MODEL_TEXTS[locale];
  await openScreen(page, 'model');
  await page.getByRole('button', { name: texts.edit }).click();
  const formula = page.getByRole('textbox', { name: texts.formula });
  await formula.fill('sum(operating_profit * discount_factor, period)');
  await page.getByRole('button', { name: texts.dryRun }).click();
  await expect(page.getByRole('columnheader', { name: texts.after }).last()).toBeVisible({ timeout: 60_000 });
};

const audit: Open = async (page, locale) => {
  await openScreen(page, 'model');
  const [name = ''] = MODEL_TEXTS[locale].audit.split(/ ?[(（]/);
  await page.getByRole('main').getByText(name).first().click();
};

const graph: Open = async (page) => {
  await address('model/fulfilment_cost')(page, 'en');
  await page.locator('[data-place="this 0"]').scrollIntoViewIfNeeded();
};

const FOREIGN = `Region;Line;2026-Q1;2026-Q2
Westeuropa;Brand;1.234,56 €;2.000,00 €
North America;Brand;9.000,00 €;8.500,00 €
`;

const importTable: Open = async (page, locale) => {
  await address('import')(page, locale);
  const buffer = Buffer.from(FOREIGN);
  await page.locator('input[type=file]').setInputFiles({ name: 'budget.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByTestId('import-totals')).toBeVisible();
};

/** The dialog that moves money from the cell that is chosen. */
const moves: Open = async (page) => {
  await openScreen(page, 'allocate');
  await cell(page, 'sea/brand', 'p0').click();
  await page.keyboard.press('Control+m');
  await expect(page.getByRole('dialog')).toBeVisible();
};

const history: Open = async (page) => {
  await openScreen(page, 'allocate');
  await page.keyboard.press('Control+Shift+h');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible();
};

/** Every screen, and what opens within it; each after a run of the base scenario. */
export const VIEWS: Readonly<Record<string, Open>> = {
  plans: (page) => goTo(page, '/plans'),
  allocate: screen('allocate'),
  'allocate-moves': moves,
  'allocate-history': history,
  assumptions: screen('assumptions'),
  'assumptions-editor': openEditor,
  'assumptions-data': fitData,
  'assumptions-correlations': correlations,
  risks: screen('risks'),
  results: screen('results'),
  compare: screen('compare'),
  'explain-formula': address('explain/npv/net_sales~region=eu~period=2'),
  'explain-input': address('explain/npv/aov~region=eu'),
  model: screen('model'),
  'model-edit': editFormula,
  'model-graph': graph,
  'model-roles': address('model/~roles'),
  'model-audit': audit,
  export: screen('export'),
  import: importTable,
  report: address('report'),
};
