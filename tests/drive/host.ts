import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import { appError, type Reply } from '#shared/errors.ts';
import { failure } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { createService } from '../../electron/service/service.ts';
import type { Service } from '../../electron/service/types.ts';
import { openStore } from '../../electron/store/open.ts';
import type { Store } from '../../electron/store/store.ts';
import type { Simulator } from '../../electron/workers/types.ts';
import { expectAgreement } from './agree.ts';
import { type Driven, drive, type Tally } from './drive.ts';

const SAMPLE = new URL('../../resources/sample-plan.json', import.meta.url);

/** Nothing here is simulated. */
const refuse = () => Promise.resolve(failure(appError('runFailed', { reason: 'not here' })));
const SIMULATOR = {
  threads: 1,
  simulate: refuse,
  compare: refuse,
  preview: refuse,
  close: () => Promise.resolve(),
} as unknown as Simulator;

/** The real service on a real file, in this process. */
export class DrivenService implements Driven {
  readonly #folder = mkdtempSync(join(tmpdir(), 'headroom-drive-'));
  readonly path = join(this.#folder, 'plans.headroom');
  readonly beginning: PlanDocument;
  #store: Store;
  #service: Service;
  #clock = Date.UTC(2026, 0, 1);
  #ids = 0;

  constructor(beginning: PlanDocument) {
    this.beginning = beginning;
    [this.#store, this.#service] = this.#open();
  }

  #open(): [Store, Service] {
    const store = openStore(this.path);
    if (!store.ok) throw new Error(JSON.stringify(store.faults));
    const service = createService({
      store: store.value,
      simulator: SIMULATOR,
      now: () => {
        this.#clock += 1000;
        return new Date(this.#clock);
      },
      newId: () => `drive-${this.#ids++}`,
      actor: 'driver',
      info: { version: '0', engine: '0', host: 'browser', platform: 'test', storeName: 'plans.headroom' },
      samplePlanText: JSON.stringify(this.beginning),
    });
    return [store.value, service];
  }

  async call<Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<Reply<ResponseOf<Name>>> {
    return (await this.#service.handle(name, request)) as Reply<ResponseOf<Name>>;
  }

  async restart(): Promise<void> {
    await this.#service.close();
    this.#store.close();
    [this.#store, this.#service] = this.#open();
  }

  stored(planId: string): PlanDocument {
    const found = this.#store.plans.document(planId);
    if (!found) throw new Error(`no plan ${planId}`);
    return found.document;
  }

  async dispose(): Promise<void> {
    await this.#service.close();
    this.#store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

export interface DriveOptions {
  readonly operations: number;
  readonly seed: number;
  /** Operations between two comparisons. */
  readonly every: number;
  readonly plan: PlanDocument;
  told?(done: number): void;
}

export function samplePlan(): PlanDocument {
  return JSON.parse(readFileSync(SAMPLE, 'utf8')) as PlanDocument;
}

/** Drives a plan, and compares every so many operations, each time after a restart. */
export async function driveAndCompare({
  operations,
  seed,
  every,
  plan,
  told,
}: DriveOptions): Promise<{ tally: Tally; changes: number; cells: number; scenarios: number }> {
  const driven = new DrivenService(plan);
  try {
    const plans = await driven.call('plans.list', {});
    if (!plans.ok) throw new Error(JSON.stringify(plans.error));
    const planId = plans.value.plans[0]?.id ?? '';
    const tally: Tally = new Map();
    let agreement = { cells: 0, scenarios: 0 };
    for (let done = 0; done < operations; done += every) {
      const part = await drive(driven, planId, Math.min(every, operations - done), seed + done);
      for (const [name, { made, refused }] of part) {
        const sum = tally.get(name) ?? { made: 0, refused: 0 };
        tally.set(name, { made: sum.made + made, refused: sum.refused + refused });
      }
      await driven.restart();
      const { path, beginning } = driven;
      agreement = await expectAgreement(driven, planId, { path, beginning, stored: driven.stored(planId) });
      told?.(Math.min(done + every, operations));
    }
    const listed = await driven.call('history.list', { planId, limit: 1000 });
    const changes = listed.ok ? (listed.value.changes[0]?.id ?? 0) : 0;
    return { tally, changes, ...agreement };
  } finally {
    await driven.dispose();
  }
}
