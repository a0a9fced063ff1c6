import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { cleanName, fileName, uniqueName } from '../../electron/service/names.ts';
import { firstPlan, newFixture, settle } from './support.ts';

describe('a workbook', () => {
  it('is offered under a token and holds the allocation and the run', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const { runId } = await fixture.value('runs.start', {
      planId,
      scenario: 'base',
      trials: 10,
      seed: 1,
      sampling: 'random',
    });
    await settle();
    fixture.simulator.requests[0]!.finish();
    await settle();
    const request = { job: 'export', planId, scenario: 'base', locale: 'en' as const };
    const offer = await fixture.value('export.workbook', { ...request, runId });
    const file = fixture.service.offeredFile(offer.token)!;
    expect(offer).toMatchObject({ name: 'small - Base.xlsx', size: file.bytes.byteLength });
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(file.bytes.slice().buffer);
    const without = await fixture.value('export.workbook', { ...request, runId: null });
    const bare = new ExcelJS.Workbook();
    await bare.xlsx.load(fixture.service.offeredFile(without.token)!.bytes.slice().buffer);
    expect(workbook.worksheets.length).toBeGreaterThan(bare.worksheets.length);
    const other = { ...request, scenario: 'push', runId };
    expect(await fixture.fault('export.workbook', other)).toMatchObject({ code: 'runNotFound' });
  });
});

describe('separated values', () => {
  it('of the allocation and of a run are offered in the style that was asked for', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const style = 'semicolon' as const;
    const request = { planId, scenario: 'base', locale: 'en' as const, style };
    const offer = await fixture.value('export.csv', { ...request, runId: null });
    expect(offer.name).toBe('small - Base - Allocation.csv');
    const text = Buffer.from(fixture.service.offeredFile(offer.token)!.bytes).toString('utf8');
    expect(text).toMatch(/^\uFEFFRegion id;Line id;Region;Budget line;2026-Q1;2026-Q2;2026-Q3;Total\r\n/);
    expect(await fixture.fault('export.csv', { ...request, runId: 'none' })).toMatchObject({
      code: 'runNotFound',
    });
  });
});

describe('an offered file', () => {
  it('is kept for ten minutes, under a token that cannot be guessed', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const { token } = await fixture.value('export.plan', { planId });
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(fixture.service.offeredFile(`${token}0`)).toBeNull();
    fixture.pass(9);
    expect(fixture.service.offeredFile(token)).not.toBeNull();
    fixture.pass(2);
    expect(fixture.service.offeredFile(token)).toBeNull();
  });

  it('makes room for newer ones', async () => {
    const fixture = newFixture();
    const planId = await firstPlan(fixture);
    const tokens: string[] = [];
    for (let i = 0; i < 21; i += 1) tokens.push((await fixture.value('export.plan', { planId })).token);
    expect(tokens.map((token) => fixture.service.offeredFile(token) !== null)).toEqual([
      false,
      ...new Array<boolean>(20).fill(true),
    ]);
  });
});

describe('names', () => {
  it.each([
    [['a/b\\c:d*e?"<f>|'], 'a_b_c_d_e___f__.json'],
    [['..'], 'headroom.json'],
    [['../../etc/passwd'], '_.._etc_passwd.json'],
    [['plan.', 'x\u0000\u202Egnp. '], 'plan. - x__gnp.json'],
    [['增长计划 2026'], '增长计划 2026.json'],
    [['x'.repeat(300)], `${'x'.repeat(100)}.json`],
  ])('%j make the file name %s', (words, expected) => {
    expect(fileName(words, 'json')).toBe(expected);
  });

  it.each([
    ['  two\n lines\t', 'two lines'],
    ['\u0000 \u007f', null],
    ['lone \ud800', 'lone \ufffd'],
    ['😀'.repeat(150), '😀'.repeat(100)],
  ])('%j is kept as %j', (name, expected) => {
    expect(cleanName(name)).toBe(expected);
  });

  it('are counted up where they are taken, within the longest length', () => {
    expect(uniqueName('a', new Set(['b']))).toBe('a');
    expect(uniqueName('a', new Set(['a', 'a (2)']))).toBe('a (3)');
    const long = 'x'.repeat(200);
    expect(uniqueName(long, new Set([long]))).toBe(`${'x'.repeat(196)} (2)`);
  });
});
