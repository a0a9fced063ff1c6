import { type Minor, minorUnits } from '#shared/money.ts';
import type { ResolvedScenario, ResolvedSpendRow } from '#shared/plan/resolved.ts';
import type { CoverageCell } from '#shared/views-risks.ts';
import type { CompiledPlan } from '../engine/compile/compile.ts';
import { placedCell } from '../engine/compile/place.ts';
import type { CheckedPlan } from '../engine/formula/expression.ts';
import { columnMeans } from './means.ts';
import type { Study } from './types.ts';

/** Full, but for the rounding of a division. */
const FULL = 1 - 1e-12;
/** Spend to begin with where there is none, in minor units. */
const PROBE = 100_000;
/** Halvings from any amount to a cent, and the steps before them. */
const MOST_STEPS = 90;

/** A cell and period that is not fully covered, with the spend that is too little and the spend that is enough. */
interface Gap {
  readonly region: string;
  readonly line: string;
  readonly period: number;
  readonly before: number;
  low: number;
  high: number | null;
  tried: number;
}

/**
 * How far compliance spend covers what is required, cell by cell and period by period, and the least further spend
 * there that covers each gap to the full. That spend is found by trying: the model alone says what coverage is. It is
 * not told where coverage depends on chance, or where no amount reaches it; each gap is closed with all others closed.
 */
export async function measureCoverage(
  study: Study,
  checked: CheckedPlan,
  scenario: ResolvedScenario,
  variable: string,
): Promise<CoverageCell[]> {
  const compiled = study.compile(checked, scenario);
  const { cells, periods } = compiled.model.tables.get(variable)!;
  const nodes = nodesOf(compiled, variable);
  const means = await columnMeans(study, compiled, nodes);
  const sure = nodes.every((node) => compiled.model.graph.isConstant(node));
  const closing = sure ? await closeGaps(study, checked, scenario, variable, means) : new Map();
  return Array.from({ length: cells.count }, (_, cell) => {
    const { period: _period, ...at } = placedCell(compiled.model.tables.get(variable)!, cell, 0).at;
    const position = (period: number) => cell * periods + period;
    const list = Array.from({ length: periods }, (__, period) => means[position(period)] ?? null);
    return {
      at,
      coverage: list,
      toClose: list.map((value, period) => {
        if (value !== null && value >= FULL) return minorUnits(0);
        return closing.get(position(period)) ?? null;
      }),
    };
  });
}

function nodesOf({ model }: CompiledPlan, variable: string): number[] {
  const table = model.tables.get(variable)!;
  return Array.from({ length: table.cells.count * table.periods }, (_, position) =>
    table.get(Math.floor(position / table.periods), position % table.periods),
  );
}

function gapsOf(
  compiled: CompiledPlan,
  scenario: ResolvedScenario,
  variable: string,
  means: readonly (number | null)[],
): Map<number, Gap> {
  const table = compiled.model.tables.get(variable)!;
  const spend = new Map(scenario.rows.map(({ region, line, amounts }) => [`${region} ${line}`, amounts]));
  const gaps = new Map<number, Gap>();
  means.forEach((coverage, position) => {
    if (coverage === null || coverage >= FULL) return;
    const period = position % table.periods;
    const { at } = placedCell(table, Math.floor(position / table.periods), period);
    const [region, line] = [String(at.region), String(at.line)];
    const before = spend.get(`${region} ${line}`)?.[period] ?? 0;
    // In proportion, coverage would be full at this amount; the search starts there.
    const tried = coverage > 0 && before > 0 ? Math.ceil(before / coverage) : before + PROBE;
    gaps.set(position, { region, line, period, before, low: before, high: null, tried });
  });
  return gaps;
}

/** The scenario with another spend in some cells. */
function withSpend(scenario: ResolvedScenario, gaps: readonly Gap[], periods: number): ResolvedScenario {
  const rows = new Map(scenario.rows.map((row) => [`${row.region} ${row.line}`, row]));
  for (const { region, line, period, tried } of gaps) {
    const key = `${region} ${line}`;
    const nothing = new Array<Minor>(periods).fill(minorUnits(0));
    const row: ResolvedSpendRow = rows.get(key) ?? { region, line, amounts: nothing, own: false };
    const amounts = row.amounts.map((amount, at) => (at === period ? minorUnits(tried) : amount));
    rows.set(key, { ...row, amounts });
  }
  return { ...scenario, rows: [...rows.values()] };
}

async function closeGaps(
  study: Study,
  checked: CheckedPlan,
  scenario: ResolvedScenario,
  variable: string,
  means: readonly (number | null)[],
): Promise<Map<number, Minor>> {
  const { periods } = checked.index.document.calendar;
  const gaps = gapsOf(study.compile(checked, scenario), scenario, variable, means);
  const open = () => [...gaps.values()].filter(({ low, high }) => high === null || high - low > 1);
  for (let step = 0; step < MOST_STEPS && open().length > 0; step++) {
    // Other calls get their turn: unrolling a plan holds the thread.
    await new Promise((resolve) => setTimeout(resolve));
    study.run.checkCancelled();
    const compiled = study.compile(checked, withSpend(scenario, [...gaps.values()], periods));
    const nodes = nodesOf(compiled, variable);
    for (const [position, gap] of gaps) {
      const node = nodes[position]!;
      if (!compiled.model.graph.isConstant(node)) return new Map();
      tighten(gap, compiled.model.graph.valueOf(node), step);
    }
  }
  return new Map(
    [...gaps].flatMap(([position, { high, before }]) =>
      high === null ? [] : [[position, minorUnits(high - before)] as const],
    ),
  );
}

/** Largest amount that is tried, in minor units. */
const MOST_TRIED = 1e14;

/** Draws the ends nearer after a try, and chooses the next: just below what was enough, then the middle. */
function tighten(gap: Gap, coverage: number, step: number): void {
  if (gap.high !== null && gap.high - gap.low <= 1) return;
  if (coverage >= FULL) gap.high = gap.tried;
  else gap.low = gap.tried;
  if (gap.high === null) {
    const next = coverage > 0 ? Math.ceil(gap.tried / coverage) : gap.tried * 2;
    gap.tried = Math.min(MOST_TRIED, Math.max(next, gap.tried + 1));
  } else if (gap.high - gap.low <= 1) gap.tried = gap.high;
  else gap.tried = step < 2 ? gap.high - 1 : Math.floor((gap.low + gap.high) / 2);
}
