import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { AppError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { ENGINE_VERSION } from '#shared/result.ts';
import type { AppInfo } from '#shared/views.ts';
import { createService } from '../service/service.ts';
import type { Service } from '../service/types.ts';
import { makeBackup } from '../store/backups.ts';
import { openFault, storeFault } from '../store/faults.ts';
import type { StoreKey } from '../store/key.ts';
import { openStore } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import type { Simulator } from '../workers/types.ts';
import { applicationVersion } from './paths.ts';

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
  readonly store: Store;
  /** Ends runs, then closes the store. */
  close(): Promise<void>;
}

export interface ApplicationOptions {
  readonly root: string;
  readonly storePath: string;
  /** Of an encrypted file. */
  readonly key: StoreKey | null;
  readonly host: AppInfo['host'];
  /** The pool stays while files come and go. */
  readonly simulator: Simulator;
}

/** Store and service of one file. Faults are those of the store file. */
export function openApplication(options: ApplicationOptions): Outcome<Application, AppError> {
  const { root, storePath, key, host, simulator } = options;
  try {
    mkdirSync(dirname(storePath), { recursive: true });
  } catch (error) {
    return failure(openFault(error));
  }
  const store = openStore(storePath, { key, beforeMigration: () => backUpBeforeMigration(storePath, key) });
  if (!store.ok) return store;
  try {
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
      store: store.value,
      close: async () => {
        await service.close();
        store.value.close();
      },
    });
  } catch (error) {
    // The first plan is written here; a disk can fill up in between.
    store.value.close();
    const fault = storeFault(error);
    if (fault === null) throw error;
    return failure(fault.code === 'storeDamaged' ? fault : openFault(error));
  }
}

function backUpBeforeMigration(storePath: string, key: StoreKey | null): AppError | null {
  const outcome = makeBackup({ storePath, key, reason: 'migration', time: Date.now() });
  return outcome.ok ? null : (outcome.faults[0] ?? null);
}
