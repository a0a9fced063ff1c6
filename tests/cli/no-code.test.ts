import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, headroomProcess, tinyPlan } from './support.ts';

const FLAG = '--disallow-code-generation-from-strings';
const FORBID = join(import.meta.dirname, '..', '..', 'shared', 'no-code.ts');

describe('no text becomes code', () => {
  test('reading, running and writing a plan need none: the process runs under the rule that forbids it', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'plan.json'), JSON.stringify(tinyPlan()));
    const run = async (out: string, env: NodeJS.ProcessEnv) => {
      const files = ['--json', `${out}.json`, '--xlsx', `${out}.xlsx`, '--csv', `${out}.csv`];
      const args = ['simulate', 'plan.json', '--trials', '1000', '--threads', '2', ...files];
      const ended = await headroomProcess(args, { cwd, env });
      expect([ended.code, ended.err]).toEqual([0, '']);
      return readFileSync(join(cwd, `${out}.csv`), 'utf8');
    };
    expect(await run('under', { ...process.env, NODE_OPTIONS: FLAG })).toBe(await run('free', process.env));
  });

  test('nor can a thread that forbade it make any, by any way', () => {
    const program = `
      const { forbidCodeFromText } = await import(${JSON.stringify(FORBID)});
      const kinds = [() => {}, async () => {}, function* () {}, async function* () {}];
      const ways = [
        (text) => eval(text),
        (text) => (0, eval)(text),
        (text) => new Function(text),
        (text) => Function(text),
        (text) => globalThis['Fun' + 'ction'](text),
        (text) => Reflect.construct(Object, [], Function)(text),
        ...kinds.map((kind) => (text) => kind.constructor(text)),
        ...kinds.map((kind) => (text) => new (Object.getPrototypeOf(kind).constructor)(text)),
      ];
      const tried = () => ways.map((way) => { try { way('return'); } catch (error) { return error.name; } return 'made'; });
      const before = tried();
      forbidCodeFromText();
      const after = tried();
      console.log(JSON.stringify([before.includes('made'), after, (() => {}) instanceof Function]));`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    const [before, after, still] = JSON.parse(stdout);
    expect([before, still]).toEqual([true, true]);
    expect(after).not.toContain('made');
  });
});
