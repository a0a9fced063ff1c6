import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { indexPlan, type PlanIndex } from '#shared/plan/index.ts';
import type { AppEvent, AppInfo } from '#shared/views.ts';
import type { PlanRecord } from '../store/plans.ts';
import type { Store } from '../store/store.ts';
import type { Simulator } from '../workers/types.ts';
import { inputsHash } from './inputs-hash.ts';
import { createOffers, type Offers } from './offers.ts';
import { type ReadPlan, readPlanValue } from './read-plan.ts';

/** What the service stands on. Clock, ids and user are given, so that tests decide them. */
export interface ServiceDeps {
  readonly store: Store;
  readonly simulator: Simulator;
  readonly now: () => Date;
  readonly newId: () => string;
  /** Who makes the changes: a name for the history. */
  readonly actor: string;
  readonly info: AppInfo;
  /** The plan document that the first start and `plans.create` make plans from. */
  readonly samplePlanText: string;
}

/** A stored plan at one revision, with what is worked out from it, each at most once. */
export interface OpenPlan {
  readonly record: PlanRecord;
  readonly document: PlanDocument;
  readonly index: PlanIndex;
  /** The document checked by today's rules: what a run and an export need. */
  checked(): Outcome<ReadPlan, AppError>;
  inputsHash(scenario: string): string;
}

/** What the calls share. */
export interface Context extends ServiceDeps {
  readonly offers: Offers;
  emit(event: AppEvent): void;
  /** Now, as it is stored. */
  timestamp(): string;
  /** A plan that is not in the bin, as it is now. */
  openPlan(planId: string): Outcome<OpenPlan, AppError>;
}

/** Plans kept read and indexed; a plan is read again when its revision has moved on, whoever moved it. */
const PLANS_KEPT = 8;

export function createContext(deps: ServiceDeps, emit: (event: AppEvent) => void): Context {
  const kept = new Map<string, OpenPlan>();
  const openPlan = (planId: string): Outcome<OpenPlan, AppError> => {
    const record = deps.store.plans.get(planId);
    if (record === null || record.deletedAt !== null) return failure(appError('planNotFound'));
    const known = kept.get(planId);
    kept.delete(planId);
    const plan = known?.record.revision === record.revision ? known : readPlan(deps.store, record);
    kept.set(planId, plan);
    for (const oldest of kept.keys()) {
      if (kept.size <= PLANS_KEPT) break;
      kept.delete(oldest);
    }
    return success(plan);
  };
  return {
    ...deps,
    offers: createOffers(deps.now),
    emit,
    timestamp: () => deps.now().toISOString(),
    openPlan,
  };
}

function readPlan(store: Store, record: PlanRecord): OpenPlan {
  const stored = store.plans.document(record.id);
  if (stored === null) throw new Error(`no document of plan ${record.id}`);
  const { document, revision } = stored;
  const hashes = new Map<string, string>();
  let checked: Outcome<ReadPlan, AppError> | null = null;
  return {
    record: { ...record, revision },
    document,
    index: indexPlan(document),
    checked: () => {
      checked ??= asInvalidPlan(readPlanValue(document));
      return checked;
    },
    inputsHash: (scenario) => {
      const hash = hashes.get(scenario) ?? inputsHash(document, scenario);
      hashes.set(scenario, hash);
      return hash;
    },
  };
}

/** The problems of a document as one error that carries them. */
export function asInvalidPlan(outcome: ReturnType<typeof readPlanValue>): Outcome<ReadPlan, AppError> {
  if (outcome.ok) return outcome;
  return failure({ ...appError('invalidPlan', { count: outcome.faults.length }), problems: outcome.faults });
}

/** An error where the plan has no such scenario; null where it has. */
export function scenarioFault(document: PlanDocument, scenario: string): AppError | null {
  const known = document.scenarios.map(({ id }) => id);
  if (known.includes(scenario)) return null;
  return appError('scenarioNotFound', { scenario: scenario.slice(0, 60), known: known.join(', ') });
}

/** The scenario without a parent. */
export function defaultScenario(document: PlanDocument): string {
  const root = document.scenarios.find(({ parent }) => parent === undefined);
  if (!root) throw new Error('not a valid document: every scenario has a parent');
  return root.id;
}
