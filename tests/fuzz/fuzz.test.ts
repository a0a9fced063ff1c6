import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { fuzz } from './fuzz.ts';
import { isTargetName, TARGETS } from './targets/index.ts';

/** The short version of `npm run fuzz`: what was found before, and a few inputs of each target. */
const INPUTS = { plan: 25, formula: 1500, contract: 250, http: 40, workbook: 8, table: 300 };

const CORPUS = join(import.meta.dirname, 'corpus');
const corpusOf = (name: string) => (existsSync(join(CORPUS, name)) ? readdirSync(join(CORPUS, name)) : []);

describe.each(Object.keys(TARGETS).filter(isTargetName))('%s', (name) => {
  const made = TARGETS[name]();
  afterAll(async () => (await made).close());

  test.each(corpusOf(name))('keeps its promises on what broke them once: %s', async (file) => {
    const target = await made;
    await target.prove(readFileSync(join(CORPUS, name, file)));
  });

  test('keeps its promises on mutations of good inputs', async () => {
    const target = await made;
    const { inputs, finding } = await fuzz(target, { seed: 1, more: (done) => done < INPUTS[name] });
    expect(finding).toBeNull();
    expect(inputs).toBe(INPUTS[name]);
  });
});
