import { afterAll, describe, expect, it } from 'vitest';
import type { RequestOf } from '#shared/contract.ts';
import { readPlanBytes } from '../../electron/service/read-file.ts';
import { inlineRunner } from '../../electron/workers/runner.ts';
import { createSimulator } from '../../electron/workers/simulator.ts';
import { type Fixture, firstPlan, newFixture } from './support.ts';

const simulator = createSimulator({ threads: 1, runner: inlineRunner() });
afterAll(() => simulator.close());

const STUDY = { job: 'j', trials: 64, seed: 4, sampling: 'sobol', locale: 'en' } as const;
const PLAIN = { ...STUDY, style: 'plain' } as const;

async function opened(): Promise<[Fixture, string]> {
  const fixture = newFixture({ simulator });
  return [fixture, await firstPlan(fixture)];
}

function fileOf({ service }: Fixture, { token }: { token: string }): Uint8Array {
  return service.offeredFile(token)!.bytes;
}

const textOf = (fixture: Fixture, offer: { token: string }) => Buffer.from(fileOf(fixture, offer)).toString();

describe('files that need trials', () => {
  it('hold every trial of every output cell, in the style that was asked for', async () => {
    const [fixture, planId] = await opened();
    const offer = await fixture.value('export.samples', { ...PLAIN, planId, scenario: 'base', style: 'tab' });
    expect(offer.name).toBe('small - Base - Trials.csv');
    const [head, ...records] = textOf(fixture, offer).trimEnd().split('\r\n');
    expect(head).toBe('\uFEFFreach\tcustomers@0\tcustomers@1\tcustomers@2');
    expect(records).toHaveLength(64);
    for (const record of records) {
      const [reach, ...customers] = record.split('\t').map(Number);
      expect(reach).toBeCloseTo(
        customers.reduce((sum, each) => sum + each, 0),
        9,
      );
    }
  });

  it('compare scenarios as a workbook that comes home, as differences and as all trials', async () => {
    const [fixture, planId] = await opened();
    const request = { ...PLAIN, planId, scenarios: ['base', 'push'] };
    const csv = textOf(fixture, await fixture.value('export.comparison', { ...request, form: 'csv' }));
    expect(csv).toMatch(/^baseline,scenario,variable,unit,period,mean,/);
    expect(csv).toContain('base,push,reach,customers,,');
    const book = await fixture.value('export.comparison', { ...request, form: 'workbook' });
    expect(book.name).toBe('small - Base - push - Comparison.xlsx');
    expect(await readPlanBytes(fileOf(fixture, book))).toMatchObject({ ok: true, value: { remarks: [] } });
    const trials = await fixture.value('export.comparison', { ...request, form: 'samples' });
    expect(textOf(fixture, trials)).toMatch(/^base:reach,.*,push:reach,push:customers@0,/);
  });

  it('are a library of the outputs and of the inputs that drive them', async () => {
    const [fixture, planId] = await opened();
    const offer = await fixture.value('export.sip', { ...STUDY, planId, scenario: 'base' });
    const library = JSON.parse(textOf(fixture, offer));
    const names: string[] = library.sips.map(({ name }: { name: string }) => name);
    expect(names).toEqual(expect.arrayContaining(['reach', 'customers@2', 'cac[sea]', 'cac[eu]']));
    expect(library.provenance).toMatch(/seed 4, 64 trials, [0-9a-f]{64}$/);
  });

  it('are refused before a run where they would hold more than a file should', async () => {
    const [fixture, planId] = await opened();
    const request = { ...PLAIN, planId, scenario: 'base', trials: 2_500_001 };
    expect(await fixture.fault('export.samples', request)).toEqual({
      code: 'exportTooLarge',
      args: { values: 10_000_004, most: 10_000_000 },
    });
  });
});

describe('an export under way', () => {
  const cancelledAt = async <Name extends 'export.samples' | 'export.workbook' | 'export.sip'>(
    name: Name,
    request: RequestOf<Name>,
  ) => {
    const [fixture, planId] = await opened();
    const stop = fixture.service.subscribe(({ type }) => {
      if (type === 'jobProgress') void fixture.value('jobs.cancel', { job: 'j' });
    });
    const reply = await fixture.call(name, { ...request, planId });
    stop();
    return reply;
  };

  it.each([
    ['export.samples', { ...PLAIN, planId: '', scenario: 'base', trials: 200_000 }],
    ['export.sip', { ...STUDY, planId: '', scenario: 'base', trials: 200_000 }],
    ['export.workbook', { job: 'j', planId: '', scenario: 'base', runId: null, locale: 'en' }],
  ] as const)(
    '%s tells how far it is and ends where it is cancelled, with no file',
    async (name, request) => {
      const reply = await cancelledAt(name, request);
      expect(reply).toEqual({ ok: false, error: { code: 'exportCancelled', args: {} } });
    },
  );
});
