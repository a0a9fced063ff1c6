import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileAtomically } from '../../electron/exchange/atomic-file.ts';

const MODULE = fileURLToPath(new URL('../../electron/exchange/atomic-file.ts', import.meta.url));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headroom-file-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* failing() {
  yield 'the first half';
  await setTimeout(1);
  throw new Error('the source broke');
}

describe('writing a file', () => {
  it('writes bytes, text and pieces, and leaves nothing else in the folder', async () => {
    const pieces = async function* () {
      yield 'one ';
      yield Buffer.from('two');
    };
    for (const [content, text] of [
      [new TextEncoder().encode('bytes'), 'bytes'],
      ['text 中文', 'text 中文'],
      [['a', 'b'], 'ab'],
      [pieces(), 'one two'],
    ] as const) {
      expect(await writeFileAtomically(join(folder, 'out'), content)).toEqual({ ok: true, value: null });
      expect(await readFile(join(folder, 'out'), 'utf8')).toBe(text);
    }
    expect(await readdir(folder)).toEqual(['out']);
  });

  it('keeps what stood there, and leaves no part, where the source breaks off', async () => {
    const path = join(folder, 'out.json');
    await writeFile(path, 'before');
    const outcome = await writeFileAtomically(path, failing());
    expect(outcome).toMatchObject({
      ok: false,
      faults: [{ code: 'fileNotWritten', args: { reason: 'the source broke' } }],
    });
    expect(await readFile(path, 'utf8')).toBe('before');
    expect(await readdir(folder)).toEqual(['out.json']);
  });

  it('says why where there is no such folder, or the name is a folder', async () => {
    await mkdir(join(folder, 'sub', 'full'), { recursive: true });
    for (const path of [join(folder, 'none', 'out'), join(folder, 'sub')]) {
      const outcome = await writeFileAtomically(path, 'x');
      expect(outcome).toMatchObject({ ok: false, faults: [{ code: 'fileNotWritten' }] });
    }
    expect(await readdir(folder)).toEqual(['sub']);
  });

  it('follows a link and keeps the permissions of what it replaces', async () => {
    const target = join(folder, 'target');
    await writeFile(target, 'before');
    await chmod(target, 0o640);
    await symlink(target, join(folder, 'link'));
    await writeFileAtomically(join(folder, 'link'), 'after');
    expect(await readFile(target, 'utf8')).toBe('after');
    expect((await stat(target)).mode & 0o777).toBe(0o640);
  });

  it('writes to a device as it is', async () => {
    expect(await writeFileAtomically('/dev/null', 'gone')).toEqual({ ok: true, value: null });
    expect((await stat('/dev/null')).isCharacterDevice()).toBe(true);
  });

  it('leaves nothing under the name when the process is killed half-way', async () => {
    const path = join(folder, 'out.csv');
    const script = `
      const { writeFileAtomically } = await import(${JSON.stringify(MODULE)});
      async function* endless() {
        for (;;) { yield 'x'.repeat(1024); process.stdout.write('.'); await new Promise((r) => setTimeout(r, 5)); }
      }
      await writeFileAtomically(${JSON.stringify(path)}, endless());`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect((await readdir(folder)).filter((name) => !name.endsWith('.tmp'))).toEqual([]);
  });
});
