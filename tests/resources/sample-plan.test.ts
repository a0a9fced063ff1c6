import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '#shared/locale.ts';
import { problemLine } from '#shared/messages/problem.ts';
import type {
  Distribution,
  LimitDefinition,
  PlanDocument,
  Quantity,
  SpendRow,
} from '#shared/plan/document.ts';
import { groupsOf } from '#shared/plan/index.ts';
import { planNote, translated } from '#shared/plan/texts.ts';
import { readPlanText } from '../../electron/service/read-plan.ts';

const text = readFileSync(new URL('../../resources/sample-plan.json', import.meta.url), 'utf8');
const plan: PlanDocument = JSON.parse(text);
const model = readFileSync(new URL('../../docs/growth-model.md', import.meta.url), 'utf8');

/** The rows of the model's table: name, kind, over, unit, definition. */
const table = [...model.matchAll(/^\| `(\w+)` \| (\w+) \| (.*?) \| (.*?) \| (.*) \|$/gm)].map((row) => ({
  name: row[1]!,
  kind: row[2]!,
  over: row[3] === '–' ? [] : row[3]!.split(', '),
  unit: row[4]!,
  definition: row[5]!,
}));

const base = plan.scenarios.find(({ parent }) => parent === undefined)!;
const children = plan.scenarios.filter(({ parent }) => parent !== undefined);
const MARKETS: Readonly<Record<string, number>> = { sea: 20, latam: 15, mena: 12, eu: 24, na: 29 };
const category = new Map(
  plan.dimensions
    .find(({ id }) => id === 'line')!
    .members.map(({ id, attributes }) => [id, attributes?.category] as const),
);

/** Spend of a scenario with what it inherits: row by row, the child's before the base's. */
function spendOf(own: readonly SpendRow[] = []): SpendRow[] {
  const rows = new Map((base.spend ?? []).map((row) => [`${row.region} ${row.line}`, row]));
  for (const row of own) rows.set(`${row.region} ${row.line}`, row);
  return [...rows.values()];
}

function quarterTotals(rows: readonly SpendRow[]): number[] {
  return Array.from({ length: plan.calendar.periods }, (_, period) =>
    rows.reduce((sum, { amounts }) => sum + amounts[period]!, 0),
  );
}

/** How the model's table writes a number or a distribution. */
function written(value: Quantity): string {
  if (typeof value === 'number') return String(value);
  const law: Distribution = value;
  switch (law.dist) {
    case 'pert':
      return `PERT(${law.min}, ${law.mode}, ${law.max})`;
    case 'uniform':
      return `uniform(${law.min}, ${law.max})`;
    case 'beta':
      return `beta(${law.alpha}, ${law.beta})`;
    case 'discrete':
      return `discrete([${law.values.join(', ')}], weights [${law.weights.join(', ')}])`;
    case 'lognormal':
      if ('p10' in law) return `lognormal(p10 ${law.p10}, p90 ${law.p90})`;
      break;
    default:
  }
  throw new Error(`the model's table has no ${law.dist}`);
}

function place(at: Readonly<Record<string, string | number>>): string {
  return Object.values(at).join('·');
}

/** An input, path or event of the plan as the model's table defines it. */
function definitionOf(name: string): string {
  const variable = plan.variables.find((candidate) => candidate.name === name)!;
  const { kind } = variable;
  if (kind === 'formula') return `\`${variable.formula}\``;
  if (kind === 'input') {
    if (name === 'season') {
      const year = variable.cells!.map(({ value }) => value);
      expect(year.slice(4)).toEqual([...year.slice(0, 4), ...year.slice(0, 4)]);
      expect(variable.cells!.map(({ at }) => at.period)).toEqual(year.map((_, period) => period));
      return `by quarter of the year: ${year.slice(0, 4).join(', ')}`;
    }
    const own = variable.value === undefined ? [] : [written(variable.value)];
    const cells = (variable.cells ?? []).map(({ at, value }) => `${place(at)} ${written(value)}`);
    return [...own, ...cells].join('; ');
  }
  if (kind === 'path') {
    const parameters = ['start', 'mean', 'half_life', 'drift', 'volatility'] as const;
    const inCells = ['volatility', 'drift'] as const;
    const listed = (holder: object, names: readonly string[]) =>
      names.flatMap((key) => (key in holder ? [`${key} ${Reflect.get(holder, key)}`] : [])).join(', ');
    const cells = (variable.cells ?? []).map(({ at, ...own }) => {
      const order = name === 'demand_index' ? [...inCells].reverse() : inCells;
      return `${place(at)} ${listed(own, order)}`;
    });
    return `${variable.process}: ${[listed(variable, parameters), ...cells].join('; ')}`;
  }
  if (kind === 'event') {
    const probability = `probability \`${variable.probability}\``;
    const severity = `severity ${written(variable.severity!)}`;
    const duration = variable.duration === undefined ? [] : [`duration ${written(variable.duration)}`];
    const permanent = variable.permanent ? ['permanent'] : [];
    const cells = (variable.cells ?? []).map(
      ({ at, ...own }) => `${place(at)} severity ${written(own.severity!)}`,
    );
    return [probability, severity, ...duration, ...permanent, ...cells].join('; ');
  }
  return 'the decision';
}

describe('the sample plan', () => {
  it('is a valid plan document', () => {
    const read = readPlanText(text);
    expect(read.ok ? [] : read.faults.map((fault) => problemLine(fault, 'en'))).toEqual([]);
  });

  it.each(table.map(({ name }) => name))('defines %s as the model does', (name) => {
    const row = table.find((candidate) => candidate.name === name)!;
    const { kind, over, unit } = plan.variables.find((variable) => variable.name === name)!;
    expect({ kind, over, unit }).toEqual({ kind: row.kind, over: row.over, unit: row.unit });
    expect(definitionOf(name)).toBe(row.definition);
  });

  it('has the variables of the model and no other, in its order', () => {
    expect(table.length).toBe(124);
    expect(plan.variables.map(({ name }) => name)).toEqual(table.map(({ name }) => name));
  });

  it('has the correlations of the model', () => {
    const listed = plan.correlations!.map(({ between: [a, b], rank }) => `${a}–${b} ${rank}`).join('; ');
    expect(model).toContain(`Correlations (rank): ${listed}.`);
  });

  it('puts every line and region where the model does', () => {
    for (const [, categoryName, lines] of model.matchAll(
      /^- (people|technology|marketing|logistics|compliance|growth_fund): (.*)$/gm,
    )) {
      const members = [...lines!.matchAll(/`(\w+)`/g)].map(([, id]) => id!);
      expect(members.map((id) => category.get(id)).filter((own) => own === categoryName)).toEqual(
        members.map(() => categoryName),
      );
    }
    expect(category.size).toBe(19);
    const regions = groupsOf(plan.dimensions.find(({ id }) => id === 'region')!.members);
    expect(regions.get('market')).toEqual([1, 2, 3, 4, 5]);
    expect(regions.get('emerging')).toEqual([1, 2, 3]);
    expect(regions.get('mature')).toEqual([4, 5]);
  });
});

describe('its words', () => {
  it('stand in every language, wherever there is a label or note', () => {
    let found = 0;
    JSON.parse(text, (key, value) => {
      if (!['label', 'note'].includes(key)) return value;
      found += 1;
      expect(Object.keys(value)).toEqual([...LOCALES]);
      for (const words of Object.values<string>(value)) expect(words.trim()).not.toBe('');
      expect(value['zh-CN'], value.en).not.toBe(value.en);
      return value;
    });
    expect(found).toBeGreaterThan(230);
  });

  it('are translated where the format keeps one language: name, sections, sources', () => {
    const one = [plan.name];
    JSON.parse(text, (key, value) => {
      if (key === 'section' || key === 'source') one.push(value);
      return value;
    });
    expect(one.length).toBeGreaterThan(200);
    for (const words of new Set(one)) expect(translated(plan, words, 'zh-CN')).not.toBe(words);
    expect(planNote(plan, 'zh-CN')).toContain('假设');
  });

  it('name everything that a person sees', () => {
    const named = [
      ...plan.variables,
      ...plan.outputs,
      ...plan.scenarios,
      ...plan.limits!,
      ...plan.dimensions.flatMap((dimension) => [dimension, ...dimension.members, ...dimension.groups!]),
    ];
    expect(named.filter(({ label }) => label === undefined)).toEqual([]);
    expect(plan.variables.filter(({ section, format }) => !section || !format)).toEqual([]);
    expect(plan.scenarios.filter(({ note }) => note === undefined)).toEqual([]);
    const groups = plan.dimensions.map(({ members, groups }) => [groupsOf(members), groups!] as const);
    for (const [made, labelled] of groups) for (const { id } of labelled) expect(made.has(id), id).toBe(true);
  });

  it('say of every default where it comes from', () => {
    const defaults = plan.variables.filter(({ kind }) => ['input', 'path', 'event'].includes(kind));
    expect(defaults.filter(({ source }) => source === undefined)).toEqual([]);
    expect(plan.correlations!.filter(({ source }) => source === undefined)).toEqual([]);
    const overrides = plan.scenarios.flatMap(({ overrides }) => overrides ?? []);
    expect(overrides.filter(({ source, note }) => !source || !note)).toEqual([]);
    for (const { name, source } of defaults) {
      expect(source, name).toMatch(/assumption|\b(19|20)\d\d\b/);
    }
  });

  it('name the limits of the model', () => {
    const noteOf = (name: string) =>
      JSON.stringify(plan.variables.find((variable) => variable.name === name)?.note);
    expect(noteOf('lowest_cash')).toContain('no opening cash, working capital or tax');
    expect(noteOf('aov')).toContain('Net of VAT');
    expect(noteOf('npv')).toContain('no terminal value');
  });
});

describe('the base plan', () => {
  it('spends exactly 2.4 M USD in every quarter, 28.8 M in all', () => {
    expect(quarterTotals(base.spend!)).toEqual(new Array(12).fill(2_400_000));
    expect(base.budget).toBe(28_800_000);
  });

  it('splits it by the shares of the model, in whole dollars', () => {
    const stated = model.slice(
      model.indexOf('Shares: '),
      model.indexOf('Technology and the growth fund belong'),
    );
    const shares = [...stated.matchAll(/(\w+) ([\d.]+)(?: %)?[,.]/g)].map(
      ([, line, share]) => [line!, Number(share)] as const,
    );
    expect(shares.map(([line]) => line).sort()).toEqual([...category.keys()].sort());
    for (const [line, share] of shares) {
      const rows = base.spend!.filter((row) => row.line === line);
      const total = rows.reduce((sum, { amounts }) => sum + amounts[0]!, 0);
      expect(total, line).toBeCloseTo((2_400_000 * share) / 100, 6);
      const central = ['technology', 'growth_fund'].includes(String(category.get(line)));
      expect(
        rows.map(({ region }) => region),
        line,
      ).toEqual(central ? ['group'] : Object.keys(MARKETS));
      for (const { region, amounts } of rows) {
        expect(new Set(amounts).size).toBe(1);
        expect(Number.isInteger(amounts[0])).toBe(true);
        if (!central) expect(Math.abs(amounts[0]! - (total * MARKETS[region]!) / 100)).toBeLessThan(1);
      }
    }
  });

  it('keeps within its limits, and so does every other scenario', () => {
    const markets = new Set(Object.keys(MARKETS));
    const regulated = new Set(
      groupsOf(plan.dimensions[1]!.members)
        .get('regulated')!
        .map((n) => plan.dimensions[1]!.members[n]!.id),
    );
    const acquisition = new Set(['performance_ads', 'social_creators']);
    const covered = (limit: LimitDefinition, row: SpendRow) => {
      const lines = limit.at!.line === 'line.regulated' ? regulated : acquisition;
      return lines.has(row.line) && (limit.at!.region === undefined || limit.at!.region === row.region);
    };
    expect(
      plan.limits!.map(({ at }) => at!.region).filter((region) => markets.has(String(region))).length,
    ).toBe(5);
    for (const { id, spend } of plan.scenarios) {
      const rows = spendOf(spend);
      const totals = quarterTotals(rows);
      for (const limit of plan.limits!) {
        const sums = quarterTotals(rows.filter((row) => covered(limit, row)));
        const values = limit.of === 'share' ? sums.map((sum, period) => sum / totals[period]!) : sums;
        expect(Math.min(...values), `${id} ${JSON.stringify(limit.label)}`).toBeGreaterThanOrEqual(
          limit.min ?? 0,
        );
        expect(Math.max(...values)).toBeLessThanOrEqual(limit.max ?? Number.POSITIVE_INFINITY);
      }
    }
  });
});

describe('the other scenarios', () => {
  it('push emerging markets by the factors of the model', () => {
    const push = children.find(({ id }) => id === 'emerging_push')!;
    const before = new Map(base.spend!.map((row) => [`${row.region} ${row.line}`, row.amounts]));
    for (const { region, line, amounts } of push.spend!) {
      const emerging = ['sea', 'latam'].includes(region);
      const factor = category.get(line) === 'logistics' ? 1.5 : emerging ? 1.6 : 0.7;
      expect(Math.abs(amounts[0]! - before.get(`${region} ${line}`)![0]! * factor)).toBeLessThanOrEqual(0.5);
      expect(emerging || ['eu', 'na'].includes(region)).toBe(true);
    }
    expect(push.spend!.length).toBe(2 * 4 + 2 * 3 + 2 * 4);
    const total = quarterTotals(spendOf(push.spend)).reduce((sum, amount) => sum + amount, 0);
    expect(push.budget).toBe(total);
  });

  it('go to tariff war by the overrides of the model, with the spend of the base plan', () => {
    const war = children.find(({ id }) => id === 'tariff_war')!;
    expect(war.spend).toBeUndefined();
    expect(war.overrides!.map(({ note, source, ...override }) => override)).toEqual([
      { variable: 'tariff_shock', at: { region: 'na' }, add: 0.15, from: 4, to: 11 },
      { variable: 'cac', multiply: 1.15 },
      {
        variable: 'gross_margin',
        at: { region: 'eu' },
        set: { dist: 'pert', min: 0.4, mode: 0.48, max: 0.56 },
      },
    ]);
  });

  it('move money in whole dollars without spending more, one for each case', () => {
    const cases = children.filter(({ id }) => id !== 'emerging_push' && id !== 'tariff_war');
    expect(cases.length).toBe(5);
    for (const { id, parent, spend, budget } of cases) {
      expect(parent).toBe('base');
      expect(budget).toBeUndefined();
      expect(quarterTotals(spendOf(spend)), id).toEqual(new Array(12).fill(2_400_000));
      for (const { amounts } of spend!)
        expect(amounts.every((amount) => Number.isInteger(amount) && amount > 0)).toBe(true);
    }
  });
});
