import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSource, readSources } from './architecture/imports.ts';
import { impureEngine, strayElectron, tooLong, wrongDirections, zodInWindow } from './architecture/rules.ts';

const sources = readSources(join(import.meta.dirname, '..'), [
  'shared',
  'electron',
  'renderer',
  'scripts',
  'bin',
]);

describe('the sources', () => {
  test('are read', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
  });
  test('import in one direction', () => expect(wrongDirections(sources)).toEqual([]));
  test('name electron in main, preload, window and menu alone', () =>
    expect(strayElectron(sources)).toEqual([]));
  test('keep the clock and chance out of the engine', () => expect(impureEngine(sources)).toEqual([]));
  test('keep zod out of the window', () => expect(zodInWindow(sources)).toEqual([]));
  test('have no file over 400 lines', () => expect(tooLong(sources, 400)).toEqual([]));
});

describe('the rules find', () => {
  const WRONG: [path: string, text: string][] = [
    ['shared/a.ts', "import { readFileSync } from 'node:fs';"],
    ['shared/a.ts', "import type { Service } from '../electron/service/types.ts';"],
    ['electron/engine/a.ts', "import { openStore } from '../store/open.ts';"],
    ['electron/engine/a.ts', "import { z } from 'zod';"],
    ['electron/store/a.ts', "export * from '../exchange/csv.ts';"],
    ['electron/exchange/a.ts', "import { x } from '../engine/x.ts';"],
    ['electron/workers/a.ts', "import { openStore } from '../store/open.ts';"],
    ['electron/service/a.ts', "const x = await import('../host/paths.ts');"],
    ['electron/service/a.ts', "import '../cli/main.ts';"],
    ['electron/web/a.ts', "import { openStore } from '../store/open.ts';"],
    ['electron/cli/a.ts', "import { setMenu } from '../menu.ts';"],
    ['renderer/a.tsx', "import { openStore } from '../electron/store/open.ts';"],
    ['renderer/a.tsx', "import { join } from 'node:path';"],
  ];
  test.each(WRONG)('%s: %s', (path, text) => {
    expect(wrongDirections([parseSource(path, text)])).toHaveLength(1);
  });

  test('nothing in what is only said in a comment', () => {
    const source = parseSource(
      'shared/a.ts',
      "/* import x from 'node:fs' */ // import y from 'electron'\nlet a;",
    );
    expect(source.imports).toEqual([]);
  });

  test('electron elsewhere', () => {
    expect(
      strayElectron([parseSource('electron/host/a.ts', "import { app } from 'electron';")]),
    ).toHaveLength(1);
  });

  test.each(['Math.random()', 'Date.now()', 'new Date()', 'performance.now()', 'process.env.X'])(
    '%s',
    (code) => {
      expect(impureEngine([parseSource('electron/engine/a.ts', `export const x = ${code};`)])).toHaveLength(
        1,
      );
      expect(
        impureEngine([parseSource('electron/engine/a.ts', `// ${code}\nexport const x = '${code}';`)]),
      ).toEqual([]);
    },
  );

  test('zod behind two modules, and not where only a type is taken', () => {
    const carrying = [
      parseSource('shared/contract.ts', "import { z } from 'zod';"),
      parseSource('shared/between.ts', "import { CONTRACT } from './contract.ts';"),
    ];
    const value = parseSource('renderer/a.ts', "import { x } from '#shared/between.ts';");
    const type = parseSource('renderer/b.ts', "import { type X, type Y } from '#shared/between.ts';");
    expect(zodInWindow([...carrying, value, type])).toEqual(['renderer/a.ts']);
  });

  test('a long file', () => {
    expect(tooLong([parseSource('shared/a.ts', '\n'.repeat(401))], 400)).toHaveLength(1);
  });
});
