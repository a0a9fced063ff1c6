import type { Label } from '../locale.ts';
import { categoriesOf } from './categories.ts';
import type { OverrideDefinition } from './document.ts';
import type { PlanIndex } from './index.ts';
import type { ResolvedScenario, ResolvedSpendRow } from './resolved.ts';

/** One thing in which two scenarios differ and that can be switched from one to the other by itself. */
export type ScenarioCause =
  | {
      readonly type: 'spend';
      readonly category: string;
      readonly label: Label;
      /** Sum over all periods, in minor units of the currency: the first scenario's and the second's. */
      readonly before: number;
      readonly after: number;
    }
  | {
      readonly type: 'override';
      readonly variable: string;
      /** What the first scenario says of this place and field, and what the second; in order. */
      readonly before: readonly OverrideDefinition[];
      readonly after: readonly OverrideDefinition[];
    }
  | { readonly type: 'discountRate'; readonly before: number; readonly after: number };

/** Two scenarios taken apart into their differences. */
export interface ScenarioMix {
  readonly causes: readonly ScenarioCause[];
  /** The scenario with the second one's side of each cause that is on, and the first one's of all others. */
  mixed(on: readonly boolean[]): ResolvedScenario;
}

/** An override of the merged list: on both sides, or on one of them under a cause. */
interface MergedOverride {
  readonly definition: OverrideDefinition;
  readonly side: 'both' | 'before' | 'after';
  readonly key: string;
}

/** What an override speaks of, whatever it says of it. */
function placeOf({ variable, field, at, from, to }: OverrideDefinition): string {
  const place = Object.entries(at ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([variable, field ?? null, place, from ?? null, to ?? null]);
}

function contentOf(override: OverrideDefinition): string {
  const { set, multiply, add } = override;
  return JSON.stringify([placeOf(override), set ?? null, multiply ?? null, add ?? null]);
}

/** Both lists in one, in an order that is true to each, what they share (a longest common subsequence) once. */
function mergeOverrides(
  before: readonly OverrideDefinition[],
  after: readonly OverrideDefinition[],
): MergedOverride[] {
  const [a, b] = [before.map(contentOf), after.map(contentOf)];
  const common = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i]![j] =
        a[i] === b[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
  const merged: MergedOverride[] = [];
  const add = (definition: OverrideDefinition, side: MergedOverride['side']) =>
    merged.push({ definition, side, key: placeOf(definition) });
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      add(before[i]!, 'both');
      [i, j] = [i + 1, j + 1];
    } else if (j === b.length || (i < a.length && common[i + 1]![j]! >= common[i]![j + 1]!)) {
      add(before[i++]!, 'before');
    } else {
      add(after[j++]!, 'after');
    }
  }
  return merged;
}

function overrideCauses(merged: readonly MergedOverride[]): { cause: ScenarioCause; key: string }[] {
  const keys = new Set(merged.filter(({ side }) => side !== 'both').map(({ key }) => key));
  return [...keys].map((key) => {
    const own = merged.filter((one) => one.key === key);
    const of = (side: MergedOverride['side']) =>
      own.filter((one) => one.side === side).map(({ definition }) => definition);
    const { variable } = own[0]!.definition;
    return { key, cause: { type: 'override', variable, before: of('before'), after: of('after') } as const };
  });
}

const pairOf = ({ region, line }: Pick<ResolvedSpendRow, 'region' | 'line'>) => `${region} ${line}`;

/** Every pair of region and line that a scenario has a row for that is not all zero. */
function rowsByPair(scenario: ResolvedScenario): Map<string, ResolvedSpendRow> {
  return new Map(
    scenario.rows
      .filter(({ amounts }) => amounts.some((amount) => amount > 0))
      .map((row) => [pairOf(row), row]),
  );
}

const totalOf = (rows: readonly ResolvedSpendRow[]) =>
  rows.reduce((sum, { amounts }) => sum + amounts.reduce((part: number, amount) => part + amount, 0), 0);

function sameRow(a: ResolvedSpendRow | undefined, b: ResolvedSpendRow | undefined): boolean {
  if (!a || !b) return a === b;
  return a.amounts.every((amount, period) => amount === b.amounts[period]);
}

interface SpendPart {
  readonly cause: ScenarioCause;
  readonly before: readonly ResolvedSpendRow[];
  readonly after: readonly ResolvedSpendRow[];
}

function spendParts(index: PlanIndex, a: ResolvedScenario, b: ResolvedScenario): SpendPart[] {
  const [before, after] = [rowsByPair(a), rowsByPair(b)];
  const line = index.dimensions.get('line');
  return categoriesOf(line?.definition ?? { id: 'line', members: [] }).flatMap(({ id, label, lines }) => {
    const ids = new Set(lines.map((each) => each.id));
    const of = (rows: Map<string, ResolvedSpendRow>) => [...rows.values()].filter((row) => ids.has(row.line));
    const [own, other] = [of(before), of(after)];
    const pairs = new Set([...own, ...other].map(pairOf));
    if ([...pairs].every((pair) => sameRow(before.get(pair), after.get(pair)))) return [];
    const cause = {
      type: 'spend',
      category: id,
      label,
      before: totalOf(own),
      after: totalOf(other),
    } as const;
    return [{ cause, before: own, after: other }];
  });
}

/** Spend of the lines in which the scenarios agree. */
function sharedRows(a: ResolvedScenario, parts: readonly SpendPart[]): ResolvedSpendRow[] {
  const parted = new Set(parts.flatMap(({ before }) => before.map(pairOf)));
  return [...rowsByPair(a).values()].filter((row) => !parted.has(pairOf(row)));
}

/**
 * Takes two scenarios of a plan apart: the spend of each category in which they differ, each place that their overrides
 * treat differently, and the discount rate. With no cause on, the mix is the first scenario; with all on, the second.
 */
export function mixScenarios(index: PlanIndex, a: ResolvedScenario, b: ResolvedScenario): ScenarioMix {
  const spend = spendParts(index, a, b);
  const merged = mergeOverrides(a.overrides, b.overrides);
  const overrides = overrideCauses(merged);
  const rate: ScenarioCause[] =
    a.discountRate === b.discountRate
      ? []
      : [{ type: 'discountRate', before: a.discountRate, after: b.discountRate }];
  const shared = sharedRows(a, spend);
  const causes = [...spend.map(({ cause }) => cause), ...overrides.map(({ cause }) => cause), ...rate];
  return {
    causes,
    mixed: (on) => {
      const switched = new Set(overrides.filter((_, at) => on[spend.length + at]).map(({ key }) => key));
      const keeps = ({ side, key }: MergedOverride) =>
        side === 'both' || (side === 'after') === switched.has(key);
      return {
        ...a,
        rows: [...shared, ...spend.flatMap((part, at) => (on[at] ? part.after : part.before))],
        overrides: merged.filter(keeps).map(({ definition }) => definition),
        discountRate: rate.length > 0 && on[causes.length - 1] ? b.discountRate : a.discountRate,
      };
    },
  };
}
