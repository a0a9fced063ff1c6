import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { emptyFolder, headroomProcess, tinyPlan } from './support.ts';

const plan = JSON.stringify(tinyPlan());

describe('the process', () => {
  test('gives the same files whatever the number of threads, and reads standard input', async () => {
    const files = ['--json', 'r.json', '--csv', 'r.csv', '--samples', 's.csv', '--xlsx', 'r.xlsx'];
    const run = async (threads: string) => {
      const cwd = emptyFolder();
      const args = ['simulate', '-', '--trials', '3000', '--threads', threads, ...files];
      expect(await headroomProcess(args, { cwd, input: plan })).toEqual({
        code: 0,
        signal: null,
        out: '',
        err: '',
      });
      return cwd;
    };
    const [one, two] = [await run('1'), await run('2')];
    expect(readdirSync(one).sort()).toEqual(['r.csv', 'r.json', 'r.xlsx', 's.csv']);
    for (const file of ['r.csv', 'r.xlsx', 's.csv']) {
      expect(readFileSync(join(one, file)).equals(readFileSync(join(two, file)))).toBe(true);
    }
    const without = (cwd: string) => {
      const { threads, elapsedMs, ...rest } = JSON.parse(readFileSync(join(cwd, 'r.json'), 'utf8'));
      expect([typeof threads, elapsedMs > 0]).toEqual(['number', true]);
      return rest;
    };
    expect(without(one)).toEqual(without(two));
    const rows = readFileSync(join(one, 's.csv'), 'utf8').split('\r\n');
    expect(rows[0]).toBe(
      'result,by_region[north]@0,by_region[north]@1,by_region[south]@0,by_region[south]@1',
    );
    expect(rows).toHaveLength(3000 + 2);
    const [result = 0, north0 = 0, north1 = 0] = rows[1]!.split(',').map(Number);
    expect(result).toBeCloseTo(north0 + north1, 9);
  });

  test.each([700, 1500, 2500])('leaves no part of a file when it is killed after %d ms', async (wait) => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'out.json'), 'what stood there');
    writeFileSync(join(cwd, 'plan.json'), plan);
    const args = ['simulate', 'plan.json', '--trials', '400000', '--json', 'out.json', '--samples', 's.csv'];
    await headroomProcess(args, { cwd, started: (child) => setTimeout(() => child.kill('SIGKILL'), wait) });
    const json = readFileSync(join(cwd, 'out.json'), 'utf8');
    if (json !== 'what stood there') expect(JSON.parse(json)).toMatchObject({ trials: 400_000 });
    if (existsSync(join(cwd, 's.csv'))) {
      expect(readFileSync(join(cwd, 's.csv'), 'utf8').split('\r\n')).toHaveLength(400_002);
    }
  });

  test('ends quietly when its reader goes away', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'plan.json'), plan);
    const ended = await headroomProcess(['simulate', 'plan.json', '--trials', '100000', '--samples', '-'], {
      cwd,
      started: (child) => child.stdout.once('data', () => child.stdout.destroy()),
    });
    expect([ended.code, ended.err]).toEqual([0, '']);
  });

  test('serves the window also where the file cannot be opened, says why, and ends with 1', async () => {
    const cwd = emptyFolder();
    writeFileSync(join(cwd, 'notes.txt'), 'these are my notes');
    const ended = await headroomProcess(['serve', '--no-open', '--db', 'notes.txt'], {
      cwd,
      env: { XDG_CONFIG_HOME: join(cwd, 'config') },
      started: (child) => child.stdout.once('data', () => child.kill('SIGINT')),
    });
    expect(ended.code).toBe(1);
    expect(ended.err).toMatch(/^This is not a Headroom file\..*choose another file/);
    expect(ended.out).toMatch(/http:\/\/127\.0\.0\.1:\d+\/open\?token=/);
    expect(readFileSync(join(cwd, 'notes.txt'), 'utf8')).toBe('these are my notes');
  });

  test('ends with 2 and speaks the language of the terminal', async () => {
    const ended = await headroomProcess(['compare', 'plan.json', '--scenarios', 'one'], {
      cwd: emptyFolder(),
      env: { LC_ALL: 'zh_CN.UTF-8' },
    });
    expect(ended.code).toBe(2);
    expect(ended.err).toContain('必须列出两个或更多情景');
  });
});
