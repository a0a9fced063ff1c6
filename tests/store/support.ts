import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { StoreKey } from '../../electron/store/key.ts';
import { openStore } from '../../electron/store/open.ts';
import type { Store } from '../../electron/store/store.ts';

export { AT, ORIGIN, samplePlan } from './sample.ts';

const opened: Store[] = [];
const folders: string[] = [];

/** Closes what a test left open, then removes its files. */
afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A path in a folder of its own that goes when the test ends. */
export function temporaryPath(name = 'plans.headroom'): string {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-store-'));
  folders.push(folder);
  return join(folder, name);
}

export function openAt(path: string, key: StoreKey | null = null): Store {
  const store = openStore(path, { key });
  if (!store.ok) throw new Error(JSON.stringify(store.faults));
  opened.push(store.value);
  return store.value;
}

/** Ends a connection as quitting does, and opens the file again. */
export function restart(store: Store, path: string): Store {
  store.close();
  opened.splice(opened.indexOf(store), 1);
  return openAt(path);
}

export const LATER = '2026-03-01T13:00:00.000Z';
/** A valid plan of two regions, two lines, three periods and two scenarios. */
export function smallPlan(): PlanDocument {
  return {
    format: 'headroom-plan',
    version: 1,
    name: 'small',
    currency: 'USD',
    calendar: { start: '2026-01', monthsPerPeriod: 3, periods: 3 },
    discountRate: 0.1,
    dimensions: [
      { id: 'region', members: [{ id: 'sea', attributes: { type: 'market' } }, { id: 'eu' }] },
      { id: 'line', members: [{ id: 'brand', attributes: { category: 'marketing' } }, { id: 'tax' }] },
    ],
    variables: [
      { name: 'spend', kind: 'allocation', over: ['region', 'line', 'period'], unit: 'USD' },
      {
        name: 'cac',
        kind: 'input',
        over: ['region'],
        unit: 'USD',
        value: { dist: 'uniform', min: 1, max: 2 },
      },
      {
        name: 'customers',
        kind: 'formula',
        over: ['period'],
        unit: 'customers',
        formula: 'sum(sum(spend, line) / cac, region)',
      },
      { name: 'reach', kind: 'formula', over: [], unit: 'customers', formula: 'sum(customers, period)' },
    ],
    outputs: [
      { variable: 'reach', headline: true, target: 100, better: 'higher' },
      { variable: 'customers' },
    ],
    scenarios: [
      {
        id: 'base',
        label: { en: 'Base', 'zh-CN': '基准' },
        budget: 1000.5,
        spend: [
          { region: 'sea', line: 'brand', amounts: [100, 200.25, 300], note: 'signed', source: 'contract' },
          { region: 'eu', line: 'tax', amounts: [10, 0, 0.01], meta: { by: ['x'] } },
        ],
        locks: [{ at: { region: 'eu' }, from: 0, to: 0, meta: 'paid' }],
        overrides: [{ variable: 'cac', at: { region: 'sea' }, multiply: 1.2, note: 'dearer' }],
      },
      { id: 'push', parent: 'base', spend: [{ region: 'sea', line: 'brand', amounts: [150, 250, 350] }] },
    ],
  };
}
