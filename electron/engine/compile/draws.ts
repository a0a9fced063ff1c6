import type { OverrideDefinition, Quantity } from '#shared/plan/document.ts';
import type { PlanIndex } from '#shared/plan/index.ts';
import { drawKey } from '../random/key.ts';
import type { Draw } from '../random/source.ts';
import { Cells } from './cells.ts';
import { eventCells, inputValues } from './fields.ts';

/** Which random number of a cell: an input's own, a path's shock, or one of an event's three. */
export type DrawUse = 'value' | 'shock' | 'start' | 'severity' | 'duration';

/** Why a draw has its place among the Sobol dimensions: see {@link PRIORITY}. */
export type DrawClass = keyof typeof PRIORITY;

/** Every random number that some scenario of the plan may need, with its place among the Sobol dimensions. */
export interface DrawTable {
  readonly draws: readonly Draw[];
  /** What the draws are for, in their order: class, and level of the bridge or period. */
  readonly ranked: readonly { readonly priority: number; readonly rank: number }[];
  /** Position of a draw in `draws`; throws for one that no scenario needs. */
  positionOf(identity: string): number;
  has(identity: string): boolean;
  /** How many draws are beyond the table of direction numbers. */
  readonly beyondTable: number;
}

/** `period` is −1 for what is not over `period`. */
export function drawIdentity(cells: Cells, cell: number, period: number, use: DrawUse): string {
  const at = period < 0 ? '' : `@${period}`;
  const suffix = use === 'value' || use === 'shock' ? '' : `#${use}`;
  return `${cells.identityOf(cell)}${at}${suffix}`;
}

export function isRandom(quantity: Quantity): boolean {
  return typeof quantity !== 'number';
}

/** Draws in order of how much they tend to matter: see {@link PRIORITY}. */
interface RankedDraw {
  readonly identity: string;
  readonly priority: number;
  readonly rank: number;
}

/**
 * Low Sobol dimensions are the most even, so they go to what is drawn once, then to the coarse levels of the paths'
 * bridges (rank = level), then to inputs by period, to whether events start, and last to how they turn out.
 */
export const PRIORITY = { static: 0, shock: 1, periodInput: 2, start: 3, outcome: 4 } as const;

function setsDistribution(override: OverrideDefinition): boolean {
  return override.set !== undefined && isRandom(override.set);
}

/** The overrides, in any scenario, that put a distribution on this variable (or on one field of it). */
function distributionOverrides(index: PlanIndex, variable: string, field: string | undefined) {
  return index.document.scenarios
    .flatMap((scenario) => scenario.overrides ?? [])
    .filter((one) => one.variable === variable && one.field === field && setsDistribution(one));
}

/** Marks cells × periods that are random by the plan's own quantities or by an override of any scenario. */
function randomMarks(
  cells: Cells,
  own: (cell: number, period: number) => Quantity | null,
  field: string | undefined,
  periods: number,
): Uint8Array {
  const marks = new Uint8Array(cells.count * periods);
  for (let cell = 0; cell < cells.count; cell++) {
    for (let period = 0; period < periods; period++) {
      const quantity = own(cell, period);
      if (quantity !== null && isRandom(quantity)) marks[cell * periods + period] = 1;
    }
  }
  for (const override of distributionOverrides(cells.index, cells.variable.definition.name, field)) {
    const covered = cells.covered(override.at);
    const last = Math.min(override.to ?? periods - 1, periods - 1);
    for (let cell = 0; cell < cells.count; cell++) {
      if (covered[cell] === 0) continue;
      marks.fill(1, cell * periods + (override.from ?? 0), cell * periods + last + 1);
    }
  }
  return marks;
}

/** Inputs over `period` that a correlation names draw in every period, so that all periods share one matrix. */
function fillCorrelatedPeriods(cells: Cells, marks: Uint8Array, periods: number): void {
  const correlations = cells.index.document.correlations ?? [];
  const name = cells.variable.definition.name;
  if (!correlations.some((one) => one.between.some((side) => side.split('[', 1)[0]?.trim() === name))) return;
  for (let cell = 0; cell < cells.count; cell++) {
    const own = marks.subarray(cell * periods, (cell + 1) * periods);
    if (own.includes(1)) own.fill(1);
  }
}

function inputDraws(cells: Cells, periods: number): RankedDraw[] {
  const over = cells.variable.overPeriod;
  const length = over ? periods : 1;
  const values = inputValues(cells, periods);
  const marks = randomMarks(cells, (cell, period) => values[cell]![period]!, undefined, length);
  fillCorrelatedPeriods(cells, marks, length);
  const draws: RankedDraw[] = [];
  marks.forEach((mark, position) => {
    if (mark === 0) return;
    const cell = Math.floor(position / length);
    const period = over ? position % length : -1;
    const identity = drawIdentity(cells, cell, period, 'value');
    draws.push({
      identity,
      priority: over ? PRIORITY.periodInput : PRIORITY.static,
      rank: Math.max(period, 0),
    });
  });
  return draws;
}

function pathDraws(cells: Cells, periods: number): RankedDraw[] {
  const draws: RankedDraw[] = [];
  for (let cell = 0; cell < cells.count; cell++) {
    for (let level = 0; level < periods; level++) {
      const identity = drawIdentity(cells, cell, level, 'shock');
      draws.push({ identity, priority: PRIORITY.shock, rank: level });
    }
  }
  return draws;
}

function eventDraws(cells: Cells, periods: number): RankedDraw[] {
  const own = eventCells(cells);
  const severity = randomMarks(cells, (cell) => own[cell]!.severity, 'severity', periods);
  const duration = randomMarks(cells, (cell) => own[cell]!.duration, 'duration', periods);
  const draws: RankedDraw[] = [];
  for (let cell = 0; cell < cells.count; cell++) {
    for (let period = 0; period < periods; period++) {
      const add = (use: DrawUse, priority: number) =>
        draws.push({ identity: drawIdentity(cells, cell, period, use), priority, rank: period });
      add('start', PRIORITY.start);
      if (severity[cell * periods + period] === 1) add('severity', PRIORITY.outcome);
      if (duration[cell * periods + period] === 1) add('duration', PRIORITY.outcome);
    }
  }
  return draws;
}

function drawsOf(cells: Cells, periods: number): RankedDraw[] {
  switch (cells.variable.definition.kind) {
    case 'input':
      return inputDraws(cells, periods);
    case 'path':
      return pathDraws(cells, periods);
    case 'event':
      return eventDraws(cells, periods);
    default:
      return [];
  }
}

/** Every draw of the plan. The order depends on the document alone, so that scenarios share each random number. */
export function tabulateDraws(index: PlanIndex, sobolDimensions: number): DrawTable {
  const periods = index.document.calendar.periods;
  const ranked: RankedDraw[] = [];
  for (const variable of index.variables.values()) {
    const cells = new Cells(index, variable);
    for (const draw of drawsOf(cells, periods)) ranked.push(draw);
  }
  ranked.sort((a, b) => a.priority - b.priority || a.rank - b.rank);
  const positions = new Map(ranked.map((draw, position) => [draw.identity, position]));
  const draws = ranked.map(({ identity }, position) => ({
    ...drawKey(identity),
    dimension: position < sobolDimensions ? position : -1,
  }));
  return {
    draws,
    ranked,
    beyondTable: Math.max(0, draws.length - sobolDimensions),
    has: (identity) => positions.has(identity),
    positionOf: (identity) => {
      const position = positions.get(identity);
      if (position === undefined) throw new Error(`no draw ${identity}`);
      return position;
    },
  };
}
