import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { ENGINE_VERSION } from '#shared/result.ts';
import type { AppInfo } from '#shared/views.ts';
import { createService } from '../service/service.ts';
import type { Service } from '../service/types.ts';
import { openStore } from '../store/open.ts';
import { createSimulator } from '../workers/simulator.ts';
import { applicationVersion } from './paths.ts';
import { defaultThreads } from './threads.ts';

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    // An account without a name in the system's list, as in some containers.
    return 'user';
  }
}

export interface Application {
  readonly service: Service;
  /** Ends runs, then the pool, then the store. */
  close(): Promise<void>;
}

export interface ApplicationOptions {
  readonly root: string;
  readonly storePath: string;
  readonly host: AppInfo['host'];
}

/** Store, simulator and service of one host. Faults are those of the store file: unreadable, or newer than we are. */
export function openApplication({
  root,
  storePath,
  host,
}: ApplicationOptions): Outcome<Application, AppError> {
  try {
    mkdirSync(dirname(storePath), { recursive: true });
  } catch (error) {
    return failure(appError('storeUnreadable', { reason: (error as Error).message }));
  }
  const store = openStore(storePath);
  if (!store.ok) return store;
  const simulator = createSimulator({ threads: defaultThreads() });
  const service = createService({
    store: store.value,
    simulator,
    now: () => new Date(),
    newId: randomUUID,
    actor: userName(),
    info: {
      version: applicationVersion(root),
      engine: ENGINE_VERSION,
      host,
      platform: process.platform,
      storeName: basename(storePath),
    },
    samplePlanText: readFileSync(join(root, 'resources', 'sample-plan.json'), 'utf8'),
  });
  return success({
    service,
    close: async () => {
      await service.close();
      await simulator.close();
      store.value.close();
    },
  });
}
