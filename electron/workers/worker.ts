import { forbidCodeFromText } from '#shared/no-code.ts';
import { type PackedTask, unpackTask } from './packed.ts';
import { runTask } from './tasks.ts';

forbidCodeFromText();

/** The entry of a worker thread. */
export default function work(task: PackedTask) {
  return runTask(unpackTask(task));
}
