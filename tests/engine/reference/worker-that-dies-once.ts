import { writeFileSync } from 'node:fs';
import { runTask, type Task } from '../../../electron/workers/tasks.ts';

/** A worker whose thread ends on the first task of all; the file that it leaves tells the next one to live. */
export default function work(task: Task): unknown {
  const marker = process.env.HEADROOM_TEST_MARKER;
  if (marker === undefined) throw new Error('HEADROOM_TEST_MARKER is not set');
  try {
    writeFileSync(marker, '', { flag: 'wx' });
  } catch {
    return runTask(task);
  }
  return process.exit(1);
}
