import { writeFileSync } from 'node:fs';
import type { PackedTask } from '../../../electron/workers/packed.ts';
import doTask from '../../../electron/workers/worker.ts';

/** A worker whose thread ends on the first task of all; the file that it leaves tells the next one to live. */
export default function work(task: PackedTask): unknown {
  const marker = process.env.HEADROOM_TEST_MARKER;
  if (marker === undefined) throw new Error('HEADROOM_TEST_MARKER is not set');
  try {
    writeFileSync(marker, '', { flag: 'wx' });
  } catch {
    return doTask(task);
  }
  return process.exit(1);
}
