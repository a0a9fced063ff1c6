import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const RUNNER = new URL('../../electron/workers/runner.ts', import.meta.url).href;
const WORKER = fileURLToPath(new URL('./worker-that-eats.ts', import.meta.url));

/** A pool in a process of little memory: what becomes of the task, and of the process. */
const SCRIPT = `
  const { poolRunner } = await import('${RUNNER}');
  const pool = poolRunner(1, ${JSON.stringify(WORKER)});
  const ended = await pool.run({ type: 'eat' }).then(() => 'done', (error) => error.code);
  process.stdout.write(ended + ' and alive');
  await pool.close();`;

test('a worker that runs out of memory fails its task, and takes nothing else with it', async () => {
  const args = ['--max-old-space-size=64', '--input-type=module', '-e', SCRIPT];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect([said, code]).toEqual(['ERR_WORKER_OUT_OF_MEMORY and alive', 0]);
});
