import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findElectron, hasDisplay, startElectron } from '../../electron/cli/electron-program.ts';

/** A checkout whose Electron is a script, or whose Electron was not fetched and whose fetching does `install`. */
function checkout(program: string | null, install = ''): string {
  const root = mkdtempSync(join(tmpdir(), 'headroom-electron-'));
  const folder = join(root, 'node_modules', 'electron');
  mkdirSync(join(folder, 'dist'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type": "commonjs"}');
  writeFileSync(join(folder, 'install.js'), install);
  if (program !== null) {
    writeFileSync(join(folder, 'path.txt'), 'electron');
    writeFileSync(join(folder, 'dist', 'version'), 'v45.0.0');
    writeFileSync(join(folder, 'dist', 'electron'), `#!/bin/sh\n${program}\n`);
    chmodSync(join(folder, 'dist', 'electron'), 0o755);
  }
  return root;
}

describe('Electron', () => {
  test('is found where it was installed', async () => {
    const root = checkout('exit 0');
    const program = join(root, 'node_modules', 'electron', 'dist', 'electron');
    expect(await findElectron(root)).toEqual({ program, version: '45.0.0' });
  });

  test('is fetched where it is missing', async () => {
    const install = `const fs = require('node:fs');
      fs.writeFileSync(__dirname + '/path.txt', 'electron');
      fs.writeFileSync(__dirname + '/dist/version', 'v45.0.1');
      fs.writeFileSync(__dirname + '/dist/electron', '');`;
    expect(await findElectron(checkout(null, install))).toMatchObject({ version: '45.0.1' });
  });

  test('is not asked for again at once where it could not be had', async () => {
    const count = join(mkdtempSync(join(tmpdir(), 'headroom-count-')), 'tries');
    const root = checkout(
      null,
      `require('node:fs').appendFileSync(${JSON.stringify(count)}, 'x'); process.exit(1)`,
    );
    expect(await findElectron(root)).toBeNull();
    expect(await findElectron(root)).toBeNull();
    const { readFileSync } = await import('node:fs');
    expect(readFileSync(count, 'utf8')).toBe('x');
  });

  test.runIf(process.platform !== 'win32')('that ends at once has no window', async () => {
    const electron = await findElectron(checkout('exit 1'));
    expect(await startElectron(electron!, [])).toBeNull();
    expect(await startElectron({ program: '/no/such/program', version: '1' }, [])).toBeNull();
  });

  test.runIf(process.platform !== 'win32')(
    'that was closed by a person has been seen, and gets its arguments',
    async () => {
      const electron = await findElectron(checkout('test "$1 $2" = "--db /tmp/x"'));
      expect(await startElectron(electron!, ['--db', '/tmp/x'])).toMatchObject({ exitCode: 0 });
    },
  );

  test('needs a display on Linux', () => {
    expect(hasDisplay('linux', {})).toBe(false);
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true);
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true);
    expect(hasDisplay('darwin', {})).toBe(true);
    expect(hasDisplay('win32', {})).toBe(true);
  });
});
