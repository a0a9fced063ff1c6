import type { OverrideDefinition, Place, PlanDocument } from '#shared/plan/document.ts';
import { resolveScenario } from '#shared/plan/scenario.ts';
import type { AssumptionField } from '#shared/views-assumptions.ts';
import type { Cells } from '../../engine/compile/cells.ts';

/** An override with where it stands. */
export interface PlacedOverride {
  readonly scenario: string;
  readonly position: number;
  readonly definition: OverrideDefinition;
}

/** Every override that holds in a scenario, in the order in which they apply: from the top of its lineage down. */
export function placedOverrides(document: PlanDocument, scenario: string): PlacedOverride[] {
  return resolveScenario(document, scenario)
    .lineage.toReversed()
    .flatMap((id) => {
      const own = document.scenarios.find((one) => one.id === id)?.overrides ?? [];
      return own.map((definition, position) => ({ scenario: id, position, definition }));
    });
}

/** Cells and periods of one field in which the same entry and the same overrides hold. */
export interface Segment {
  readonly cells: readonly number[];
  /** Null where it holds in all periods, or the variable has none. */
  readonly periods: readonly [from: number, to: number] | null;
  /** Position in `cells`; null for the variable's own. */
  readonly entry: number | null;
  readonly overrides: readonly PlacedOverride[];
}

/** What stands in the model for a field: entries of `cells` that have it, by position. */
export interface FieldEntries {
  readonly field: AssumptionField;
  readonly entries: readonly { readonly position: number; readonly at: Place }[];
}

interface Covering {
  readonly covered: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** Cuts the cells and periods of a field where another entry or override begins to hold. */
export function segmentsOf(
  cells: Cells,
  periods: number,
  { field, entries }: FieldEntries,
  overrides: readonly PlacedOverride[],
): Segment[] {
  const count = cells.variable.overPeriod ? periods : 1;
  const name = cells.variable.definition.name;
  const own = overrides.filter(
    ({ definition }) => definition.variable === name && (definition.field ?? 'value') === field,
  );
  const entryBoxes = entries.map(({ at }): Covering => {
    const only = at.period;
    const covered = cells.covered(at);
    return typeof only === 'number' ? { covered, from: only, to: only } : { covered, from: 0, to: count - 1 };
  });
  const overrideBoxes = own.map(
    ({ definition }): Covering => ({
      covered: cells.covered(definition.at),
      from: definition.from ?? 0,
      to: Math.min(definition.to ?? count - 1, count - 1),
    }),
  );
  const holds = (box: Covering, cell: number, period: number) =>
    box.covered[cell] === 1 && period >= box.from && period <= box.to;
  const starts = startsOf([...entryBoxes, ...overrideBoxes], count);
  const found = new Map<string, Segment & { cells: number[] }>();
  for (let cell = 0; cell < cells.count; cell++) {
    for (const { entry, list, from, to } of runs(cell)) {
      const key = `${from} ${to} ${entry} ${list.join()}`;
      const known = found.get(key);
      if (known) {
        known.cells.push(cell);
        continue;
      }
      found.set(key, {
        cells: [cell],
        periods: !cells.variable.overPeriod || (from === 0 && to === count - 1) ? null : [from, to],
        entry: entry < 0 ? null : entries[entry]!.position,
        overrides: list.map((position) => own[position]!),
      });
    }
  }
  return [...found.values()].flatMap((segment) => asProducts(cells, segment));

  /** The stretches of periods of a cell in which nothing changes. */
  function runs(cell: number) {
    const list: { entry: number; list: number[]; from: number; to: number }[] = [];
    for (const [position, from] of starts.entries()) {
      const to = (starts[position + 1] ?? count) - 1;
      const entry = entryBoxes.findLastIndex((box) => holds(box, cell, from));
      const holding = overrideBoxes.flatMap((box, i) => (holds(box, cell, from) ? [i] : []));
      const last = list.at(-1);
      if (last && last.entry === entry && last.list.join() === holding.join()) last.to = to;
      else list.push({ entry, list: holding, from, to });
    }
    return list;
  }
}

/** The periods in which something may begin or have ended. */
function startsOf(boxes: readonly Covering[], count: number): number[] {
  const starts = new Set([0, ...boxes.flatMap(({ from, to }) => [from, to + 1])]);
  return [...starts].filter((period) => period < count).sort((a, b) => a - b);
}

/** A segment whose cells are every combination of some members; one for each cell where they are not. */
function asProducts(cells: Cells, segment: Segment): Segment[] {
  const members = segment.cells.map((cell) => cells.membersOf(cell));
  const size = cells.variable.axes.reduce(
    (product, _, axis) => product * new Set(members.map((one) => one[axis])).size,
    1,
  );
  if (size === segment.cells.length) return [segment];
  return segment.cells.map((cell) => ({ ...segment, cells: [cell] }));
}
