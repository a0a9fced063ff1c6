import { type Grid, gridOf, rowOf } from './grid.ts';
import type { Allocation, Block, Lock } from './types.ts';

export const FREE = 0;
const OWN_LOCK = 1;
export const INHERITED_LOCK = 2;

/**
 * The lock state of every cell, row after row of `allocation.rows`, `allocation.periods` cells each:
 * {@link FREE}, {@link OWN_LOCK} or {@link INHERITED_LOCK} (which wins where both cover a cell).
 */
export function lockStates(allocation: Allocation, grid: Grid = gridOf(allocation)): Uint8Array {
  const states = new Uint8Array(allocation.rows.length * allocation.periods);
  for (const lock of allocation.locks) {
    const state = lock.inherited ? INHERITED_LOCK : OWN_LOCK;
    for (const region of lock.regions) {
      for (const line of lock.lines) {
        const row = rowOf(grid, region, line);
        if (row >= 0) raise(states, row * allocation.periods + lock.from, lock.to - lock.from + 1, state);
      }
    }
  }
  return states;
}

function raise(states: Uint8Array, start: number, count: number, state: number): void {
  for (let cell = start; cell < start + count; cell += 1) {
    if ((states[cell] ?? state) < state) states[cell] = state;
  }
}

/** Runs of neighbouring periods, ascending. */
function periodRuns(periods: readonly number[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (const period of [...new Set(periods)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last.to === period - 1) last.to = period;
    else runs.push({ from: period, to: period });
  }
  return runs;
}

/** Own locks that cover the block together, one for each run of periods. */
export function locksOver(block: Block): Lock[] {
  const regions = [...new Set(block.regions)];
  const lines = [...new Set(block.lines)];
  return periodRuns(block.periods).map((run) => ({ regions, lines, ...run, inherited: false }));
}

function split(ids: readonly string[], chosen: ReadonlySet<string>): [inside: string[], outside: string[]] {
  return [ids.filter((id) => chosen.has(id)), ids.filter((id) => !chosen.has(id))];
}

/** What is left of a lock without the block's cells: the lock itself where they do not meet, else the pieces. */
export function lockWithout(lock: Lock, block: Block): Lock[] {
  const [regions, otherRegions] = split(lock.regions, new Set(block.regions));
  const [lines, otherLines] = split(lock.lines, new Set(block.lines));
  const lifted = new Set(block.periods.filter((period) => period >= lock.from && period <= lock.to));
  if (regions.length === 0 || lines.length === 0 || lifted.size === 0) return [lock];
  const kept: number[] = [];
  for (let period = lock.from; period <= lock.to; period += 1) if (!lifted.has(period)) kept.push(period);
  return [
    ...(otherRegions.length > 0 ? [{ ...lock, regions: otherRegions }] : []),
    ...(otherLines.length > 0 ? [{ ...lock, regions, lines: otherLines }] : []),
    ...periodRuns(kept).map((run) => ({ ...lock, regions, lines, ...run })),
  ];
}

/** True where `outer` covers every cell of `inner`. */
export function lockContains(outer: Lock, inner: Lock): boolean {
  if (outer.from > inner.from || outer.to < inner.to) return false;
  const regions = new Set(outer.regions);
  const lines = new Set(outer.lines);
  return inner.regions.every((id) => regions.has(id)) && inner.lines.every((id) => lines.has(id));
}
