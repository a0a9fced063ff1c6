import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFile } from '../../electron/store/check.ts';
import { salvage } from '../../electron/store/salvage.ts';
import { ORIGIN, openAt, samplePlan, smallPlan, temporaryPath } from './support.ts';

const PAGE = 4096;
const PLANS = 3;
/** Every page would take too long. */
const STEP = 61;

/** A closed store with three sample plans. */
function wholeFile(): string {
  const path = temporaryPath();
  const store = openAt(path);
  for (let plan = 0; plan < PLANS; plan += 1) {
    store.plans.insert(`p${plan}`, { ...samplePlan(), name: `plan ${plan}` }, ORIGIN);
  }
  store.settings.set('window', { theme: 'dark' });
  store.close();
  return path;
}

function damage(path: string, from: number, to: number, value = 0xff): void {
  const bytes = readFileSync(path);
  bytes.fill(value, from, to);
  writeFileSync(path, bytes);
}

describe('what can be read of a damaged file', () => {
  it('is everything where the file is whole', () => {
    const path = wholeFile();
    const target = temporaryPath('rescued.headroom');
    const salvaged = salvage(path, target);
    expect(salvaged.damagedTables).toEqual([]);
    expect(salvaged.plans).toHaveLength(PLANS);
    expect(salvaged.plans.every(({ complete }) => complete)).toBe(true);
    const store = openAt(target);
    expect(store.plans.document('p1')?.document).toEqual({ ...samplePlan(), name: 'plan 1' });
    expect(store.settings.get('window')).toEqual({ theme: 'dark' });
  });

  it('is what stands on the other pages, whichever page is lost, and what is said to be complete is', () => {
    const path = wholeFile();
    const whole = readFileSync(path);
    const pages = whole.length / PAGE;
    let complete = 0;
    for (let page = 1; page < pages; page += STEP) {
      writeFileSync(path, whole);
      damage(path, page * PAGE, (page + 1) * PAGE);
      const before = createHash('sha256').update(readFileSync(path)).digest('hex');
      const target = temporaryPath('rescued.headroom');
      const salvaged = salvage(path, target);
      expect(checkFile(target)).toBeNull();
      const store = openAt(target);
      for (const plan of salvaged.plans.filter((each) => each.complete)) {
        const { id = '' } = store.plans.list().find(({ name }) => name === plan.name) ?? {};
        expect(store.plans.document(id)?.document).toEqual({ ...samplePlan(), name: plan.name });
        complete += 1;
      }
      expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(before);
    }
    // One page holds parts of one or two plans: all others come back whole, unless it is a page that leads to many.
    expect(complete).toBeGreaterThan((pages / STEP) * (PLANS - 2) * 0.8);
  });

  it('is everything where only the header is lost', () => {
    const path = wholeFile();
    damage(path, 0, 100, 0);
    const salvaged = salvage(path, temporaryPath('rescued.headroom'));
    expect(salvaged.plans.filter(({ complete }) => complete)).toHaveLength(PLANS);
  });

  it('takes what the write-ahead log holds', () => {
    const path = temporaryPath();
    const store = openAt(path);
    store.plans.insert('p', smallPlan(), ORIGIN);
    const salvaged = salvage(path, temporaryPath('rescued.headroom'));
    expect(salvaged.plans).toEqual([{ name: 'small', complete: true }]);
  });

  it('is nothing where the list of tables is lost', () => {
    const path = wholeFile();
    damage(path, 100, PAGE);
    const salvaged = salvage(path, temporaryPath('rescued.headroom'));
    expect(salvaged).toMatchObject({ plans: [], rows: 0 });
    expect(salvaged.damagedTables.length).toBeGreaterThan(5);
  });
});
