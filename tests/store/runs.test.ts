import { describe, expect, it } from 'vitest';
import type { SimulationResult } from '#shared/result.ts';
import { RUNS_KEPT, type RunContent, type RunRecord } from '../../electron/store/runs.ts';
import { AT, ORIGIN, openAt, restart, smallPlan, temporaryPath } from './support.ts';

function run(id: string, scenario: string, planId = 'p'): RunRecord {
  const facts = {
    inputsHash: 'abc',
    seed: Number.MAX_SAFE_INTEGER,
    trials: 7,
    engine: '1.0.0',
    createdAt: AT,
  };
  return { id, planId, scenario, sampling: 'sobol', ...facts };
}

function content(mean: number): RunContent {
  const result = { format: 'headroom-result', outputs: [{ variable: 'reach', cells: [{ mean }] }] };
  return {
    result: result as unknown as SimulationResult,
    distributions: [{ variable: 'reach', cells: [{ at: {}, histogram: null, curve: [mean] }] }],
    headline: { mean },
  };
}

describe('runs', () => {
  it('are read back as they were written, also after a restart', () => {
    const path = temporaryPath();
    let store = openAt(path);
    store.plans.insert('p', smallPlan(), ORIGIN);
    store.runs.insert(run('r1', 'base'), content(0.1));
    store = restart(store, path);
    expect(store.runs.get('r1')).toEqual(run('r1', 'base'));
    expect(store.runs.result('r1')).toEqual(content(0.1).result);
    expect(store.runs.headline('r1')).toEqual({ mean: 0.1 });
    expect(store.runs.distribution('r1', 'reach')).toEqual([{ at: {}, histogram: null, curve: [0.1] }]);
    expect(store.runs.distribution('r1', 'other')).toBeNull();
    expect(store.runs.get('none')).toBeNull();
    expect(store.runs.result('none')).toBeNull();
    expect(store.runs.headline('none')).toBeNull();
  });

  it('are listed newest first, and the latest of a scenario is found', () => {
    const store = openAt(temporaryPath());
    store.plans.insert('p', smallPlan(), ORIGIN);
    for (const [id, scenario] of [
      ['r1', 'base'],
      ['r2', 'push'],
      ['r3', 'base'],
    ] as const) {
      store.runs.insert(run(id, scenario), content(1));
    }
    expect(store.runs.list('p').map(({ id }) => id)).toEqual(['r3', 'r2', 'r1']);
    expect(store.runs.latest('p', 'base')?.id).toBe('r3');
    expect(store.runs.latest('p', 'none')).toBeNull();
  });

  it('are kept up to a number for each plan, and the last of each scenario in any case', () => {
    const store = openAt(temporaryPath());
    store.plans.insert('p', smallPlan(), ORIGIN);
    store.plans.insert('q', smallPlan(), ORIGIN);
    store.runs.insert(run('other', 'base', 'q'), content(1));
    store.runs.insert(run('old', 'push'), content(1));
    for (let i = 0; i < RUNS_KEPT + 5; i += 1) store.runs.insert(run(`r${i}`, 'base'), content(i));
    const ids = store.runs.list('p').map(({ id }) => id);
    expect(ids).toHaveLength(RUNS_KEPT + 1);
    expect(ids.at(-1)).toBe('old');
    expect(ids).not.toContain('r4');
    expect(store.runs.distribution('r4', 'reach')).toBeNull();
    expect(store.runs.get('other')).not.toBeNull();
  });
});

describe('settings', () => {
  it('are kept by key', () => {
    const path = temporaryPath();
    let store = openAt(path);
    expect(store.settings.get('window')).toBeNull();
    store.settings.set('window', { theme: 'dark' });
    store.settings.set('window', { theme: 'light', list: [1] });
    store = restart(store, path);
    expect(store.settings.get('window')).toEqual({ theme: 'light', list: [1] });
  });
});
