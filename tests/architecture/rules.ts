import { type Source, withoutComments } from './imports.ts';

/** Who may import whom. A layer is named by the longest prefix that fits; what it may import, by prefixes. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  'shared/': ['shared/'],
  'electron/engine/': ['electron/engine/', 'shared/'],
  'electron/store/': ['electron/store/', 'shared/'],
  'electron/exchange/': ['electron/exchange/', 'shared/'],
  'electron/workers/': ['electron/workers/', 'electron/engine/', 'shared/'],
  'electron/service/': [
    'electron/service/',
    'electron/store/',
    'electron/exchange/',
    'electron/workers/',
    'electron/engine/',
    'shared/',
  ],
  'electron/host/': [
    'electron/host/',
    'electron/service/',
    'electron/store/',
    'electron/exchange/',
    'electron/workers/',
    'shared/',
  ],
  'electron/web/': ['electron/web/', 'electron/host/', 'electron/service/', 'shared/'],
  'electron/cli/': [
    'electron/cli/',
    'electron/web',
    'electron/host/',
    'electron/service/',
    'electron/store/',
    'electron/exchange/',
    'electron/workers/',
    'shared/',
  ],
  // main, window, menu, preload and web stand in the folder itself.
  'electron/': ['electron/', 'shared/'],
  'renderer/': ['renderer/', 'shared/'],
};

/** Packages (by prefix of their names) that a layer may not use. */
const BARRED: Readonly<Record<string, readonly string[]>> = {
  'shared/': ['node:', 'electron', 'react', '@mantine', 'better-sqlite3', 'hono', 'mathjs', 'exceljs'],
  'electron/engine/': ['node:', 'electron', 'react', 'better-sqlite3', 'hono', 'exceljs', 'zod', 'piscina'],
  'renderer/': ['node:', 'electron', 'better-sqlite3', 'hono', 'exceljs', 'zod', 'mathjs', 'piscina'],
};

const IMPORT_ELECTRON = ['main.ts', 'preload.ts', 'window.ts', 'menu.ts'].map((name) => `electron/${name}`);
/** The entries of the desktop app and what only they import. */
const DESKTOP_ONLY = IMPORT_ELECTRON;

function layerOf(path: string): string | undefined {
  return Object.keys(LAYERS)
    .filter((layer) => path.startsWith(layer))
    .sort((a, b) => b.length - a.length)[0];
}

/** Imports against the direction. */
export function wrongDirections(sources: readonly Source[]): string[] {
  return sources.flatMap(({ path, imports }) => {
    const layer = layerOf(path);
    if (layer === undefined) return [];
    return imports.flatMap(({ target, internal }) => {
      if (internal && DESKTOP_ONLY.includes(target) && !DESKTOP_ONLY.includes(path))
        return [`${path} → ${target}`];
      const allowed = internal
        ? LAYERS[layer]!.some((prefix) => target.startsWith(prefix)) || !/\.(ts|tsx)$/.test(target)
        : !(BARRED[layer] ?? []).some((name) => target === name || target.startsWith(barredPrefix(name)));
      return allowed ? [] : [`${path} → ${target}`];
    });
  });
}

/** `node:` bars all of Node; `react` bars `react` and `react/…`, not `react-like`; `@mantine` bars its scope. */
function barredPrefix(name: string): string {
  return name.endsWith(':') ? name : `${name}/`;
}

/** Files that import Electron and are not those that may. */
export function strayElectron(sources: readonly Source[]): string[] {
  return sources
    .filter(
      ({ path, imports }) =>
        !IMPORT_ELECTRON.includes(path) && imports.some(({ target }) => target === 'electron'),
    )
    .map(({ path }) => path);
}

const CLOCK_OR_CHANCE =
  /\bMath\s*\.\s*random\b|\bDate\s*\.\s*now\b|\bnew\s+Date\s*\(\s*\)|\bDate\s*\(\s*\)|\bperformance\b|\bprocess\s*\.\s*(?:env|argv|hrtime|cwd|pid|stdout|stderr|exit)\b|\bcrypto\b/;

/** Engine files that read a clock, chance or the process. */
export function impureEngine(sources: readonly Source[]): string[] {
  return sources
    .filter(
      ({ path, text }) => path.startsWith('electron/engine/') && CLOCK_OR_CHANCE.test(withoutStrings(text)),
    )
    .map(({ path }) => path);
}

function withoutStrings(text: string): string {
  return withoutComments(text).replace(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, "''");
}

/** Files of the window that bring zod into its bundle: by a value import of a module that needs it, however far. */
export function zodInWindow(sources: readonly Source[]): string[] {
  const byPath = new Map(sources.map((source) => [source.path, source]));
  const carries = new Map<string, boolean>();
  const carriesZod = (path: string): boolean => {
    const known = carries.get(path);
    if (known !== undefined) return known;
    carries.set(path, false);
    const needed = (byPath.get(path)?.imports ?? []).filter(({ typeOnly }) => !typeOnly);
    const found = needed.some(({ target, internal }) =>
      internal ? carriesZod(target) : /^zod(\/|$)/.test(target),
    );
    carries.set(path, found);
    return found;
  };
  return sources
    .filter(({ path }) => path.startsWith('renderer/') && carriesZod(path))
    .map(({ path }) => path);
}

/** Files with more lines than one story has. */
export function tooLong(sources: readonly Source[], most: number): string[] {
  return sources
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > most)
    .map(({ path, lines }) => `${path}: ${lines} lines`);
}
