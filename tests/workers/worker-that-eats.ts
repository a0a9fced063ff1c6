import { runTask, type Task } from '../../electron/workers/tasks.ts';

/** A worker that takes memory without end on every task but those that it knows. */
export default function work(task: Task | { type: 'eat' }): unknown {
  if (task.type !== 'eat') return runTask(task);
  const taken: unknown[] = [];
  for (;;) taken.push(Array.from({ length: 10_000 }, (_, index) => ({ index })));
}
