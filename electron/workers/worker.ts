import { type PackedTask, unpackTask } from './packed.ts';
import { runTask } from './tasks.ts';

/** The entry of a worker thread. */
export default function work(task: PackedTask) {
  return runTask(unpackTask(task));
}
