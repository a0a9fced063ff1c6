import type { Locator, Page } from '@playwright/test';
import { KINDS } from '../../../renderer/features/assumptions/editor/kinds.ts';
import { ASSUMPTION_TEXTS } from '../../../renderer/i18n/assumptions.ts';
import { en } from '../../../renderer/i18n/en.ts';
import { cell, goTo, openScreen, samplePlanId } from '../window.ts';
import { expect } from './app.ts';
import { VIEWS } from './views.ts';

/**
 * States that the window can be in within its screens: menus, dialogs, panels, editors, tables in place of pictures.
 * Each walk goes on from where its state before was, in English, after a run of the base scenario.
 */

export interface State {
  readonly name: string;
  /** The part that is new since the state before; all of the window where it is left out. */
  readonly within?: string;
  /** The dialog that Escape closes; the focus then goes back to what opened it. */
  readonly dialog?: true;
}

type Walk = (page: Page) => AsyncGenerator<State>;

const DIALOG = '[role="dialog"]';
const MENU = '[role="menu"]';

const button = (page: Page | Locator, name: string | RegExp) => page.getByRole('button', { name });

/** Opens what a button opens, by keyboard, so that it has the focus before. */
async function press(target: Locator): Promise<void> {
  await target.focus();
  await target.press('Enter');
}

async function close(page: Page, what: string): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(page.locator(what)).toHaveCount(0);
}

async function* plans(page: Page): AsyncGenerator<State> {
  await goTo(page, '/plans');
  const actions = button(page, /^Actions for/).first();
  await press(actions);
  await expect(page.locator(MENU)).toBeVisible();
  yield { name: 'plan menu', within: MENU };
  await page.getByRole('menuitem', { name: en.plans.rename }).press('Enter');
  await expect(page.getByRole('textbox', { name: en.plans.name })).toBeVisible();
  yield { name: 'rename', within: DIALOG, dialog: true };
  await press(page.getByRole('button', { name: en.file.menu, exact: true }));
  await expect(page.locator(MENU)).toBeVisible();
  yield { name: 'file menu', within: MENU };
  await close(page, MENU);
  for (const [entry, shown] of [
    [en.file.backups, en.file.backupNow],
    [en.file.openOther, null],
    [en.passphrase.menu, null],
  ] as const) {
    await press(page.getByRole('button', { name: en.file.menu, exact: true }));
    await page.getByRole('menuitem', { name: entry }).press('Enter');
    await expect(page.getByRole('dialog')).toBeVisible();
    if (shown) await expect(button(page, shown)).toBeVisible();
    yield { name: entry, within: DIALOG, dialog: true };
  }
}

async function* shell(page: Page): AsyncGenerator<State> {
  await openScreen(page, 'results');
  await expect(page.getByTestId('provenance')).toBeVisible();
  await page.getByRole('link', { name: en.nav.results }).focus();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('a');
  await expect(page.getByRole('dialog')).toBeVisible();
  yield { name: 'palette', within: DIALOG, dialog: true };
  await press(button(page, en.shortcuts.title));
  await expect(page.getByRole('dialog')).toBeVisible();
  yield { name: 'shortcuts', within: DIALOG, dialog: true };
  await press(button(page, en.historyPanel.title));
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeVisible();
  yield { name: 'history', within: DIALOG, dialog: true };
  await page.getByRole('combobox', { name: en.shell.scenario }).click();
  await expect(page.getByRole('listbox')).toBeVisible();
  yield { name: 'scenario list', within: '[role="listbox"]' };
  await page.keyboard.press('Escape');
  await press(button(page, en.shell.theme));
  yield { name: 'theme menu', within: MENU };
  await close(page, MENU);
}

async function* allocate(page: Page): AsyncGenerator<State> {
  await openScreen(page, 'allocate');
  for (const name of [en.guardRails.title, en.balance.title, en.trial.toggle, en.allocate.charts]) {
    await press(button(page, name).first());
    await page.waitForTimeout(200);
    yield { name };
    if (name === en.guardRails.title) {
      await press(button(page, en.guardRails.add));
      await expect(page.getByRole('dialog')).toBeVisible();
      yield { name: 'limit', within: DIALOG, dialog: true };
    }
    await press(button(page, name).first());
  }
  await cell(page, 'sea/brand', 'p0').click();
  await page.keyboard.press('Shift+F2');
  await expect(page.getByRole('dialog')).toBeVisible();
  yield { name: 'note', within: DIALOG, dialog: true };
  await page.keyboard.press('Control+m');
  for (const name of Object.values(en.moves.tabs)) {
    await page.getByRole('tab', { name, exact: true }).click();
    yield { name: `moves: ${name}`, within: DIALOG };
  }
  await close(page, DIALOG);
  await press(button(page, en.allocate.columns));
  await page.waitForTimeout(100);
  yield { name: 'columns' };
  await page.keyboard.press('Escape');
  await press(button(page, en.impact.outputs));
  await expect(page.getByRole('checkbox').first()).toBeVisible();
  yield { name: 'outputs of the strip' };
  await page.keyboard.press('Escape');
}

const EDITOR = `section[aria-label="${en.assumptions.editor.title}"]`;

async function* assumptions(page: Page): AsyncGenerator<State> {
  await VIEWS['assumptions-editor']!(page, 'en');
  const editor = page.locator(EDITOR);
  const mode = (name: string) => editor.getByText(name, { exact: true }).click();
  for (const each of ['likely', 'number'] as const) {
    await mode(en.assumptions.editor[each]);
    yield { name: `editor: ${each}`, within: EDITOR };
  }
  await mode(en.assumptions.editor.other);
  for (const kind of KINDS) {
    await editor.getByRole('combobox', { name: en.assumptions.editor.kind }).click();
    const { name } = ASSUMPTION_TEXTS.en.kinds[kind];
    await page.getByRole('option', { name, exact: true }).click();
    yield { name: `editor: ${kind}`, within: EDITOR };
  }
  await goTo(page, '/plans');
  await VIEWS['assumptions-data']!(page, 'en');
  yield { name: 'fits' };
  await goTo(page, '/plans');
  await VIEWS['assumptions-correlations']!(page, 'en');
  await expect(page.getByRole('table').first()).toBeVisible();
  yield { name: 'correlations' };
  // What a scenario changes, and where from.
  const planId = await samplePlanId(page);
  await goTo(page, `/plan/${planId}/tariff_war/assumptions/cac`);
  await expect(editor).toBeVisible();
  yield { name: 'editor: changes that hold here' };
  await mode(en.assumptions.editor.multiply);
  await editor.getByRole('textbox', { name: en.assumptions.editor.factor }).fill('x');
  yield { name: 'editor: a fault', within: EDITOR };
}

async function* risks(page: Page): AsyncGenerator<State> {
  await openScreen(page, 'risks');
  await expect(page.getByTestId('risk-fine')).toBeVisible({ timeout: 60_000 });
  await press(page.getByTestId('risk-fine').getByRole('button'));
  await page.getByTestId('risk-fine').getByRole('switch').press('Space');
  await expect(page.getByTestId('without-npv')).toBeVisible({ timeout: 60_000 });
  yield { name: 'risks: places, and without an event' };
}

/** Every panel of a screen shows its figures in place of its picture. */
async function showTables(page: Page): Promise<void> {
  const switches = page.getByRole('radio', { name: en.results.asTable });
  for (let at = 0; at < (await switches.count()); at += 1) await switches.nth(at).press('Space');
}

async function* results(page: Page): AsyncGenerator<State> {
  await openScreen(page, 'results');
  await expect(page.getByTestId('provenance')).toBeVisible();
  const trials = page.getByRole('combobox', { name: en.results.trials });
  await trials.fill('many');
  yield {
    name: 'results: trials that cannot be run',
    within: `form[aria-label="${en.results.runSettings}"]`,
  };
  await trials.fill('200');
  for (const below of await page.getByTestId('below-the-fold').all()) {
    await below.scrollIntoViewIfNeeded();
    await expect(below.locator('.mantine-Loader-root')).toHaveCount(0, { timeout: 60_000 });
  }
  await expect(page.getByTestId('settled')).toBeVisible({ timeout: 60_000 });
  yield { name: 'results: markets, KPIs, convergence' };
  await page.getByText(en.resultDetails.exceedance, { exact: true }).click();
  await showTables(page);
  yield { name: 'results: tables' };
}

async function* compare(page: Page): AsyncGenerator<State> {
  await openScreen(page, 'compare');
  await expect(page.getByTestId('compared-npv-0')).toBeVisible({ timeout: 60_000 });
  await page.getByRole('radio', { name: /^Show Active customers by market/ }).press('Space');
  await page.getByText(en.compare.overTime, { exact: true }).click();
  await expect(page.getByRole('img', { name: /Over time$/ })).toBeVisible({ timeout: 60_000 });
  yield { name: 'compare: a market over time' };
  await showTables(page);
  await page.getByText(en.compare.byPeriod, { exact: true }).click();
  yield { name: 'compare: tables' };
}

async function* explain(page: Page): AsyncGenerator<State> {
  const planId = await samplePlanId(page);
  await goTo(page, `/plan/${planId}/base/explain/npv/net_sales~region=eu~period=2`);
  await expect(page.getByRole('img', { name: en.explain.shift })).toBeVisible({ timeout: 60_000 });
  yield { name: 'explain: a formula and its trials' };
  await showTables(page);
  yield { name: 'explain: figures of the tail' };
  await goTo(page, `/plan/${planId}/base/explain/npv/aov~region=eu`);
  await expect(page.getByTestId('origin')).toContainText('Lognormal', { timeout: 60_000 });
  yield { name: 'explain: an input' };
}

async function* model(page: Page): AsyncGenerator<State> {
  await VIEWS['model-edit']!(page, 'en');
  yield { name: 'model: a dry run' };
  await page.getByRole('textbox', { name: en.model.formula }).fill('sum(operating_profit');
  await expect(page.getByRole('main').getByText(en.model.checking)).toHaveCount(0);
  yield { name: 'model: a formula that is wrong' };
  await goTo(page, '/plans');
  await VIEWS['model-audit']!(page, 'en');
  yield { name: 'audit' };
  await press(button(page, en.model.add));
  await expect(page.getByRole('textbox', { name: en.model.name })).toBeVisible();
  yield { name: 'model: a new variable' };
}

async function* pages(page: Page): AsyncGenerator<State> {
  await goTo(page, '/plans');
  await VIEWS.import!(page, 'en');
  yield { name: 'import' };
  await VIEWS.report!(page, 'en');
  await expect(page.getByRole('main').locator('canvas, img').first()).toBeVisible({ timeout: 60_000 });
  yield { name: 'report' };
}

/** All walks by the screen that they are about. */
export const WALKS: Readonly<Record<string, Walk>> = {
  plans,
  shell,
  allocate,
  assumptions,
  risks,
  results,
  compare,
  explain,
  model,
  pages,
};
