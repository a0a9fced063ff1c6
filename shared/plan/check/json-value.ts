import { entryPath, found, keyPath, type Report } from './report.ts';

/** Deeper nesting than this is no plan; refusing it keeps every later step's recursion bounded. */
const MOST_LEVELS = 200;

interface Place {
  readonly value: unknown;
  readonly path: string;
  readonly level: number;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

function checkLeaf(value: unknown, path: string, report: Report): void {
  if (typeof value === 'string') {
    if (!value.isWellFormed()) report.add(path, 'brokenText');
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) report.add(path, 'notFinite', { found: found(value) });
  } else if (value !== null && typeof value !== 'boolean') {
    report.add(path, 'notJsonValue', { found: typeof value });
  }
}

/**
 * Whether a value is what JSON text can say: plain objects and lists, finite numbers, whole text, bounded depth
 * (which also ends circles). Walks without recursion, so that hostile depth cannot exhaust the stack.
 */
export function checkJsonValue(root: unknown, report: Report): boolean {
  const open: Place[] = [{ value: root, path: '', level: 0 }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value, path, level } = place;
    if (typeof value !== 'object' || value === null) {
      checkLeaf(value, path, report);
    } else if (level >= MOST_LEVELS) {
      report.add(path, 'tooDeep', { most: MOST_LEVELS });
      return false;
    } else if (Array.isArray(value)) {
      for (let i = value.length - 1; i >= 0; i--)
        open.push({ value: value[i], path: entryPath(path, i), level: level + 1 });
    } else if (isPlain(value)) {
      for (const [key, entry] of Object.entries(value).reverse()) {
        const inner = keyPath(path, key);
        if (!key.isWellFormed()) report.add(path, 'brokenText');
        if (entry !== undefined) open.push({ value: entry, path: inner, level: level + 1 });
      }
    } else {
      report.add(path, 'notJsonValue', { found: Object.prototype.toString.call(value).slice(8, -1) });
    }
  }
  return report.count === 0;
}
