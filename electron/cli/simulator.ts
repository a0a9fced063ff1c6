import { defaultThreads } from '../host/threads.ts';
import { createSimulator } from '../workers/simulator.ts';
import type { RunHooks, Simulator } from '../workers/types.ts';
import { progressBar } from './progress.ts';

/** Does `work` with a pool of threads and a progress bar, and ends both whatever happens. */
export async function withSimulator<Value>(
  threads: number | undefined,
  work: (simulator: Simulator, hooks: RunHooks) => Promise<Value>,
): Promise<Value> {
  const simulator = createSimulator({ threads: threads ?? defaultThreads() });
  const bar = progressBar(process.stderr);
  try {
    return await work(simulator, { onProgress: bar.show });
  } finally {
    bar.clear();
    await simulator.close();
  }
}
