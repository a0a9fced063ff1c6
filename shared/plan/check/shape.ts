import { nearest } from '../suggest.ts';
import { entryPath, found, keyPath, listed, type Report } from './report.ts';

/** Looks at one value, reports what is wrong with it, and says whether it can be used. */
export type Check = (value: unknown, path: string, report: Report) => boolean;

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own key; undefined where there is none, whatever the prototype has. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The keys that an object may have. `meta` is allowed on any. */
export interface Shape {
  readonly required?: Readonly<Record<string, Check>>;
  readonly optional?: Readonly<Record<string, Check>>;
}

/** Reports missing and unknown keys and whatever the checks of the keys find. */
export function checkObject(value: unknown, path: string, report: Report, shape: Shape): value is JsonObject {
  if (!isObject(value)) {
    report.add(path, 'notObject', { found: found(value) });
    return false;
  }
  const before = report.count;
  const required = shape.required ?? {};
  const optional = shape.optional ?? {};
  for (const key of Object.keys(required)) {
    if (own(value, key) === undefined) report.add(keyPath(path, key), 'missing');
  }
  for (const key of Object.keys(value)) {
    const entry = value[key];
    if (entry === undefined || key === 'meta') continue;
    const known = Object.hasOwn(required, key) ? required[key] : own(optional, key);
    if (known) (known as Check)(entry, keyPath(path, key), report);
    else
      report.unknown(keyPath(path, key), 'unknownKey', key, [
        ...Object.keys(required),
        ...Object.keys(optional),
      ]);
  }
  return report.count === before;
}

export function objectOf(shape: Shape): Check {
  return (value, path, report) => checkObject(value, path, report, shape);
}

/** The list at `path`, or an empty one with a problem reported. */
export function readList(value: unknown, path: string, report: Report): readonly unknown[] {
  if (Array.isArray(value)) return value;
  report.add(path, 'notList', { found: found(value) });
  return [];
}

export function listOf(check: Check): Check {
  return (value, path, report) => {
    if (!Array.isArray(value)) {
      report.add(path, 'notList', { found: found(value) });
      return false;
    }
    let sound = true;
    value.forEach((entry, position) => {
      if (!check(entry, entryPath(path, position), report)) sound = false;
    });
    return sound;
  };
}

export const anything: Check = () => true;

export const text: Check = (value, path, report) => {
  if (typeof value === 'string') return true;
  report.add(path, 'notText', { found: found(value) });
  return false;
};

export const filledText: Check = (value, path, report) => {
  if (!text(value, path, report)) return false;
  if ((value as string).trim() !== '') return true;
  report.add(path, 'emptyText');
  return false;
};

export const boolean: Check = (value, path, report) => {
  if (typeof value === 'boolean') return true;
  report.add(path, 'notBoolean', { found: found(value) });
  return false;
};

export const number: Check = (value, path, report) => {
  if (typeof value === 'number' && Number.isFinite(value)) return true;
  report.add(path, 'notNumber', { found: found(value) });
  return false;
};

export const numberOrNull: Check = (value, path, report) => {
  if (value === null || (typeof value === 'number' && Number.isFinite(value))) return true;
  report.add(path, 'notNumberOrNull', { found: found(value) });
  return false;
};

/** Text, or one text per language. */
export const label: Check = (value, path, report) => {
  if (typeof value === 'string') return true;
  if (isObject(value)) {
    const languages = Object.keys(value);
    const sound = languages.every(
      (language) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) && typeof value[language] === 'string',
    );
    if (sound && languages.length > 0) return true;
  }
  report.add(path, 'notLabel', { found: found(value) });
  return false;
};

/** One of a few words, with the one that was probably meant. */
export function oneOf(words: readonly string[]): Check {
  return (value, path, report) => {
    if (typeof value === 'string' && words.includes(value)) return true;
    const meant = typeof value === 'string' ? nearest(value, words) : null;
    const args = { known: listed(words), found: found(value), name: '' };
    if (meant === null) report.add(path, 'notOneOf', args);
    else report.add(path, 'notOneOfNear', { ...args, nearest: meant });
    return false;
  };
}

/** `note` and `source`, for what may carry them. */
export const ANNOTATIONS = { note: label, source: label } as const satisfies Record<string, Check>;
