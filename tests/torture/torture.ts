import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { PlanDocument } from '#shared/plan/document.ts';
import { newKey } from '../../electron/store/key.ts';
import { torture } from './rounds.ts';

/** `npm run torture -- [--kills 2000] [--seed 1] [--encrypted]`: kills, and the figures on standard output. */

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    encrypted: { type: 'boolean', default: false },
  },
});
const sampleFile = new URL('../../resources/sample-plan.json', import.meta.url);
const sample = JSON.parse(readFileSync(sampleFile, 'utf8')) as PlanDocument;
const key = values.encrypted ? await newKey('a passphrase for tests') : null;
const started = performance.now();
const tally = await torture(
  { kills: Number(values.kills), seed: Number(values.seed), sample, key, killsPerStore: 25 },
  ({ kills, acknowledged }) =>
    process.stderr.write(`${kills} kills, ${acknowledged} operations acknowledged\n`),
);
const seconds = Math.round((performance.now() - started) / 1000);
// Reached only where no round found anything amiss: the first finding ends the run with its words and status 1.
process.stdout.write(
  `${JSON.stringify({ ...tally, seconds })}\nEvery acknowledged operation was found and every file opened.\n`,
);
