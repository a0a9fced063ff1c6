import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './project.ts';

/** A package that is part of what people install: Electron's own, those bundled into the window, and all they need. */
export interface Shipped {
  /** Under which it is published: a dependency may be installed under another. */
  readonly name: string;
  readonly version: string;
  /** An SPDX expression. */
  readonly licence: string;
  /** The name of its folder in node_modules. */
  readonly folder: string;
  /** Whether this project asks for it by name. */
  readonly direct: boolean;
}

interface Locked {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

const SOURCES = ['electron', 'renderer', 'shared'];
const IMPORT = /(?:from|import)\s*\(?\s*'((?:@[\w.-]+\/)?[a-zA-Z][\w.-]*)(?:\/[^']*)?'/g;

const readJson = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

/** Packages that the sources import, whichever list of package.json they stand in: the window's are bundled. */
function imported(): Set<string> {
  const names = new Set<string>();
  for (const folder of SOURCES) {
    for (const file of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(tsx?|css)$/.test(file) || file.includes('assembly')) continue;
      const text = readFileSync(join(ROOT, folder, file), 'utf8');
      for (const [, name] of text.matchAll(IMPORT)) names.add(name!);
    }
  }
  return names;
}

/** Where Node finds `name` from the package at `from`: the nearest folder upwards, as the lockfile lays them out. */
function locate(packages: Record<string, Locked>, from: string, name: string): string | null {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    const path = `${at === '' ? '' : `${at}/`}node_modules/${name}`;
    if (packages[path]) return path;
    if (at === '') return null;
  }
}

/**
 * All that ships, by name and version. Electron counts without what fetches it, and platform packages of Node do not:
 * a packaged app has Electron's.
 */
export function shippedPackages(): Shipped[] {
  const packages: Record<string, Locked> = readJson('package-lock.json').packages;
  const declared = readJson('package.json');
  const known: Record<string, string> = { ...declared.devDependencies, ...declared.dependencies };
  const roots = [...Object.keys(declared.dependencies), ...imported()].filter((name) => name in known);
  const direct = new Set(roots.map((name) => `node_modules/${name}`));
  const found = new Map<string, Shipped>();
  const visit = (path: string) => {
    const locked = packages[path];
    if (!locked?.version || found.has(path)) return;
    const folder = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const name = locked.name ?? folder;
    const licence = locked.license ?? 'none stated';
    found.set(path, { name, folder, version: locked.version, licence, direct: direct.has(path) });
    if (name === 'electron') return;
    for (const needed of Object.keys({ ...locked.dependencies, ...locked.optionalDependencies })) {
      const at = locate(packages, path, needed);
      if (at !== null) visit(at);
    }
  };
  for (const path of direct) visit(path);
  const byKey = new Map<string, Shipped>();
  for (const one of found.values()) {
    const key = `${one.name}@${one.version}`;
    if (one.direct || !byKey.has(key)) byKey.set(key, one);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
