import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, sep } from 'node:path';

/** One import of a source file. `target` is a path in the checkout, or the name of a package (`node:fs`, `react`). */
export interface Import {
  readonly target: string;
  readonly internal: boolean;
  /** Gone after compilation: `import type`, or every name marked `type`. */
  readonly typeOnly: boolean;
}

export interface Source {
  /** Relative to the checkout, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

/** The text without comments; what looks like one inside a string stays. */
export function withoutComments(text: string): string {
  return text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    '$1',
  );
}

const STATEMENT = /\b(?:import|export)\s+(type\s+)?([\w*\s{},$]*?)\s*from\s*['"]([^'"]+)['"]/g;
const BARE = /\bimport\s*['"]([^'"]+)['"]/g;
const DYNAMIC = /\bimport\s*\(\s*['"]([^'"]+)['"]/g;
const WORKER_URL = /new URL\(\s*['"](\.[^'"]+\.(?:ts|tsx))['"]/g;

function onlyTypes(clause: string): boolean {
  const names = /^\{([\s\S]*)\}$/.exec(clause.trim())?.[1];
  if (names === undefined) return false;
  const parts = names.split(',').map((part) => part.trim());
  return parts.every((part) => part === '' || part.startsWith('type '));
}

function resolveTarget(path: string, specifier: string): Pick<Import, 'target' | 'internal'> {
  if (specifier.startsWith('#shared/')) return { target: `shared/${specifier.slice(8)}`, internal: true };
  if (!specifier.startsWith('.')) return { target: specifier, internal: false };
  return { target: posix.normalize(posix.join(posix.dirname(path), specifier)), internal: true };
}

/** Reads the imports of one file. */
export function parseSource(path: string, text: string): Source {
  const code = withoutComments(text);
  const imports: Import[] = [];
  for (const [, type, clause = '', specifier = ''] of code.matchAll(STATEMENT)) {
    imports.push({ ...resolveTarget(path, specifier), typeOnly: type !== undefined || onlyTypes(clause) });
  }
  for (const pattern of [BARE, DYNAMIC, WORKER_URL]) {
    for (const [, specifier = ''] of code.matchAll(pattern)) {
      imports.push({ ...resolveTarget(path, specifier), typeOnly: false });
    }
  }
  return { path, text, imports };
}

/** Every source file below the given folders of the checkout. */
export function readSources(root: string, folders: readonly string[]): Source[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|tsx|mjs)$/.test(entry.name))
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return parseSource(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8'));
      }),
  );
}
