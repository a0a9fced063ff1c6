import type { Page } from '@playwright/test';
import { type Locale, labelText } from '#shared/locale.ts';
import type { PlanView } from '#shared/views.ts';
import type { ExplainedCell, Explanation } from '#shared/views-explain.ts';
import { EXPLAIN } from '../../renderer/i18n/explain.ts';
import { expectPainted, expectWalk } from './figures/charts.ts';
import { expectOrigin } from './figures/origin.ts';
import { axisName, inFull, inputName, quarterInFull, textsIn, toCopy, unitWords } from './figures/words.ts';
import { expect, test } from './support/app.ts';
import { expectAllCompared, expectRows, expectTexts, expectTold, told } from './support/census.ts';
import {
  correlationText,
  countText,
  exactText,
  fullText,
  shortText,
  withErrorText,
} from './support/rounding.ts';
import { showTable, speak } from './support/tables.ts';
import { ask, goTo, openScreen, run, samplePlanId } from './window.ts';

/** From a figure to where it comes from, by keyboard alone; every figure on the way is the engine's. */

/** Presses Tab until a link of this name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let tabs = 0; tabs < 120; tabs += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() =>
      document.activeElement?.tagName === 'A' ? document.activeElement.textContent : null,
    );
    if (focused === name) return;
  }
  throw new Error(`no link “${name}” is reached by Tab`);
}

/** From npv to an input: places, and their headings. */
const WAY = [
  ['npv', {}, 'Net present value (NPV)'],
  ['operating_profit', { period: 2 }, 'Operating profit'],
  ['contribution', { region: 'eu', period: 2 }, 'Contribution'],
  ['net_sales', { region: 'eu', period: 2 }, 'Net sales'],
  ['gmv', { region: 'eu', period: 2 }, 'Gross merchandise value (GMV)'],
  ['aov', { region: 'eu' }, 'Average order value (AOV, net of VAT)'],
] as const;

/** The target follows the pointer over the picture, and the share of trials that reach it falls. */
async function dragTarget(page: Page): Promise<void> {
  const share = page.getByTestId('target-share');
  const shareAt = async () => Number(/([\d.]+)%/.exec((await share.textContent()) ?? '')?.[1]);
  const box = await page.getByRole('img', { name: /^Distribution of Net present value/ }).boundingBox();
  if (!box) throw new Error('no picture');
  const to = (part: number) => [box.x + part * box.width, box.y + box.height / 2] as const;
  const before = await shareAt();
  await page.mouse.move(...to(0.5));
  await page.mouse.down();
  await page.mouse.move(...to(0.8), { steps: 3 });
  await expect(share).toContainText('≈');
  await expect.poll(shareAt).toBeLessThan(before);
  await page.mouse.move(...to(0.2), { steps: 3 });
  await expect.poll(shareAt).toBeGreaterThan(before);
  await page.mouse.up();
}

/** The figure in the trial is the product of the values in the formula, as they are shown. */
async function expectProduct(page: Page): Promise<void> {
  const number = (text: string | null) => Number((text ?? '').replaceAll(/[$,]/g, ''));
  const shown = page.getByTestId('explained-figure').locator('dd').first();
  const values = page.getByRole('region', { name: /^Formula/ }).getByTestId('value');
  await expect(values).toHaveCount(4);
  const product = (await values.allTextContents()).reduce((all, text) => all * number(text), 1);
  expect(Math.abs(product / number(await shown.textContent()) - 1)).toBeLessThan(1e-6);
}

const STUDY = { job: 'test', trials: 512, seed: 1, sampling: 'sobol', scenario: 'base' } as const;
const BASKET = { variable: 'aov', at: { region: 'eu' } } as const;
const SALES = { variable: 'net_sales', at: { region: 'eu', period: 2 } } as const;

/** Mean, its error, P5 and P95 of a value beside others. */
function statistics(cell: ExplainedCell, locale: Locale): string[] {
  const short = (value: number | null | undefined) => shortText(value, cell, locale);
  if (cell.certain) return [EXPLAIN[locale].certain, '', ''];
  return [
    told(
      withErrorText(cell.mean, cell.standardError, short),
      inFull(cell.mean, cell.standardError, cell, locale),
    ),
    ...[cell.p5, cell.p95].map((value) => told(short(value), inFull(value, null, cell, locale))),
  ];
}

/** What is different in the worst trials. */
async function tailOf(page: Page) {
  const planId = await samplePlanId(page);
  return ask(page, 'explain.tail', { ...STUDY, planId, ...SALES, side: 'lowest', share: 0.05 });
}

/** The inputs that differ in the tail by more than chance, the most first. */
async function shiftsOf(page: Page) {
  const { inputs } = await tailOf(page);
  return inputs.filter(({ shift, error }) => Math.abs(shift) > 2 * error).slice(0, 10);
}

const shiftText = (shift: number, error: number, locale: Locale) =>
  EXPLAIN[locale].shiftValue
    .replace('{{shift}}', correlationText(shift))
    .replace('{{error}}', correlationText(error).replace('+', ''));

/** The picture of the tail: names, axis, and what is told of each bar. */
async function expectShifts(page: Page, locale: Locale): Promise<void> {
  const texts = EXPLAIN[locale];
  const plan = await ask(page, 'plans.get', { planId: await samplePlanId(page) });
  const seen = await shiftsOf(page);
  const { trials, extreme, middle } = await tailOf(page);
  const panel = page.getByRole('region', { name: texts.tail, exact: true });
  await expectTexts(panel.locator('p'), [texts.tailHint.replace('{{count}}', countText(trials))]);
  const named = (text: string, trial: number) => text.replace('{{trial}}', countText(trial + 1));
  await expectTexts(panel.getByRole('button').filter({ hasText: /\d/ }), [
    named(texts.trialOf.extreme, extreme!),
    named(texts.trialOf.middle, middle!),
  ]);
  const chart = page.getByRole('img', { name: texts.shift, exact: true });
  const most = Math.max(...seen.map(({ shift, error }) => Math.abs(shift) + 2 * error));
  await expectPainted(chart, locale, {
    axes: [{ edge: 'foot', kind: 'signed', title: texts.shiftAxis, range: [-most, most] }],
    texts: seen.map(({ input }) => axisName(plan, input, locale)),
  });
  await expectWalk(
    chart,
    seen.map(({ input, shift, error }) => [
      'ArrowDown',
      [inputName(plan, input, locale), shiftText(shift, error, locale)],
    ]),
  );
}

/** Which trial is looked at, what the formula has in it, and by which trials all of it was worked out. */
async function expectTrial(page: Page, locale: Locale, explanation: Explanation): Promise<void> {
  const texts = EXPLAIN[locale];
  const { trial, operands, trials, seed, engine } = explanation;
  const named = (text: string) => text.replace('{{trial}}', String(trial + 1));
  const { meanError, p5p95 } = textsIn(locale).results;
  await expectTexts(page.getByTestId('explained-figure').locator('dt'), [
    named(texts.inTrial),
    meanError,
    texts.median,
    p5p95,
  ]);
  await expectTexts(page.getByRole('textbox', { name: texts.trial }), [String(trial + 1)]);
  if (operands.length > 0) {
    const formula = page.getByRole('region', { name: named(texts.formulaIn) });
    await expectTexts(formula.getByRole('heading'), [named(texts.formulaIn)]);
    await expectTexts(
      formula.getByTestId('value'),
      operands.map((operand) => exactText(operand.inTrial, operand)),
    );
  }
  const about =
    locale === 'en'
      ? `${trials} trials · seed ${seed} · Sobol · engine ${engine}`
      : `${trials} 次模拟 · 随机种子 ${seed} · Sobol 序列 · 引擎 ${engine}`;
  await expectTexts(page.getByText(about, { exact: true }), [about]);
  await expectTexts(
    page.getByRole('columnheader', { name: named(texts.inTrial) }),
    // Over the operands, where there are any, and over the same elsewhere.
    [...(operands.length > 0 ? [texts.operands] : []), texts.along].map(() => named(texts.inTrial)),
  );
}

/** How a place reads: the variable, the region and the quarter. */
function placeName(
  { label, at }: Pick<ExplainedCell, 'label' | 'at'>,
  plan: PlanView,
  locale: Locale,
): string {
  const region = plan.regions.find(({ id }) => id === at.region);
  const period = at.period === undefined ? '' : quarterInFull(Number(at.period), locale);
  return [labelText(label, locale, ''), labelText(region?.label, locale, ''), period]
    .filter(Boolean)
    .join(' · ');
}

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** The figure itself, and the same elsewhere. */
async function expectHead(
  page: Page,
  locale: Locale,
  { cell, along, trial }: Explanation,
  plan: PlanView,
): Promise<void> {
  const full = (value: number | null) => fullText(value, cell);
  const range = [full(cell.p5), full(cell.p95)].join(locale === 'en' ? ' to ' : ' 至 ');
  const { meanError, p5p95 } = textsIn(locale).results;
  const { inTrial, median } = EXPLAIN[locale];
  const mean = withErrorText(cell.mean, cell.standardError, (value) => full(value ?? null));
  const facts = [
    [
      inTrial.replace('{{trial}}', `${trial + 1}`),
      exactText(cell.inTrial, cell),
      inFull(cell.inTrial, null, cell, locale),
    ],
    [meanError, mean, inFull(cell.mean, cell.standardError, cell, locale)],
    [median, full(cell.p50), inFull(cell.p50, null, cell, locale)],
    [p5p95, range, range],
  ] as const;
  const place = placeName(cell, plan, locale);
  await expectTold(
    page.getByTestId('explained-figure').locator('dd'),
    facts.map(([name, text, all]) => told(text, toCopy([place, name], all, locale))),
  );
  const elsewhere = along.find(({ dimension }) => dimension === 'region')!;
  await expectRows(
    panel(page, EXPLAIN[locale].along).getByRole('grid'),
    elsewhere.cells.map((each) => [shortText(each.inTrial, each, locale), ...statistics(each, locale)]),
  );
}

/** An input: itself, the same elsewhere, and all that the plan says of it. */
async function expectInput(page: Page, locale: Locale): Promise<void> {
  const planId = await samplePlanId(page);
  const plan = await ask(page, 'plans.get', { planId });
  const explanation = await ask(page, 'explain.cell', { ...STUDY, planId, ...BASKET, trial: null });
  await expectHead(page, locale, explanation, plan);
  await expectTrial(page, locale, explanation);
  await expectOrigin(page, locale, explanation);
  const { cell } = explanation;
  const shape = panel(page, EXPLAIN[locale].shape);
  if (locale === 'en') await showTable(shape);
  await expectRows(
    shape.locator('table'),
    [cell.p5, cell.p50, cell.p95].map((value) => [
      told(fullText(value, cell), inFull(value, null, cell, locale)),
    ]),
  );
  const way = page.getByRole('navigation', { name: EXPLAIN[locale].trail }).getByRole('listitem');
  await expectTexts(way, [
    textsIn(locale).nav.results,
    ...WAY.map(([variable, at]) => {
      const { label } = plan.variables.find(({ name }) => name === variable)!;
      return placeName({ label, at }, plan, locale);
    }),
  ]);
  await expectAllCompared(page, plan, locale);
}

/** Every figure of an explanation against the service's: the figure itself, its operands, its like elsewhere, its tail. */
async function expectFigures(page: Page, locale: Locale): Promise<void> {
  const texts = EXPLAIN[locale];
  const shared = { ...STUDY, planId: await samplePlanId(page), ...SALES };
  const explanation = await ask(page, 'explain.cell', { ...shared, trial: null });
  const { cell, operands } = explanation;
  const plan = await ask(page, 'plans.get', { planId: shared.planId });
  await expectHead(page, locale, explanation, plan);
  await expectTrial(page, locale, explanation);
  await expectRows(
    panel(page, texts.operands).getByRole('grid'),
    operands.map((operand) => [exactText(operand.inTrial, operand), ...statistics(operand, locale), '']),
  );
  const seen = await shiftsOf(page);
  await expectRows(
    panel(page, texts.tail).locator('table'),
    seen.map((one) => [
      ...[one.inTail, one.inRest].map((value) =>
        told(fullText(value, one), inFull(value, null, one, locale)),
      ),
      shiftText(one.shift, one.error, locale),
    ]),
  );
  // What has digits and is no figure: names of places, and the formula around its values.
  const places = [cell, ...operands].map((each) => placeName(each, plan, locale));
  const inputs = seen.map(({ input }) => axisName(plan, input, locale));
  const formula = explanation.formulas.flatMap(({ tokens }) => tokens.map(({ text }) => text.trim()));
  const detail = [...places[0]!.split(' · ').slice(1), unitWords(cell, locale)].join(' · ');
  await expectAllCompared(page, plan, locale, { words: [...places, ...inputs, ...formula, detail] });
}

/** The first operand's value, then the median of the figure itself, to the last digit. */
async function expectCopies(page: Page): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const shared = { ...STUDY, planId: await samplePlanId(page), ...SALES };
  const { cell, operands } = await ask(page, 'explain.cell', { ...shared, trial: null });
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByTestId(`value-${operands[0]!.name}`).getByRole('gridcell').first().press('Enter');
  await expect.poll(clipboard).toBe(String(operands[0]!.inTrial));
  await page.getByTestId('explained-figure').getByRole('button').nth(2).click();
  await expect.poll(clipboard).toBe(String(cell.p50));
}

test('leads from npv to an input with its source, by keyboard alone, with the figures of the engine', async ({
  page,
}) => {
  await openScreen(page, 'results');
  await run(page, 512);
  const planId = await samplePlanId(page);
  // The target moves by keyboard; its share is the run's own where the plan has set it.
  const share = page.getByTestId('target-share');
  await expect(share).toHaveText(/^P\(≥ \$0\)\d+\.\d% ± \d\.\d%$/);
  await page.getByRole('slider', { name: /^Target/ }).focus();
  for (let steps = 0; steps < 40; steps += 1) await page.keyboard.press('ArrowRight');
  await expect(share).toContainText('≈');
  await page.getByRole('button', { name: 'Plan’s target' }).press('Enter');
  await expect(share).not.toContainText('≈');
  await dragTarget(page);
  await page.getByRole('link', { name: 'Results' }).focus();
  const plan = await ask(page, 'plans.get', { planId });
  for (const [, at, heading] of WAY) {
    await tabTo(page, placeName({ label: heading, at }, plan, 'en'));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible({
      timeout: 60_000,
    });
    if (heading.startsWith('Gross')) await expectProduct(page);
    await page.getByRole('main').focus();
  }
  await expect(page.getByTestId('origin')).toContainText('Lognormal P10 · P90 $82.00 · $94.00');
  await expectInput(page, 'en');
  await speak(page, 'zh-CN');
  await expectInput(page, 'zh-CN');
  await speak(page, 'en');

  // From the input to where it is changed, and back the way one came.
  await tabTo(page, 'Open it in Assumptions');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'Edit assumption' })).toContainText('Average order value');
  await page.goBack();
  await tabTo(page, 'Net present value (NPV)');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Net present value (NPV)' })).toBeVisible();

  // The trials of the tail: their picture, its figures, and one of them.
  await goTo(page, `/plan/${planId}/base/explain/npv/net_sales~region=eu~period=2`);
  const shown = page.getByTestId('explained-figure');
  const tail = page.getByRole('region', { name: 'Which trials?', exact: true });
  await expect(tail.getByRole('img', { name: 'Shift ± s.e.' })).toBeVisible();
  await expectShifts(page, 'en');
  await showTable(tail);
  await expectFigures(page, 'en');
  await expectCopies(page);
  await speak(page, 'zh-CN');
  await expectFigures(page, 'zh-CN');
  const views = page
    .getByRole('region', { name: EXPLAIN['zh-CN'].tail, exact: true })
    .getByRole('radiogroup');
  await views.last().getByRole('radio').last().focus();
  await page.keyboard.press('ArrowLeft');
  await expectShifts(page, 'zh-CN');
  await speak(page, 'en');
  await tail.getByRole('button', { name: /^Show the farthest/ }).press('Enter');
  const { extreme } = await tailOf(page);
  await expect(shown).toContainText(`In trial ${extreme! + 1}`);
  const farthest = await ask(page, 'explain.cell', { ...STUDY, planId, ...SALES, trial: extreme });
  await expect(shown).toContainText(exactText(farthest.cell.inTrial, farthest.cell));
});
