import { readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PlanDocument } from '#shared/plan/document.ts';
import { openStore } from '../../electron/store/open.ts';
import { operate } from './operations.ts';

/**
 * The process that is killed: waits for a word on standard input, opens the store and does operations for ever, saying
 * the number of each on standard output once it is done.
 */

const [storePath = '', samplePath = '', hex = ''] = process.argv.slice(2);
const key = hex === '' ? null : { hex };
const sample = JSON.parse(readFileSync(samplePath, 'utf8')) as PlanDocument;
writeSync(1, 'ready\n');
const [seed = 0, first = 0] = readFileSync(0, 'utf8').split(' ').map(Number);
const store = openStore(storePath, { key });
if (!store.ok) throw new Error(JSON.stringify(store.faults));
const where = { store: store.value, storePath, key, folder: dirname(storePath), files: true };
for (let index = first; ; index += 1) {
  await operate(where, sample, seed, index);
  writeSync(1, `${index}\n`);
}
