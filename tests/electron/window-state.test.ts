import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keepWindowState, readWindowState } from '../../electron/host/window-state.ts';

const folder = mkdtempSync(join(tmpdir(), 'headroom-state-'));
const file = join(folder, 'window.json');
const display = { x: 0, y: 0, width: 1920, height: 1080 };
const state = { x: 100, y: 80, width: 1200, height: 800, maximized: false };

describe('the place of the window', () => {
  test('comes back', () => {
    keepWindowState(file, state);
    expect(readWindowState(file, [display])).toEqual(state);
  });

  test.each([
    ['on a display that is gone', { ...state, x: 2500 }],
    ['above the top', { ...state, y: -40 }],
    ['below the bottom', { ...state, y: 1075 }],
    ['with a sliver at the left', { ...state, x: -1150 }],
    ['too small to use', { ...state, width: 10 }],
    ['with a fraction', { ...state, x: 0.5 }],
    ['with more in it', { ...state, path: '/etc' }],
  ])('is left to the system where it was %s', (_what, broken) => {
    writeFileSync(file, JSON.stringify(broken));
    expect(readWindowState(file, [display])).toBeNull();
  });

  test('is reachable on some display whatever the file says', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc
            .record({ x: fc.integer(), y: fc.integer() })
            .map((place) => JSON.stringify({ ...state, ...place })),
        ),
        (content) => {
          writeFileSync(file, content);
          const read = readWindowState(file, [display]);
          if (read === null) return;
          expect(read.x).toBeLessThanOrEqual(1920 - 100);
          expect(read.x + read.width).toBeGreaterThanOrEqual(100);
          expect(read.y).toBeGreaterThanOrEqual(0);
          expect(read.y).toBeLessThanOrEqual(1080 - 20);
        },
      ),
    );
  });

  test('costs nothing where it cannot be kept', () => {
    expect(() => keepWindowState(join(folder, 'missing', 'window.json'), state)).not.toThrow();
    expect(readWindowState(join(folder, 'missing', 'window.json'), [display])).toBeNull();
  });
});
