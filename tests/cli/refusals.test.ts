import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyFolder, headroom, tinyPlan } from './support.ts';

const plan = JSON.stringify(tinyPlan());
const folder = emptyFolder();
const before = process.cwd();

beforeAll(() => {
  process.chdir(folder);
  writeFileSync('plan.json', plan);
  writeFileSync('broken.json', plan.replace('factor * sum(spend, line)', 'factr * sum(spend, line)'));
  writeFileSync('half.json', plan.slice(0, 200));
  writeFileSync('book.xlsx', 'PK\u0003\u0004 and more');
  writeFileSync('other.headroom', 'SQLite format 3\0 and no more');
});
afterAll(() => process.chdir(before));

describe('wrong usage ends with 2 and changes nothing', () => {
  test.each<[args: string[]]>([
    [['simulate']],
    [['simulate', 'plan.json', 'more.json']],
    [['simulate', 'plan.json', '--trials', '0']],
    [['simulate', 'plan.json', '--trials', '-5']],
    [['simulate', 'plan.json', '--trials', '1e4']],
    [['simulate', 'plan.json', '--trials', '10000001']],
    [['simulate', 'plan.json', '--seed', '9007199254740992']],
    [['simulate', 'plan.json', '--seed', 'abc']],
    [['simulate', 'plan.json', '--sampling', 'halton']],
    [['simulate', 'plan.json', '--threads', '0']],
    [['simulate', 'plan.json', '--threads', '1.5']],
    [['simulate', 'plan.json', '--until-error', 'earned']],
    [['simulate', 'plan.json', '--until-error', 'earned=0']],
    [['simulate', 'plan.json', '--until-error', 'earned=-1']],
    [['simulate', 'plan.json', '--wat']],
    [['simulate', 'plan.json', '--json']],
    [['simulate', 'plan.json', '--json', '-', '--csv', '-']],
    [['compare', 'plan.json']],
    [['compare', 'plan.json', '--scenarios', 'base']],
    [['compare', 'plan.json', '--scenarios', 'base,base']],
    [['compare', 'plan.json', '--scenarios', 'base,']],
    [['check']],
    [['convert', 'plan.json']],
    [['sample']],
    [['serve', '--port', '65536']],
    [['serve', '--port', 'http']],
    [['launch']],
    [['--wat']],
  ])('%j', async (args) => {
    const files = readdirSync(folder);
    const ended = await headroom(args);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toMatch(/^error: /);
    expect(readdirSync(folder)).toEqual(files);
  });
});

describe('a plan or data at fault ends with 1 and names the place', () => {
  test.each<[args: string[], said: RegExp]>([
    [['check', 'broken.json'], /^variables\[3\]\.formula: .*factr.*factor/m],
    [['simulate', 'broken.json', '--json', 'x.json'], /^variables\[3\]\.formula: /m],
    [['check', 'half.json'], /not JSON/],
    [['check', 'missing.json'], /missing\.json/],
    [['check', 'missing.headroom#Tiny'], /missing\.headroom/],
    [['check', '.'], /could not be read/],
    [['check', 'book.xlsx'], /workbook/],
    [['check', 'other.headroom'], /other\.headroom|Headroom/],
    [['simulate', 'plan.json', '--scenario', 'nope'], /"nope".*base, more/],
    [['compare', 'plan.json', '--scenarios', 'base,nope'], /"nope".*base, more/],
    [['simulate', 'plan.json', '--json', 'no/such/folder/x.json'], /could not be written/],
    [['simulate', 'plan.json', '--trials', '10', '--json', '.'], /could not be written/],
    [['convert', 'plan.json', 'plan.pdf'], /neither in \.json/],
    [['convert', 'plan.json', 'no/such/folder/x.headroom'], /no\/such\/folder|cannot be opened/],
    [['sample', 'plan.json'], /plan\.json is there.*--force/],
    [['sample', '.'], /could not be written/],
  ])('%j', async (args, said) => {
    const files = readdirSync(folder);
    const ended = await headroom(args);
    expect(ended).toMatchObject({ code: 1, out: '' });
    expect(ended.err).toMatch(said);
    expect(ended.err).not.toMatch(/\bat .*\.ts:\d+|\{\w+\}/);
    expect(readdirSync(folder)).toEqual(files);
  });

  test('every problem, each on a line of its own', async () => {
    const broken = plan
      .replace('"currency":"USD"', '"currency":"XXQ"')
      .replace('"discountRate":0.1', '"discountRate":-2');
    writeFileSync(join(folder, 'two.json'), broken);
    const { err } = await headroom(['check', 'two.json']);
    expect(err).toMatch(/^currency: /m);
    expect(err).toMatch(/^discountRate: /m);
  });
});
