import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { resolveScenario } from '#shared/plan/scenario.ts';
import { readTablesApart } from '../../electron/exchange/read/read-apart.ts';
import { buildWorkbook } from '../../electron/exchange/workbook.ts';
import { ORIGIN, openAt, temporaryPath } from '../store/support.ts';
import { firstPlan, newFixture, smallPlan } from './support.ts';

const base64 = (content: string | Uint8Array) => Buffer.from(content).toString('base64');
const TABLE = 'Region;Line;2026-Q1;2026-Q2\nsea;brand;10,50;20\nEMEA;brand;1;2\n';

async function opened() {
  const fixture = newFixture();
  const planId = await firstPlan(fixture);
  const read = await fixture.value('import.read', { planId, fileName: 'budget.csv', data: base64(TABLE) });
  return {
    fixture,
    planId,
    read,
    request: { token: read.token, planId, scenario: 'base', mapping: read.mapping! },
  };
}

describe('a foreign table', () => {
  it('is shown before anything changes, changes one step of the history, and one undo takes it back', async () => {
    const { fixture, planId, read, request } = await opened();
    expect(read).toMatchObject({
      remembered: false,
      ownWorkbook: false,
      sheets: [{ name: 'budget', rows: 3 }],
    });
    const before = await fixture.value('allocation.get', { planId, scenario: 'base' });
    const names = [{ dimension: 'region' as const, name: 'EMEA', member: 'eu' }];
    const unmapped = await fixture.value('import.preview', request);
    expect(unmapped.unknownNames).toEqual([{ dimension: 'region', name: 'EMEA', rows: 1 }]);
    const mapping = { ...request.mapping, names };
    const preview = await fixture.value('import.preview', { ...request, mapping });
    expect(preview.changes).toContainEqual(
      expect.objectContaining({ region: 'sea', line: 'brand', period: 0, after: 1050 }),
    );
    // The plan has locked Europe's brand in the first quarter.
    expect(preview.unplaced).toEqual([{ row: 3, column: 2, text: '1', reason: 'locked' }]);
    expect(await fixture.value('allocation.get', { planId, scenario: 'base' })).toEqual(before);
    const applied = await fixture.value('import.apply', { ...request, mapping, revision: before.revision });
    expect(applied).toMatchObject({
      changed: preview.changeCount,
      history: { undo: { action: 'importTable', args: { file: 'budget.csv' } } },
    });
    const after = await fixture.value('allocation.get', { planId, scenario: 'base' });
    const total = after.rows.flatMap(({ amounts }) => amounts).reduce((sum, amount) => sum + amount, 0);
    expect(total).toBe(preview.totalAfter);
    await fixture.value('history.undo', { planId });
    expect((await fixture.value('allocation.get', { planId, scenario: 'base' })).rows).toEqual(before.rows);
  });

  it('in another currency is left out unless one takes it, and the choice is not remembered', async () => {
    const { fixture, planId } = await opened();
    const data = base64('Region,Line,Period,Amount (EUR)\nsea,brand,2026-Q1,10\n');
    const read = await fixture.value('import.read', { planId, fileName: 'eur.csv', data });
    const request = { token: read.token, planId, scenario: 'base', mapping: read.mapping! };
    const left = await fixture.value('import.preview', request);
    expect(left.foreign).toEqual([{ sign: 'EUR', count: 1, row: 2, column: 3, text: '10' }]);
    expect(left.unplaced).toMatchObject([{ row: 2, column: 3, reason: 'otherCurrency' }]);
    const mapping = { ...read.mapping!, takesForeign: true };
    const { revision, changeCount } = await fixture.value('import.preview', { ...request, mapping });
    expect(changeCount).toBe(left.changeCount + 1);
    await fixture.value('import.apply', { ...request, mapping, revision });
    const again = await fixture.value('import.read', { planId, fileName: 'eur.csv', data });
    expect(again).toMatchObject({ remembered: true, mapping: { takesForeign: false } });
  });

  it('is mapped as before where its head is the same, also after a restart', async () => {
    const { fixture, planId, request } = await opened();
    const mapping = {
      ...request.mapping,
      names: [{ dimension: 'region' as const, name: 'EMEA', member: 'eu' }],
    };
    const { revision } = await fixture.value('allocation.get', { planId, scenario: 'base' });
    await fixture.value('import.apply', { ...request, mapping, revision });
    const again = await fixture.restarted();
    const next = await again.value('import.read', {
      planId,
      fileName: 'may.csv',
      data: base64(`report\n\n${TABLE}`),
    });
    expect(next.remembered).toBe(true);
    expect(next.mapping).toEqual({ ...mapping, sheet: 'may', headRow: 3 });
  });

  it('on an older state, or with a token that is gone, is not applied', async () => {
    const { fixture, request } = await opened();
    expect(await fixture.fault('import.apply', { ...request, revision: 99 })).toMatchObject({
      code: 'stalePlan',
    });
    expect(await fixture.fault('import.preview', { ...request, token: 'x' })).toMatchObject({
      code: 'tableGone',
    });
  });
});

describe('a workbook of ours', () => {
  it('comes home as a new plan, and as a table of the plan that is there', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const document = { ...smallPlan(), name: 'From a colleague' };
    const bytes = await buildWorkbook({
      document,
      scenario: resolveScenario(document, 'base'),
      sha256: '',
      result: null,
      locale: 'en',
      createdAt: null,
    });
    const data = base64(bytes);
    expect(await fixture.value('import.plan', { fileName: 'a.xlsx', data })).toMatchObject({
      plans: [{ name: 'From a colleague' }],
      remarks: [{ code: 'leftResults' }],
    });
    const read = await fixture.value('import.read', { planId, fileName: 'a.xlsx', data });
    expect(read).toMatchObject({ ownWorkbook: true, mapping: { sheet: 'Allocation', shape: 'wide' } });
    expect(read.sheets.map(({ name }) => name)).not.toContain('_headroom');
    const preview = await fixture.value('import.preview', {
      token: read.token,
      planId,
      scenario: 'base',
      mapping: read.mapping!,
    });
    expect(preview).toMatchObject({ changeCount: 0, unknownNames: [] });
  });
});

describe('a file of plans', () => {
  it('which is a store brings all that are not in its bin, and says what it does not bring', async () => {
    const path = temporaryPath();
    const store = openAt(path);
    for (const name of ['A', 'B', 'C']) store.plans.insert(name, { ...smallPlan(), name }, ORIGIN);
    store.plans.setDeleted('C', ORIGIN.at);
    store.close();
    const fixture = newFixture();
    const data = base64(readFileSync(path));
    const came = await fixture.value('import.plan', { fileName: 'plans.headroom', data });
    expect(came.plans.map(({ name }) => name)).toEqual(['A', 'B']);
    expect(came.remarks.map(({ code }) => code)).toEqual(['leftHistory']);
    expect((await fixture.value('plans.list', {})).plans).toHaveLength(3);
  });

  it.each([
    ['a store that is cut off', () => Buffer.from('SQLite format 3\0'.padEnd(5000, 'x')), 'storeForeign'],
    ['a store of nobody’s plans', () => readFileSync(emptyStore()), 'storeEmpty'],
    ['an encrypted store', encryptedStore, 'importEncrypted'],
    ['nothing', () => Buffer.alloc(0), 'fileEmpty'],
    ['a faulty document', () => Buffer.from('{"format":"headroom-plan","version":1}'), 'invalidPlan'],
  ])('that is %s is refused, and nothing is changed', async (_what, make, code) => {
    const fixture = newFixture();
    const fault = await fixture.fault('import.plan', { fileName: 'x.headroom', data: base64(make()) });
    expect(fault.code).toBe(code);
    expect((await fixture.value('plans.list', {})).plans).toHaveLength(1);
  });
});

function encryptedStore(): Buffer {
  const path = temporaryPath();
  openAt(path, { hex: 'ab'.repeat(48) }).close();
  return readFileSync(path);
}

function emptyStore(): string {
  const path = temporaryPath();
  openAt(path).close();
  return path;
}

describe('reading apart', () => {
  it('ends at its deadline, and says so', async () => {
    const endless = Buffer.from(`a\n${'"x",'.repeat(3_000)}\n`.repeat(400));
    expect(await readTablesApart(endless, 'x.csv', 0.001)).toMatchObject({
      faults: [{ code: 'readTimedOut' }],
    });
  });
});
