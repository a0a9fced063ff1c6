import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { shippedPackages } from '../../scripts/shipped.ts';

const shipped = shippedPackages();
const direct = shipped.filter((one) => one.direct);

/** Permissive: no copyleft that reaches the product, none for non-commercial use alone, none unstated. */
const ALLOWED = new Set([
  '(MIT AND Zlib)',
  '(MIT OR CC0-1.0)',
  '(MIT OR GPL-3.0-or-later)',
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Unlicense',
]);

test('all that ships is under a licence that a commercial product may use', () => {
  expect(shipped.length).toBeGreaterThan(direct.length);
  expect(shipped.filter(({ licence }) => !ALLOWED.has(licence))).toEqual([]);
});

test('docs/dependencies.md reviews exactly the packages that ship and are asked for, in the versions in use', () => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'dependencies.md'), 'utf8');
  const cells = [...text.matchAll(/^\| (?!package|---)(.*) \|$/gm)].map(([, row]) => row!.split(' | '));
  expect(cells.every((row) => row.length === 6 && row.every((cell) => cell.length > 0))).toBe(true);
  const reviewed = cells.map(([name, licence]) => `${name} ${licence}`).sort();
  expect(reviewed).toEqual(
    direct.map(({ name, version, licence }) => `${name} ${version} ${licence}`).sort(),
  );
  expect(text).toContain(`all ${shipped.length}\npackages that ship`);
});

test('a package of the main process is declared to ship, not only to build', () => {
  const declared = JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'));
  const names = direct.map(({ folder }) => folder);
  for (const name of Object.keys(declared.dependencies)) expect(names).toContain(name);
});
