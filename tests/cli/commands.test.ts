import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ComparisonResult, SimulationResult } from '#shared/result.ts';
import { emptyFolder, headroom, tinyPlan } from './support.ts';

const text = JSON.stringify(tinyPlan());
let folder: string;
let plan: string;
beforeAll(() => {
  folder = emptyFolder();
  plan = join(folder, 'plan.json');
  writeFileSync(plan, text);
});

describe('simulate', () => {
  test('writes the result of docs/cli.md, its keys in that order', async () => {
    const ended = await headroom(['simulate', plan, '--trials', '2000', '--json', '-', '--threads', '1']);
    expect(ended).toMatchObject({ code: 0, err: '' });
    const result = JSON.parse(ended.out) as SimulationResult;
    const keys =
      'format version engine plan scenario trials seed sampling randomisations threads elapsedMs outputs';
    expect(Object.keys(result)).toEqual([...keys.split(' '), 'drivers', 'warnings']);
    expect(result).toMatchObject({ scenario: 'base', trials: 2000, seed: 1, sampling: 'sobol', threads: 1 });
    expect(result.plan.sha256).toMatch(/^[0-9a-f]{64}$/);
    const cell = result.outputs[0]!.cells[0]!;
    // 200 times a uniform of 1 to 3: mean 400, sd 400/√12.
    expect(Math.abs(cell.mean! - 400)).toBeLessThan(4 * cell.standardError!);
    expect(cell.sd!).toBeCloseTo(400 / Math.sqrt(12), 0);
    expect(cell.probabilityAtLeastTarget!).toBeCloseTo(0.5, 2);
    const levels = ['0.01', '0.05', '0.1', '0.25', '0.5', '0.75', '0.9', '0.95', '0.99'];
    expect(Object.keys(cell.quantiles)).toEqual(levels);
  });

  test('runs 20000 trials by Sobol from seed 1 where nothing is said', async () => {
    const ended = await headroom(['simulate', plan, '--json', '-']);
    expect(JSON.parse(ended.out)).toMatchObject({ trials: 20_000, seed: 1, sampling: 'sobol' });
  });

  test('stops at an error that was asked for, and names the outputs where that one is none', async () => {
    const run = ['simulate', plan, '--sampling', 'random', '--trials', '100000', '--json', '-'];
    // 400/√12/√n is 1 at n = 13,333: the round of 16,384 trials is the first that meets it.
    const ended = await headroom([...run, '--until-error', 'result=1']);
    expect(JSON.parse(ended.out)).toMatchObject({ trials: 16_384, warnings: [] });
    const unknown = await headroom([...run, '--until-error', 'none=1']);
    expect(unknown).toMatchObject({ code: 1, out: '' });
    expect(unknown.err).toContain('result, by_region');
  });

  test('shows a person a summary who names no file, in their language', async () => {
    const ended = await headroom(['simulate', plan, '--trials', '500', '--scenario', 'more'], 'zh-CN');
    expect(ended.code).toBe(0);
    expect(ended.out).toContain('Tiny，情景 more：500 次模拟');
    expect(ended.out).toMatch(/result +USD/);
  });
});

describe('compare', () => {
  test('takes differences from the first scenario', async () => {
    const args = ['compare', plan, '--scenarios', 'base,more', '--trials', '1000', '--json', '-'];
    const ended = await headroom(args);
    expect(ended).toMatchObject({ code: 0, err: '' });
    const result = JSON.parse(ended.out) as ComparisonResult;
    expect(result).toMatchObject({ format: 'headroom-comparison', baseline: 'base', trials: 1000 });
    const cell = result.pairs[0]!.outputs[0]!.cells[0]!;
    expect([result.pairs.length, result.pairs[0]!.scenario]).toEqual([1, 'more']);
    // 50 more, times a uniform of 1 to 3.
    expect(Math.abs(cell.difference.mean! - 100)).toBeLessThan(4 * cell.difference.standardError!);
    expect([cell.probabilityGreater, cell.probabilityEqual]).toEqual([1, 0]);
  });

  test('shows a summary where no file is named', async () => {
    const ended = await headroom(['compare', plan, '--scenarios', 'base,more', '--trials', '200']);
    expect(ended.code).toBe(0);
    expect(ended.out).toMatch(/result: more − base +USD/);
  });
});

describe('files of a run', () => {
  const few = ['--trials', '64', '--threads', '1'];

  test('a library of trials holds outputs and the inputs that drive them', async () => {
    const ended = await headroom(['simulate', plan, ...few, '--sip', '-']);
    const library = JSON.parse(ended.out);
    expect([ended.code, library.libraryType]).toEqual([0, 'SIPmath_3_0']);
    const inputs = tinyPlan()
      .variables.filter(({ kind }) => kind === 'input')
      .map(({ name }) => name);
    const names: string[] = library.sips.map(({ name }: { name: string }) => name.replace(/[[@].*$/, ''));
    for (const { variable } of tinyPlan().outputs) expect(names).toContain(variable);
    expect(inputs.some((name) => names.includes(name))).toBe(true);
  });

  test('a comparison can be written as every kind of file, in the style that was asked for', async () => {
    const own = emptyFolder();
    const at = (name: string) => join(own, name);
    const scenarios = tinyPlan()
      .scenarios.map(({ id }) => id)
      .join(',');
    const files = [
      '--csv',
      at('c.csv'),
      '--samples',
      at('s.csv'),
      '--xlsx',
      at('c.xlsx'),
      '--csv-style',
      'semicolon',
    ];
    const ended = await headroom(['compare', plan, '--scenarios', scenarios, ...few, ...files]);
    expect(ended).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(at('c.csv'), 'utf8')).toMatch(/^\uFEFFbaseline;scenario;variable;unit;/);
    expect(readFileSync(at('s.csv'), 'utf8').split('\r\n')).toHaveLength(66);
    expect((await headroom(['check', at('c.xlsx')])).code).toBe(0);
  });
});

describe('check, sample and convert', () => {
  test('check says OK, with the hash that a result names', async () => {
    const ended = await headroom(['check', plan]);
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toMatch(/^OK Tiny: 4 variables, 2 outputs, 2 scenarios, sha256 [0-9a-f]{64}\n$/);
  });

  test('check says what a run would remark on', async () => {
    const remarkable = tinyPlan();
    remarkable.variables.push(
      { name: 'fixed', kind: 'input', over: [], unit: '1', value: 2 },
      { name: 'other', kind: 'input', over: [], unit: '1', value: { dist: 'normal', mean: 0, sd: 1 } },
      { name: 'both', kind: 'formula', over: [], unit: '1', formula: 'fixed + other' },
    );
    remarkable.outputs.push({ variable: 'both' });
    remarkable.correlations = [{ between: ['fixed', 'other'], rank: 0.5 }];
    const file = join(folder, 'remarkable.json');
    writeFileSync(file, JSON.stringify(remarkable));
    const ended = await headroom(['check', file]);
    expect(ended.code).toBe(0);
    expect(ended.err).toMatch(/^warning: correlations\[0\].*fixed.*\n$/);
  });

  test('sample writes a plan that passes, and keeps one that was edited', async () => {
    const file = join(folder, 'sample.json');
    const write = (...more: string[]) => headroom(['sample', file, ...more]);
    expect(await write()).toMatchObject({ code: 0, out: '', err: '' });
    const written = readFileSync(file, 'utf8');
    expect((await write()).code).toBe(0);
    expect((await headroom(['check', file])).out).toMatch(/^OK /);
    writeFileSync(file, written.replace('2026', '2027'));
    expect((await write()).code).toBe(1);
    expect(readFileSync(file, 'utf8')).toContain('2027');
    expect((await write('--force')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(written);
    expect((await headroom(['sample', '-'])).out).toBe(written);
  });

  test('an encrypted store file is made and read with a passphrase that no argument tells', async () => {
    const store = join(folder, 'locked.headroom');
    const secret = join(folder, 'passphrase.txt');
    writeFileSync(secret, 'a passphrase in a file\n');
    const given = ['--passphrase-file', secret];
    const weak = await headroom(['convert', plan, store, '--encrypt']);
    expect(weak).toMatchObject({ code: 1, err: expect.stringContaining('at least 12 characters') });
    expect((await headroom(['convert', plan, store, '--encrypt', ...given])).code).toBe(0);
    expect(readFileSync(store).includes('Tiny')).toBe(false);
    const refused = await headroom(['check', store]);
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/--passphrase-file.*\n.*is encrypted/s),
    });
    const back = await headroom(['convert', store, '-', ...given]);
    expect(JSON.parse(back.out)).toEqual(JSON.parse(text));
    expect(back.err).toContain('is not encrypted, though the file that it comes from is');
  });

  test('convert goes to a store file and back, and keeps a file that would change', async () => {
    const own = emptyFolder();
    const [store, back] = [join(own, 'plans.headroom'), join(own, 'back.json')];
    const convert = (...args: string[]) => headroom(['convert', ...args]);
    expect(await convert(plan, store)).toMatchObject({ code: 0, out: '', err: '' });
    expect(readdirSync(own)).toEqual(['plans.headroom']);
    expect((await convert(store, back)).code).toBe(0);
    expect(JSON.parse(readFileSync(back, 'utf8'))).toEqual(tinyPlan());
    expect((await convert(`${store}#Tiny`, '-')).out).toBe(readFileSync(back, 'utf8'));
    const unknown = await convert(`${store}#Other`, '-');
    expect([unknown.code, unknown.err]).toEqual([1, expect.stringContaining('Tiny')]);
    expect((await convert(plan, store)).code).toBe(1);
    expect((await convert(plan, store, '--force')).code).toBe(0);
    writeFileSync(back, '{"mine": true}');
    expect((await convert(store, back)).code).toBe(1);
    expect(readFileSync(back, 'utf8')).toBe('{"mine": true}');
    expect((await headroom(['check', store])).out).toBe((await headroom(['check', plan])).out);
    // Reading a store leaves what SQLite keeps beside it, and nothing of ours.
    const left = readdirSync(own).filter((name) => !/-(wal|shm)$/.test(name));
    expect(left.sort()).toEqual(['back.json', 'plans.headroom']);
  });

  test('convert goes to a workbook and back, says what is not carried, and a workbook is a PLAN', async () => {
    const own = emptyFolder();
    const [book, back] = [join(own, 'plan.xlsx'), join(own, 'back.json')];
    const made = await headroom(['convert', plan, book]);
    expect([made.code, made.err]).toEqual([0, expect.stringContaining('note: Formulas, correlations')]);
    expect((await headroom(['convert', book, back])).err).toContain('note: The results on the sheets');
    expect(JSON.parse(readFileSync(back, 'utf8'))).toEqual(tinyPlan());
    expect((await headroom(['check', book])).out).toBe((await headroom(['check', plan])).out);
    expect((await headroom(['convert', plan, book])).code).toBe(0);
    expect((await headroom(['convert', plan, book], 'zh-CN')).code).toBe(1);
  });
});

describe('help', () => {
  test('names every command and exit status, in both languages', async () => {
    const [english, chinese] = [await headroom(['--help']), await headroom(['--help'], 'zh-CN')];
    for (const name of ['simulate', 'compare', 'check', 'convert', 'sample', 'serve']) {
      expect(english.out).toContain(`  ${name} `);
      expect(chinese.out).toContain(`  ${name} `);
    }
    expect(english.out).toContain('Exit status: 0 done');
    expect(chinese.out).toContain('退出状态');
    expect([english.code, chinese.code]).toEqual([0, 0]);
    expect((await headroom(['simulate', '--help'])).out).toContain('(default: 20000)');
    expect(await headroom(['--version'])).toMatchObject({ code: 0, out: '0.0.0-test\n' });
  });
});
