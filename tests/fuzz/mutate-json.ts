import type { Chance } from '../drive/chance.ts';
import { mutateText } from './mutate-text.ts';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Values that stand where others were expected. */
const STRANGE: readonly Json[] = [
  null,
  true,
  '',
  'constructor',
  'x'.repeat(5000),
  '\u0000',
  0,
  -1,
  0.5,
  1e308,
  5e-324,
  2 ** 53,
  119,
  120,
  [],
  {},
  [[]],
  [null],
  { dist: 'normal', mean: 1, sd: 0 },
  { dist: 'discrete', values: [], weights: [] },
];

/** Every place of a value: the object or list that holds it, and its key. */
function placesOf(value: Json, places: [holder: Json, key: string][] = []): [holder: Json, key: string][] {
  if (value === null || typeof value !== 'object') return places;
  for (const key of Object.keys(value)) {
    places.push([value, key]);
    placesOf((value as Record<string, Json>)[key] ?? null, places);
  }
  return places;
}

function put(holder: Json, key: string, value: Json): void {
  // As a parser would, so that `__proto__` is a key like any other.
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function changeValue(value: Json, words: readonly string[], chance: Chance): Json {
  if (typeof value === 'string')
    return chance.below(2) ? chance.of(words) : mutateText(value, value, words, chance);
  if (typeof value === 'number') return chance.of([-value, value + 1, value * 1e9, value / 3, value - 1]);
  if (Array.isArray(value) && value.length > 0 && chance.below(2)) {
    return chance.below(2) ? [...value, chance.of(value)] : value.slice(1);
  }
  return chance.of(STRANGE);
}

/** One place of a document, changed: its value, its key, or both gone; or a value from elsewhere put there. */
function changeOnce(document: Json, other: Json, words: readonly string[], chance: Chance): void {
  const places = placesOf(document);
  if (places.length === 0) return;
  const [holder, key] = chance.of(places);
  const value = (holder as Record<string, Json>)[key] ?? null;
  const [from, name] = chance.of([...places, ...placesOf(other)]);
  const kind = chance.below(7);
  if (kind === 0 && Array.isArray(holder)) holder.splice(Number(key), 1);
  else if (kind === 0) delete (holder as Record<string, Json>)[key];
  else if (kind === 1)
    put(holder, chance.of(['__proto__', 'constructor', name, ...words.slice(0, 20)]), value);
  else if (kind === 2) put(holder, key, structuredClone((from as Record<string, Json>)[name] ?? null));
  else if (kind === 3) put(holder, key, chance.of(STRANGE));
  else put(holder, key, changeValue(value, words, chance));
}

/** A document's text with a few places changed; one in eight is changed as text, so that it may be no JSON at all. */
export function mutateJson(text: string, other: string, words: readonly string[], chance: Chance): string {
  if (chance.below(8) === 0) return mutateText(text, other, words, chance);
  try {
    const document = JSON.parse(text) as Json;
    const elsewhere = JSON.parse(other) as Json;
    for (let left = chance.of([1, 1, 2, 3, 6]); left > 0; left--)
      changeOnce(document, elsewhere, words, chance);
    return JSON.stringify(document);
  } catch {
    return mutateText(text, other, words, chance);
  }
}
