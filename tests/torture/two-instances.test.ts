import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkFile } from '../../electron/store/check.ts';
import { ORIGIN, samplePlan } from '../store/sample.ts';
import { openAt } from '../store/support.ts';

const EDITS = 25;
const STORE = new URL('../../electron/store/open.ts', import.meta.url).href;

/** Renames the plan again and again; where the other one was faster, it looks again and tries again. */
const SCRIPT = `
  const { openStore } = await import('${STORE}');
  const [path, actor] = process.argv.slice(1);
  const { value: store } = openStore(path);
  for (let done = 0; done < ${EDITS}; ) {
    const { revision, name } = store.plans.get('p');
    const patch = { type: 'name', before: name, after: actor + done };
    const change = { at: 't', actor, scenario: null, action: 'rename', args: { done }, patch };
    if (store.history.record('p', revision, change) !== 'stale') done += 1;
  }
  store.close();`;

test('two instances on one file lose none of each other’s edits', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'headroom-two-')), 'plans.headroom');
  const store = openAt(path);
  store.plans.insert('p', samplePlan(), ORIGIN);
  const run = (actor: string) =>
    spawn(process.execPath, ['--input-type=module', '-e', SCRIPT, path, actor], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const codes = await Promise.all(['a', 'b'].map(async (actor) => (await once(run(actor), 'exit'))[0]));
  expect(codes).toEqual([0, 0]);
  expect(store.plans.get('p')?.revision).toBe(2 * EDITS);
  const changes = store.history.list('p', 100).filter(({ action }) => action === 'rename');
  for (const actor of ['a', 'b']) {
    const own = changes.filter((change) => change.actor === actor).map(({ args }) => args.done);
    expect(own).toEqual(Array.from({ length: EDITS }, (_, done) => EDITS - 1 - done));
  }
  store.close();
  expect(checkFile(path)).toBeNull();
});
