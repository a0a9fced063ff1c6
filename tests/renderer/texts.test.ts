import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { CONTRACT } from '#shared/contract.ts';
import { en } from '../../renderer/i18n/en.ts';
import { zhCN } from '../../renderer/i18n/zh-CN.ts';

const RENDERER = join(import.meta.dirname, '..', '..', 'renderer');

function flatten(value: object, prefix = ''): [key: string, text: string][] {
  return Object.entries(value).flatMap(([name, each]): [string, string][] =>
    typeof each === 'string' ? [[prefix + name, each]] : flatten(each as object, `${prefix + name}.`),
  );
}

const english = flatten(en);
const chinese = new Map(flatten(zhCN));

const source = readdirSync(RENDERER, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/i18n[\\/](en|zh-CN)\.ts$/.test(name))
  .map((name) => readFileSync(join(RENDERER, name), 'utf8'))
  .join('\n');

/** Keys as they stand in the code, the made-up parts as a pattern: `nav.${screen}` matches every key below `nav`. */
const used = [...source.matchAll(/(?<![\w.])['`]([a-z]\w*(?:\.[\w${}-]+)+)['`]/g)].map(([, key = '']) => key);
const patterns = used.map((key) => {
  const pattern = key.replaceAll('.', '\\.').replaceAll(/\$\{\w+\}/g, '[\\w-]+');
  return new RegExp(`^${pattern}$`);
});

const keyOf = (key: string) => key.replace(/_(one|other)$/, '');

test('every text is used somewhere', () => {
  const unused = english
    .map(([key]) => keyOf(key))
    .filter((key) => !patterns.some((pattern) => pattern.test(key)));
  expect(unused).toEqual([]);
});

test('every key that the code names has a text', () => {
  // Calls of the service look like keys; `plans.rename` is both.
  const known = new Set([...english.map(([key]) => keyOf(key)), ...Object.keys(CONTRACT)]);
  const sections = new Set(Object.keys(en));
  const named = used.filter((key) => sections.has(key.split('.')[0] ?? '') && !key.includes('${'));
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((key) => !known.has(key))).toEqual([]);
});

test('both languages have the same keys with the same placeholders, and no text is empty', () => {
  const placeholders = (text: string) => (text.match(/\{\{\w+\}\}/g) ?? []).sort();
  expect([...chinese.keys()].sort()).toEqual(english.map(([key]) => key).sort());
  for (const [key, text] of english) {
    const translated = chinese.get(key) ?? '';
    expect(placeholders(translated), key).toEqual(placeholders(text));
    expect(text.trim(), key).not.toBe('');
    expect(translated.trim(), key).not.toBe('');
  }
});

test('the Chinese texts are Chinese', () => {
  // What reads the same in both languages: names, formulas and patterns.
  const same = new Set([
    'results.probability',
    'results.p5p95',
    'results.bandHalf',
    'history.set',
    'units.per',
    'model.groupOf',
    'boardReport.heading',
    'guardRails.inSpan',
    'model.auditTitle',
    'guardRails.comma',
    'guardRails.semicolon',
  ]);
  for (const [key, text] of english) {
    if (!same.has(key)) expect(chinese.get(key), key).not.toBe(text);
    if (!same.has(key)) expect(chinese.get(key), key).toMatch(/\p{Script=Han}|P\d/u);
  }
});
