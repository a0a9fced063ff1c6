import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, headroomProcess, tinyPlan } from './support.ts';

const FLAG = '--disallow-code-generation-from-strings';
const FORBID = join(import.meta.dirname, '..', '..', 'electron', 'host', 'no-code.ts');

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

  test('threads that start after the rule cannot make code', () => {
    const tried = `try { eval('1'); console.log('code'); } catch (error) { console.log(error.name); }`;
    const program = `
      const { forbidCodeFromText } = await import(${JSON.stringify(FORBID)});
      const { Worker } = await import('node:worker_threads');
      const start = () => new Promise((done) => new Worker(${JSON.stringify(tried)}, { eval: true }).on('exit', done));
      await start();
      forbidCodeFromText();
      await start();`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    });
    expect(stdout.trim().split('\n')).toEqual(['code', 'EvalError']);
  });
});
