import { afterEach } from 'vitest';
import type { AllocationEdit } from '#shared/allocation/types.ts';
import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import type { AppError, Reply } from '#shared/errors.ts';
import { appError } from '#shared/errors.ts';
import { minorUnits } from '#shared/money.ts';
import { failure, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { AppEvent } from '#shared/views.ts';
import { createService } from '../../electron/service/service.ts';
import type { Service } from '../../electron/service/types.ts';
import type { Store } from '../../electron/store/store.ts';
import type {
  Preview,
  PreviewRequest,
  RunHooks,
  Simulation,
  SimulationRequest,
  Simulator,
} from '../../electron/workers/types.ts';
import { openAt, restart, smallPlan, temporaryPath } from '../store/support.ts';

export { smallPlan } from '../store/support.ts';

/** One figure for every cell of `reach` and `customers`: enough for what a service does with a result. */
export function figures(trials: number): Simulation {
  const cell = (at: Record<string, number>) => ({
    at,
    mean: trials,
    sd: 1,
    standardError: 0.5,
    min: 0,
    max: 9,
    quantiles: { '0.05': 1, '0.5': 2, '0.95': 3 },
    tailMean: { '0.05': 0, '0.95': 9 },
  });
  return {
    trials,
    outputs: [
      {
        variable: 'reach',
        unit: 'customers',
        cells: [{ ...cell({}), target: 100, probabilityAtLeastTarget: 0.25 }],
      },
      { variable: 'customers', unit: 'customers', cells: [0, 1, 2].map((period) => cell({ period })) },
    ],
    drivers: [],
    notices: [],
    warnings: [],
    randomisations: 8,
    distributions: [{ variable: 'reach', cells: [{ at: {}, histogram: null, curve: [1, 2] }] }],
    samples: null,
  };
}

/** Stands in for the pool: answers when a test says so, and ends at once where it is cancelled. */
export interface FakeSimulator extends Simulator {
  readonly requests: {
    request: SimulationRequest;
    hooks: RunHooks;
    finish(): void;
    fail(error: AppError): void;
  }[];
  readonly previews: {
    request: PreviewRequest;
    finish(preview: Preview): void;
    fail(error: AppError): void;
  }[];
}

export function fakeSimulator(): FakeSimulator {
  const requests: FakeSimulator['requests'] = [];
  const previews: FakeSimulator['previews'] = [];
  return {
    threads: 3,
    requests,
    previews,
    simulate: (request, hooks) =>
      new Promise((resolve) => {
        hooks.signal?.addEventListener('abort', () => resolve(failure(appError('runCancelled'))));
        requests.push({
          request,
          hooks,
          finish: () => resolve(success(figures(request.trials))),
          fail: (error) => resolve(failure(error)),
        });
      }),
    estimate: ({ trials }) => success({ bytes: 8 * trials, allowed: 4096, streamed: trials > 512 }),
    preview: (request, hooks) =>
      new Promise((resolve) => {
        hooks.signal?.addEventListener('abort', () => resolve(failure(appError('runCancelled'))));
        previews.push({
          request,
          finish: (preview) => resolve(success(preview)),
          fail: (error) => resolve(failure(error)),
        });
      }),
    compare: () => Promise.resolve(failure(appError('runFailed', { reason: 'not here' }))),
    study: () => Promise.resolve(failure(appError('runFailed', { reason: 'not here' }))),
    close: () => Promise.resolve(),
  };
}

export interface Fixture {
  readonly service: Service;
  readonly store: Store;
  readonly simulator: FakeSimulator;
  readonly events: AppEvent[];
  /** Sets the clock forward, in minutes. */
  pass(minutes: number): void;
  call<Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<Reply<ResponseOf<Name>>>;
  /** The value of a call that must succeed. */
  value<Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<ResponseOf<Name>>;
  /** The error of a call that must fail. */
  fault<Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<AppError>;
  /** Quits and starts again on the same file. */
  restarted(): Promise<Fixture>;
}

const services: Service[] = [];
afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
});

interface FixtureOptions {
  readonly sample?: PlanDocument;
  readonly simulator?: Simulator;
}

/** A service on a store file of its own that has made the small plan as its sample. */
export function newFixture(options: FixtureOptions = {}): Fixture {
  const path = temporaryPath();
  return fixtureAt(path, openAt(path), options);
}

let ids = 0;

function fixtureAt(path: string, store: Store, options: FixtureOptions): Fixture {
  const simulator = fakeSimulator();
  let clock = Date.UTC(2026, 2, 1);
  const service = createService({
    store,
    simulator: options.simulator ?? simulator,
    now: () => new Date(clock),
    newId: () => `id${ids++}`,
    actor: 'tester',
    info: { version: '0', engine: '1.0.0', host: 'browser', platform: 'test', storeName: 'plans.headroom' },
    samplePlanText: JSON.stringify(options.sample ?? smallPlan()),
  });
  services.push(service);
  const events: AppEvent[] = [];
  service.subscribe((event) => events.push(event));
  const call = <Name extends CallName>(name: Name, request: RequestOf<Name>) =>
    service.handle(name, request) as Promise<Reply<ResponseOf<Name>>>;
  return {
    service,
    store,
    simulator,
    events,
    pass: (minutes) => {
      clock += minutes * 60_000;
    },
    call,
    value: async (name, request) => {
      const reply = await call(name, request);
      if (!reply.ok) throw new Error(JSON.stringify(reply.error));
      return reply.value;
    },
    fault: async (name, request) => {
      const reply = await call(name, request);
      if (reply.ok) throw new Error(`${name} succeeded`);
      return reply.error;
    },
    restarted: async () => {
      await service.close();
      return fixtureAt(path, restart(store, path), options);
    },
  };
}

/** The id of the plan that the first start made. */
/** An edit of the one cell that {@link amountNow} looks at, in minor units. */
export function setOneCell(amount: number): AllocationEdit {
  return { type: 'set', cells: [{ region: 'eu', line: 'brand', period: 1, amount: minorUnits(amount) }] };
}

export async function amountNow(fixture: Fixture, planId: string): Promise<number | undefined> {
  const { rows } = await fixture.value('allocation.get', { planId, scenario: 'base' });
  return rows.find(({ region, line }) => region === 'eu' && line === 'brand')?.amounts[1];
}

export async function firstPlan(fixture: Fixture): Promise<string> {
  const { plans } = await fixture.value('plans.list', {});
  return plans[0]!.id;
}

/** Lets what waits for the event loop happen. */
export function settle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5));
}
