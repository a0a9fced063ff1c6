import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { applicationRoot, applicationVersion, dataFolder } from '../../electron/host/paths.ts';

describe('where things are', () => {
  test('the data folder is the one that Electron gives the app on each platform', () => {
    expect(dataFolder('linux', {}, '/home/a')).toBe(join('/home/a', '.config', 'Headroom'));
    expect(dataFolder('linux', { XDG_CONFIG_HOME: '/x' }, '/home/a')).toBe(join('/x', 'Headroom'));
    expect(dataFolder('darwin', {}, '/Users/a')).toBe(
      join('/Users/a', 'Library', 'Application Support', 'Headroom'),
    );
    expect(dataFolder('win32', { APPDATA: 'C:\\R' }, 'C:\\U')).toBe(join('C:\\R', 'Headroom'));
    expect(dataFolder('win32', {}, 'C:\\U')).toBe(join('C:\\U', 'AppData', 'Roaming', 'Headroom'));
  });

  test('the application is found from anywhere inside it', () => {
    const root = applicationRoot(join(import.meta.dirname, '..', '..', 'electron', 'cli'));
    expect(existsSync(join(root, 'resources', 'sobol-joe-kuo-8192.csv'))).toBe(true);
    expect(applicationVersion(root)).toMatch(/^\d+\.\d+\.\d+$/);
    expect(() => applicationRoot('/')).toThrow(/resources/);
  });
});
