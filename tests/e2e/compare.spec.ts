import { expect, test } from './support/app.ts';
import { ask, openScreen, samplePlanId } from './window.ts';

/** Scenarios side by side, as one reads them: every figure is the service's, in the reader's words. */

const STUDY = { job: 'test', trials: 4096, seed: 1, sampling: 'sobol' } as const;
const SCENARIOS = ['base', 'emerging_push', 'tariff_war'];

const money = (value: number) =>
  new Intl.NumberFormat('en', {
    style: 'currency',
    currency: 'USD',
    notation: 'compact',
    maximumSignificantDigits: 3,
  })
    .format(value)
    .replace('-', '−');
const percent = (value: number) => `${(value * 100).toFixed(1)}%`;

test('sets scenarios side by side with the figures of the engine, and says who wins and why', async ({
  page,
}) => {
  await openScreen(page, 'compare');
  const planId = await samplePlanId(page);
  const view = await ask(page, 'compare.run', { ...STUDY, planId, scenarios: SCENARIOS });
  const npv = view.outputs.find(({ variable }) => variable === 'npv')!.cells[0]!;
  await expect(page.getByTestId('compared-npv-0')).toBeVisible({ timeout: 60_000 });
  for (const [at, cell] of npv.of.entries()) {
    const shown = page.getByTestId(`compared-npv-${at}`);
    await expect(shown).toContainText(
      `${money(cell.mean!)} ± ${money(Number(cell.standardError!.toPrecision(2)))}`,
    );
    await expect(shown).toContainText(
      `${money(cell.quantiles['0.05']!)} to ${money(cell.quantiles['0.95']!)}`,
    );
    await expect(shown).toContainText(percent(cell.probabilityAtLeastTarget!));
    const contrast = npv.against[at - 1];
    if (!contrast) continue;
    await expect(shown).toContainText(money(contrast.difference.mean!));
    await expect(shown).toContainText(percent(contrast.beats.mean!));
  }

  const difference = page.getByRole('region', { name: 'Difference from Base plan', exact: true });
  await expect(difference).toContainText(`Better in ${percent(npv.against[0]!.beats.mean!)}`);
  const bridge = page.getByRole('region', { name: 'Why the means differ', exact: true });
  await bridge.getByRole('radio', { name: 'Chart' }).focus();
  await page.keyboard.press('ArrowRight');
  const parts = await ask(page, 'compare.bridge', {
    ...STUDY,
    planId,
    baseline: 'base',
    scenario: 'emerging_push',
    variable: 'npv',
    at: {},
  });
  for (const { mean } of parts.parts) {
    const full = Math.abs(mean!).toLocaleString('en', { maximumFractionDigits: 0 });
    await expect(bridge).toContainText(`${mean! < 0 ? '−' : '+'}$${full} ±`);
  }
  await expect(page.getByRole('region', { name: 'What differs from Base plan', exact: true })).toContainText(
    'Marketing & brand',
  );

  // Another output by keyboard: the pictures follow.
  await page.getByRole('radio', { name: 'Show Revenue below' }).focus();
  await page.keyboard.press('Space');
  await expect(page.getByRole('img', { name: 'Revenue of each scenario: Density' })).toBeVisible();

  // A note is kept also when one leaves at once.
  const note = page.getByRole('textbox', { name: 'Note on this comparison' });
  await note.fill('The push costs cash early.');
  await page.getByRole('link', { name: 'Allocate' }).click();
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(note).toHaveValue('The push costs cash early.');
  const kept = await ask(page, 'compare.note', { planId, scenarios: [...SCENARIOS].reverse() });
  expect(kept.text).toBe('The push costs cash early.');
});
