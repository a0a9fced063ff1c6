import { expect, type Locator, type Page } from '@playwright/test';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import type { Reply } from '#shared/errors.ts';
import type { Settings } from '#shared/views.ts';

/** What the browser tests do with the window, in the words of a person. */

/** Asks the service as the window does. */
export async function ask<Name extends CallName>(
  page: Page,
  name: Name,
  request: RequestOf<Name>,
): Promise<ResponseOf<Name>> {
  const reply = await page.evaluate(
    async ([call, body]) => {
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`/api/${call}`, { method: 'POST', headers, body: JSON.stringify(body) });
      return response.json();
    },
    [name, request] as const,
  );
  const answer = reply as Reply<ResponseOf<Name>>;
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer.error)}`);
  return answer.value;
}

export async function applySettings(page: Page, settings: Settings): Promise<void> {
  await ask(page, 'settings.set', settings);
  await page.reload();
}

/** The plan that is there at the first start. */
export async function samplePlanId(page: Page): Promise<string> {
  const { plans } = await ask(page, 'plans.list', {});
  const [plan] = plans;
  if (!plan) throw new Error('the first start made no sample plan');
  return plan.id;
}

/** Goes to an address inside the window, as its links do. */
export async function goTo(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    window.location.hash = hash;
  }, path);
}

export type ScreenName = 'allocate' | 'assumptions' | 'risks' | 'results' | 'compare' | 'model' | 'export';

/** Opens a screen of the sample plan by its address. */
export async function openScreen(page: Page, screen: ScreenName, scenario = 'base'): Promise<void> {
  const planId = await samplePlanId(page);
  await goTo(page, `/plan/${planId}/${scenario}/${screen}`);
  await expect(page.getByRole('main')).toBeVisible();
  if (screen === 'allocate') await expect(cell(page, 'total', 'total')).toBeVisible();
}

/** A cell of the grid by the ids of its row and column (`na/brand`, `p0`); `total` is the last row or column. */
export function cell(page: Page, row: string, column: string): Locator {
  return page.locator(`[row-id="${row}"] [col-id="${column}"]`);
}

/** The number that a cell shows. */
export async function amountIn(page: Page, row: string, column: string): Promise<number> {
  const text = (await cell(page, row, column).textContent()) ?? '';
  // What is said of a marked cell follows its figure in parentheses.
  const [figure = ''] = text.split('(');
  return figure.trim() === '–' ? 0 : Number(figure.replaceAll(',', ''));
}

/** Types a text into a cell, as one does in a spreadsheet: select, type, Enter. */
export async function typeInto(page: Page, row: string, column: string, text: string): Promise<void> {
  await cell(page, row, column).click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

/** Runs the scenario that is open with so many trials and waits for the cards. */
export async function run(page: Page, trials: number): Promise<void> {
  await page.getByRole('combobox', { name: 'Trials' }).fill(String(trials));
  await page.getByRole('button', { name: 'Run simulation' }).first().click();
  await expect(page.getByTestId('provenance')).toContainText(trials.toLocaleString('en'), {
    timeout: 60_000,
  });
}
