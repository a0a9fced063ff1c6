import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import { MODEL_TEXTS } from '../../renderer/i18n/model.ts';
import { expect, test } from './support/app.ts';
import { violationsIn } from './support/axe.ts';
import { expectAllCompared, expectTexts } from './support/census.ts';
import { shortText, withErrorText } from './support/rounding.ts';
import { rowsOf, speak } from './support/tables.ts';
import { applySettings, ask, openScreen, samplePlanId } from './window.ts';

/** The model by keyboard: through the graph, an error in place, a dry run, saved and undone; the audit. */

const TYPED = 'sum(operating_profit * discount_factor, period)';

/** What a dry run says of every output: mean before, after, and the difference with its error. */
async function expectDryRun(page: Page, locales: readonly Locale[]): Promise<void> {
  const planId = await samplePlanId(page);
  const plan = await ask(page, 'plans.get', { planId });
  const { outputs, own } = await ask(page, 'model.try', {
    ...{ planId, scenario: 'base', job: 'test', trials: 1024, seed: 1, sampling: 'sobol' },
    edit: { type: 'formula', name: 'npv', formula: TYPED },
  });
  expect(outputs.length).toBeGreaterThan(5);
  const tables = page.getByRole('main').locator('table');
  const npv = plan.outputs.find(({ variable }) => variable === 'npv')!;
  for (const [at, locale] of locales.entries()) {
    if (at > 0) await speak(page, locale);
    expect((await rowsOf(tables.first())).map(([, ...cells]) => cells)).toEqual(
      own.map(({ figure: { mean, quantiles } }) =>
        [mean, quantiles['0.05'], quantiles['0.95']].map((value) => shortText(value, npv, locale)),
      ),
    );
    expect((await rowsOf(tables.last())).map(([, ...cells]) => cells)).toEqual(
      outputs.map(({ variable, with: before, without: after, difference }) => {
        const output = plan.outputs.find((each) => each.variable === variable)!;
        const short = (value: number | null | undefined) => shortText(value, output, locale);
        const { mean, standardError } = difference.difference;
        const unchanged = { en: 'No change', 'zh-CN': '无变化' }[locale];
        const change =
          mean === 0 && standardError === 0 ? unchanged : withErrorText(mean, standardError, short);
        return [short(before.mean), short(after.mean), change];
      }),
    );
  }
}

test('walk the graph, mend a formula as it is typed, dry-run it, take it and undo it', async ({ page }) => {
  await openScreen(page, 'model');
  const detail = page.getByRole('region', { name: /Net present value/ });
  await expect(detail.getByText('operating_profit').first()).toBeVisible();
  const centre = page.locator('[data-place="this 0"]');
  await centre.focus();
  for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowDown']) await page.keyboard.press(key);
  await expect(page.locator('[data-place="uses 1"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(centre).toBeFocused();
  await expect(centre).toHaveText(/^Operating profit/);
  const usedBy = page.getByRole('region', { name: 'Used by' });
  await expect(usedBy.getByRole('button', { name: /Net present value/ })).toBeVisible();
  await page.keyboard.press('Backspace');
  await expect(centre).toBeFocused();
  await expect(centre).toHaveText(/^Net present value/);
  await page.getByRole('radio', { name: 'As lists' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('region', { name: 'Uses' }).getByRole('listitem')).toHaveCount(3);
  await detail.getByRole('button', { name: 'Edit formula' }).focus();
  await page.keyboard.press('Enter');
  const field = detail.getByRole('textbox', { name: 'Formula' });
  await field.fill('');
  await field.pressSequentially('sum(oper');
  const names = page.getByRole('listbox', { name: 'Names that fit here' });
  await expect(names.getByRole('option', { selected: true })).toContainText('operating_profit');
  expect(await violationsIn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(names).toHaveCount(0);
  await page.keyboard.press('Control+Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(field).toHaveValue('sum(operating_profit');
  await expect(field).toBeFocused();
  await field.fill('sum(operating_profitt * discount_factor, period)');
  await expect(detail.getByRole('alert')).toContainText('operating_profit');
  await expect(detail.locator('mark')).toHaveText('operating_profitt');
  await expect(detail.getByRole('button', { name: 'Dry run' })).toBeDisabled();
  await field.fill(TYPED);
  await expect(detail.getByText('No problems found.')).toBeVisible();
  await expect(detail.locator('del')).toContainText('final');
  await detail.getByRole('button', { name: 'Dry run' }).focus();
  await page.keyboard.press('Enter');
  const row = detail.getByRole('row', { name: /^Net present value/ });
  await expect(row).toContainText('−$', { timeout: 60_000 });
  await expectDryRun(page, ['en', 'zh-CN', 'en']);
  await detail.getByRole('button', { name: 'Save to the model' }).focus();
  await page.keyboard.press('Enter');
  await expect(detail.getByRole('button', { name: 'Edit formula' })).toBeFocused();
  await expect(detail.getByText('residual_value')).toHaveCount(0);
  await page.getByRole('button', { name: /^Undo: formula of Net present value/ }).click();
  await expect(detail.getByRole('button', { name: 'residual_value', exact: true })).toBeVisible();
});

/** The figures of npv's page: its target, as typed and as it is written, and how many it uses and is used by. */
async function expectDetail(page: Page, locale: Locale): Promise<void> {
  const planId = await samplePlanId(page);
  const plan = await ask(page, 'plans.get', { planId });
  const { audit, variables } = await ask(page, 'model.get', { planId });
  const npv = variables.find(({ name }) => name === 'npv')!;
  const texts = MODEL_TEXTS[locale];
  await expectTexts(page.getByRole('textbox', { name: texts.target }), ['0']);
  await expectTexts(page.getByText('$0.00', { exact: true }), ['$0.00']);
  for (const [title, list] of [
    [texts.uses, npv.uses],
    [texts.usedBy, npv.usedBy],
  ] as const) {
    const text = `${title} (${list.length})`;
    await expectTexts(page.getByRole('heading', { name: text }), [text]);
  }
  await expectAllCompared(page, plan, locale, {
    words: [texts.audit.replace('{{count}}', `${audit.length}`)],
  });
}

test('an output gets a target, a KPI stage, and lines a role; the history takes it back', async ({
  page,
}) => {
  await openScreen(page, 'model');
  const target = page.getByRole('textbox', { name: 'Target' });
  await expect(target).toHaveValue('0');
  for (const locale of ['zh-CN', 'en'] as const) {
    await speak(page, locale);
    await expectDetail(page, locale);
  }
  await target.fill('2,000,000');
  await page.keyboard.press('Enter');
  await expect(page.getByText('$2,000,000', { exact: true })).toBeVisible();
  const planId = await samplePlanId(page);
  const npv = async () =>
    (await ask(page, 'plans.get', { planId })).outputs.find(({ variable }) => variable === 'npv');
  expect(await npv()).toMatchObject({ target: 2_000_000, better: 'higher', headline: true });
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expect(target).toHaveValue('0');
  // The next choice comes before the plan is read again, and is made all the same.
  const plan = '**/api/plans.get';
  await page.route(plan, (route) => setTimeout(() => void route.continue(), 1500));
  await page.getByRole('combobox', { name: 'KPI stage' }).click();
  await page.getByRole('option', { name: 'Revenue' }).click();
  await page.getByText('Roles & KPIs', { exact: true }).click();
  const lines = page.getByRole('combobox', { name: 'Lines whose spend buys customers' });
  await lines.fill('Performance');
  await page.getByRole('option', { name: 'Performance ads', exact: true }).click();
  await expect(
    page.getByRole('button', { name: /^Undo: role “Lines whose spend buys customers”: Performance ads/ }),
  ).toBeVisible();
  await page.unroute(plan);
  const { roles, variables } = await ask(page, 'model.get', { planId });
  expect(roles.acquisitionLines).toBe('performance_ads');
  expect(variables.find(({ name }) => name === 'npv')?.kpi).toBe('revenue');
});

test('the audit names what is worth a second look, and leads to it', async ({ page }) => {
  await applySettings(page, { theme: 'dark', locale: 'zh-CN' });
  await openScreen(page, 'model');
  await page.getByText(/^审查/).click();
  const planId = await samplePlanId(page);
  const plan = await ask(page, 'plans.get', { planId });
  const { audit, variables } = await ask(page, 'model.get', { planId });
  const nameOf = (variable: string | null, locale: Locale) =>
    labelText(variables.find(({ name }) => name === variable)?.label, locale, variable ?? '');
  for (const locale of ['zh-CN', 'en', 'zh-CN'] as const) {
    await speak(page, locale);
    for (const kind of new Set(audit.map((entry) => entry.kind))) {
      const entries = audit.filter((entry) => entry.kind === kind);
      const number = locale === 'en' ? ` (${entries.length})` : `（${entries.length}）`;
      const title = MODEL_TEXTS[locale].auditKinds[kind] + number;
      const list = page.getByRole('region', { name: title, exact: true });
      await expectTexts(list.getByRole('heading'), [title]);
      await expectTexts(
        list.getByRole('listitem'),
        entries.map(({ variable, detail }) => `${nameOf(variable, locale)}${detail}`),
      );
    }
    const tab = MODEL_TEXTS[locale].audit.replace('{{count}}', String(audit.length));
    await expectAllCompared(page, plan, locale, { words: [tab] });
  }
  const constants = page.getByRole('region', { name: /^公式中的常数/ });
  await constants.getByRole('button').filter({ hasText: '1.03' }).first().click();
  const formula = page.getByRole('textbox', { name: '公式', exact: true });
  await expect(formula).toBeFocused();
  await expect(formula).toHaveValue(/1\.03 - retention/);
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('1.03');
  await page.getByRole('button', { name: '返回“审查”' }).click();
  await page
    .getByRole('region', { name: /^没有来源的输入/ })
    .getByRole('link')
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: '来源（含日期）' })).toBeFocused();
});

test('a variable is added, renamed wherever it is read, and removed once nothing uses it', async ({
  page,
}) => {
  await openScreen(page, 'model');
  await page.getByRole('button', { name: 'Add a variable' }).click();
  await page.getByRole('textbox', { name: 'Label' }).fill('Profit per customer');
  await expect(page.getByRole('textbox', { name: 'Name in formulas' })).toHaveValue('profit_per_customer');
  await page.getByRole('combobox', { name: 'Unit' }).fill('USD/customer');
  const formula = page.getByRole('textbox', { name: 'Formula', exact: true });
  await formula.fill('npv / final(active_customers)');
  await expect(page.getByText('No problems found.')).toBeVisible();
  await formula.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Save to the model' })).toBeEnabled({ timeout: 60_000 });
  await formula.press('Control+Enter');
  const heading = page.getByRole('heading', { name: 'Profit per customer' });
  await expect(heading).toBeVisible();
  await page.getByRole('button', { name: 'Net present value (NPV)' }).last().click();
  await page.getByRole('button', { name: 'Name, unit, note' }).click();
  const name = page.getByRole('textbox', { name: 'Name in formulas' });
  await name.fill('aov');
  await expect(page.getByText('Another variable has this name.')).toBeVisible();
  await name.fill('value_today');
  await name.press('Enter');
  await expect(page.getByText('value_today', { exact: true })).toBeVisible();
  await page.locator('[data-place="usedBy 0"]').click();
  await expect(page.getByRole('button', { name: 'value_today', exact: true })).toBeVisible();
  await page.locator('[data-place="uses 1"]').click();
  await page.getByRole('button', { name: 'Remove variable' }).click();
  await page
    .getByRole('alert')
    .getByRole('button', { name: /Profit per customer/ })
    .click();
  await page.getByRole('button', { name: 'Remove variable' }).click();
  await expect(heading).toHaveCount(0);
  for (let undo = 0; undo < 3; undo += 1) {
    await page.getByRole('button', { name: /^Undo: / }).click();
    await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  }
  await expect(page.getByRole('button', { name: 'Nothing to undo' })).toBeVisible();
});
