import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import type { Reply } from '#shared/errors.ts';
import { createService } from '../../electron/service/service.ts';
import type { Service } from '../../electron/service/types.ts';
import { openStore } from '../../electron/store/open.ts';
import { createSimulator } from '../../electron/workers/simulator.ts';

/** The service over a new store on disk, as the window has it. */
export interface BenchService {
  readonly threads: number;
  readonly subscribe: Service['subscribe'];
  ask<Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>>;
  close(): Promise<void>;
}

/** With the sample plan in its store. */
export function openService(): BenchService {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-bench-'));
  const store = openStore(join(folder, 'plans.headroom'));
  if (!store.ok) throw new Error('the store did not open');
  const simulator = createSimulator({ threads: Math.min(2, availableParallelism()) });
  let ids = 0;
  const service = createService({
    store: store.value,
    simulator,
    now: () => new Date(),
    newId: () => `id${ids++}`,
    actor: 'bench',
    info: { version: '0', engine: '0', host: 'browser', platform: 'bench', storeName: 'plans.headroom' },
    samplePlanText: readFileSync(new URL('../../resources/sample-plan.json', import.meta.url), 'utf8'),
  });
  return {
    threads: simulator.threads,
    subscribe: (listener) => service.subscribe(listener),
    ask: async <Name extends CallName>(name: Name, request: RequestOf<Name>) => {
      const reply = (await service.handle(name, request)) as Reply<ResponseOf<Name>>;
      if (!reply.ok) throw new Error(JSON.stringify(reply.error));
      return reply.value;
    },
    close: async () => {
      await service.close();
      await simulator.close();
      store.value.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
