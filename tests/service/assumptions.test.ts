import { describe, expect, it } from 'vitest';
import { problemText } from '#shared/messages/problem.ts';
import { canonicalJson } from '#shared/plan/canonical.ts';
import type { AssumptionRow, AssumptionsView } from '#shared/views-assumptions.ts';
import { makeQuantile } from '../../electron/engine/random/distribution.ts';
import { samplePlan } from '../store/support.ts';
import { type Fixture, firstPlan, newFixture } from './support.ts';

const sample = () => newFixture({ sample: samplePlan() });

function rowOf(
  view: AssumptionsView,
  variable: string,
  members: string[] = [],
  field = 'value',
): AssumptionRow {
  const found = view.rows.find(
    (row) =>
      row.variable === variable &&
      row.field === field &&
      members.every((id) => Object.values(row.at).some((list) => list.includes(id))),
  );
  if (!found) throw new Error(`no row of ${variable}`);
  return found;
}

const documentText = (fixture: Fixture, planId: string) =>
  canonicalJson(fixture.store.plans.document(planId)?.document);

async function opened(scenario = 'base') {
  const fixture = sample();
  const planId = await firstPlan(fixture);
  const view = await fixture.value('assumptions.get', { planId, scenario });
  return { fixture, planId, view };
}

const texts = { note: null, source: null };

describe('the list of assumptions', () => {
  it('has every input, path parameter and event of the sample plan, with its percentiles', async () => {
    const { view } = await opened();
    const inputs = samplePlan().variables.filter(({ kind }) => kind === 'input');
    const known = new Set(view.rows.map(({ variable }) => variable));
    expect(inputs.filter(({ name }) => !known.has(name))).toEqual([]);
    const cac = rowOf(view, 'cac', ['eu']);
    const quantile = makeQuantile({ dist: 'lognormal', p10: 38, p90: 58 });
    expect(cac.shape?.percentiles[0]).toBe(quantile.at(0.05));
    expect(cac).toMatchObject({ unit: 'USD/customer', format: 'currency', overrides: [], whole: [] });
    expect(rowOf(view, 'fx', ['mena'], 'volatility').own).toBe(0.01);
    expect(rowOf(view, 'fine', ['data_privacy'], 'severity').own).toMatchObject({ p90: 700000 });
    expect(rowOf(view, 'fine', [], 'probability').own).toContain('coverage');
    expect(rowOf(view, 'season').periods).toEqual([0, 0]);
  });

  it('says what a scenario changes, cut to the cells and periods where it does', async () => {
    const { view } = await opened('tariff_war');
    const cac = rowOf(view, 'cac', ['sea']);
    expect(cac).toMatchObject({ factor: 1.15, summand: 0, set: null });
    expect(cac.overrides).toMatchObject([{ scenario: 'tariff_war', action: 'multiply', amount: 1.15 }]);
    expect(rowOf(view, 'gross_margin', ['eu']).set).toMatchObject({ mode: 0.48 });
    expect(rowOf(view, 'gross_margin', ['na']).overrides).toEqual([]);
    const shock = rowOf(view, 'tariff_shock', ['na']);
    expect(shock).toMatchObject({ periods: [4, 11], summand: 0.15, own: null, editable: false });
  });

  it('keeps of each link in a chain of scenarios what that one sets', async () => {
    const plan = samplePlan();
    const overrides = [{ variable: 'gross_margin', at: { region: 'eu' }, set: 0.5 }];
    plan.scenarios.push({ id: 'milder', parent: 'tariff_war', overrides });
    const fixture = newFixture({ sample: plan });
    const planId = await firstPlan(fixture);
    const view = await fixture.value('assumptions.get', { planId, scenario: 'milder' });
    const margin = rowOf(view, 'gross_margin', ['eu']);
    expect(margin.set).toBe(0.5);
    expect(margin.overrides).toMatchObject([
      { scenario: 'tariff_war', set: { dist: 'pert', mode: 0.48 } },
      { scenario: 'milder', set: 0.5 },
    ]);
  });

  it('gives every cell of every input exactly one row', async () => {
    const { view } = await opened('tech_premium');
    for (const input of samplePlan().variables.filter(({ kind }) => kind === 'input')) {
      const rows = view.rows.filter(({ variable }) => variable === input.name);
      const cells = rows.flatMap((row) => {
        const members = Object.values(row.at).reduce<string[]>(
          (all, list) => all.flatMap((one) => list.map((member) => `${one} ${member}`)),
          [''],
        );
        return members.map((member) => `${member}@${row.periods?.[0] ?? ''}`);
      });
      expect(new Set(cells).size, input.name).toBe(cells.length);
    }
  });
});

describe('edits of assumptions', () => {
  it('an override in a scenario, changed, released, undone and redone', async () => {
    const { fixture, planId, view } = await opened('tariff_war');
    const before = documentText(fixture, planId);
    const margin = rowOf(view, 'gross_margin', ['na']);
    const place = { planId, scenario: 'tariff_war', variable: 'gross_margin', field: 'value' as const };
    const request = { ...place, in: 'tariff_war', at: { region: ['na'] }, periods: null, ...texts };
    const set = await fixture.value('assumptions.override', {
      ...request,
      revision: view.revision,
      action: 'set',
      value: { dist: 'pert', min: 0.3, mode: 0.4, max: 0.5 },
      source: 'board, 2026-02',
    });
    const after = rowOf(set, 'gross_margin', ['na']);
    expect(after.set).toEqual({ dist: 'pert', min: 0.3, mode: 0.4, max: 0.5 });
    expect(after).toMatchObject({ own: margin.own, source: 'board, 2026-02' });

    const again = await fixture.value('assumptions.override', {
      ...request,
      revision: set.revision,
      action: 'set',
      value: 0.42,
    });
    const changed = rowOf(again, 'gross_margin', ['na']);
    expect(changed.overrides).toHaveLength(1);
    expect(changed).toMatchObject({ set: 0.42, source: 'board, 2026-02' });

    const { position } = changed.overrides[0]!;
    const released = await fixture.value('assumptions.release', {
      planId,
      scenario: 'tariff_war',
      revision: again.revision,
      in: 'tariff_war',
      position,
    });
    expect(rowOf(released, 'gross_margin', ['na'])).toMatchObject({ set: null, overrides: [] });
    expect(documentText(fixture, planId)).toBe(before);
    for (let step = 0; step < 2; step++) await fixture.value('history.undo', { planId });
    const undone = await fixture.value('assumptions.get', { planId, scenario: 'tariff_war' });
    expect(rowOf(undone, 'gross_margin', ['na']).set).toMatchObject({ mode: 0.4 });
    expect(undone.history.undo).toMatchObject({
      action: 'override',
      args: { variable: 'gross_margin', cell: 'na' },
    });
  });

  it('the model’s own value, for one entry, and for a member of its own', async () => {
    const { fixture, planId, view } = await opened();
    const place = { planId, scenario: 'base', variable: 'disruption_risk', field: 'value' as const };
    const rest = rowOf(view, 'disruption_risk', ['sea']);
    expect(rest.at.region).toEqual(['sea', 'eu', 'na']);
    const common = await fixture.value('assumptions.set', {
      ...place,
      revision: view.revision,
      at: rest.at as Record<string, string[]>,
      periods: null,
      entry: rest.entry,
      split: false,
      value: 0.04,
      ...texts,
    });
    expect(rowOf(common, 'disruption_risk', ['na'])).toMatchObject({ own: 0.04 });
    expect(rowOf(common, 'disruption_risk', ['latam'])).toMatchObject({ own: 0.05 });
    const split = await fixture.value('assumptions.set', {
      ...place,
      revision: common.revision,
      at: { region: ['na'] },
      periods: null,
      entry: rest.entry,
      split: true,
      value: { dist: 'pert', min: 0.01, mode: 0.02, max: 0.05 },
      note: 'port strikes',
      source: null,
    });
    expect(rowOf(split, 'disruption_risk', ['na'])).toMatchObject({ note: 'port strikes', entry: 2 });
    expect(rowOf(split, 'disruption_risk', ['eu']).at.region).toEqual(['sea', 'eu']);
  });

  it('what the checker refuses is not made, and said in its words', async () => {
    const { fixture, planId, view } = await opened();
    const before = documentText(fixture, planId);
    const error = await fixture.fault('assumptions.set', {
      planId,
      scenario: 'base',
      revision: view.revision,
      variable: 'fx',
      field: 'volatility',
      at: { region: ['sea'] },
      periods: null,
      entry: 0,
      split: false,
      value: 'no_such_input * 2',
      ...texts,
    });
    expect(error.code).toBe('editInvalid');
    expect(error.problems?.[0]?.path).toContain('volatility');
    expect(String(error.args.reason)).toBe(problemText(error.problems![0]!, 'en'));
    expect(documentText(fixture, planId)).toBe(before);
  });

  it('an edit on an older state is refused', async () => {
    const { fixture, planId } = await opened();
    const request = { planId, scenario: 'base', in: 'base', position: 0, revision: 7 };
    expect((await fixture.fault('assumptions.release', request)).code).toBe('stalePlan');
  });

  it('a quantity is looked at: its summary, or the checker’s problems with their fields', async () => {
    const { fixture } = await opened();
    const good = await fixture.value('assumptions.look', { quantity: { dist: 'normal', mean: 2, sd: 1 } });
    expect(good).toMatchObject({ ok: true });
    expect(good.ok && good.summary.mean).toBeCloseTo(2, 9);
    const bad = await fixture.value('assumptions.look', {
      quantity: { dist: 'percentiles', p10: 5, p50: 3, p90: 9 },
    });
    expect(bad).toMatchObject({ ok: false, problems: [{ path: 'p50', code: 'orderOf' }] });
  });
});

describe('correlations', () => {
  it('are read in groups, set, repaired where they cannot hold together, and taken out', async () => {
    const { fixture, planId } = await opened();
    const view = await fixture.value('correlations.get', { planId });
    const fx = view.groups.find(({ cells }) => cells.some(({ id }) => id === 'fx[sea]'))!;
    expect(fx.cells.map(({ id }) => id)).toEqual(['fx[eu]', 'fx[latam]', 'fx[sea]']);
    expect(fx.stated[2]).toEqual([0.6, null, 1]);
    expect(fx).toMatchObject({ repaired: false, largestChange: 0 });

    const pair: [string, string] = ['fx[latam]', 'fx[sea]'];
    const set = await fixture.value('correlations.set', {
      planId,
      revision: view.revision,
      between: pair,
      rank: -0.9,
    });
    const torn = set.groups.find(({ cells }) => cells.some(({ id }) => id === 'fx[sea]'))!;
    expect(torn.repaired).toBe(true);
    expect(torn.stated[2]![1]).toBe(-0.9);
    const changes = torn.stated.flatMap((row, i) =>
      row.map((rank, j) => Math.abs((rank ?? 0) - torn.used[i]![j]!)),
    );
    expect(torn.largestChange).toBeCloseTo(Math.max(...changes), 12);
    expect(torn.largestChange).toBeGreaterThan(0.01);

    const out = await fixture.value('correlations.set', {
      planId,
      revision: set.revision,
      between: pair,
      rank: null,
    });
    expect(out.groups).toEqual(view.groups);
    const tooMuch = { planId, revision: out.revision, between: pair, rank: 1.5 };
    expect((await fixture.fault('correlations.set', tooMuch)).code).toBe('editInvalid');
    const nobody = {
      planId,
      revision: out.revision,
      between: ['fx[mars]', 'fx[sea]'] as [string, string],
      rank: 0,
    };
    expect((await fixture.fault('correlations.set', nobody)).code).toBe('badRequest');
  });
});
