import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { indexPlan, type PlanIndex } from '#shared/plan/index.ts';
import { Recent } from '#shared/recent.ts';
import type { AppEvent, AppInfo } from '#shared/views.ts';
import type { ChangeRecord, Patch } from '../store/changes.ts';
import type { StepTaken } from '../store/history.ts';
import type { PlanRecord } from '../store/plans.ts';
import type { Store } from '../store/store.ts';
import type { Simulator } from '../workers/types.ts';
import { inputsHash } from './inputs-hash.ts';
import { createOffers, type Offers } from './offers.ts';
import { patchedDocument } from './patch-document.ts';
import { asInvalidPlan, type ReadPlan, readPlanValue } from './read-plan.ts';

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
  /** Makes a change to a plan as it was opened, and tells of it; refused where the plan has moved on since. */
  commit(plan: OpenPlan, change: Change): Outcome<OpenPlan, AppError>;
  /** Takes over a step of the history that the store has made to a plan as it was opened, and tells of it. */
  follow(plan: OpenPlan, taken: StepTaken, at: string): void;
}

/** A change without who makes it and when. */
export type Change = Omit<ChangeRecord, 'at' | 'actor' | 'patch'> & { readonly patch: Patch };

/** Plans kept read and indexed; a plan is read again when its revision has moved on, whoever moved it. */
const PLANS_KEPT = 8;

export function createContext(deps: ServiceDeps, emit: (event: AppEvent) => void): Context {
  const kept = new Recent<OpenPlan>(PLANS_KEPT);
  const timestamp = () => deps.now().toISOString();
  const keep = (plan: OpenPlan): OpenPlan => {
    kept.set(plan.record.id, plan);
    return plan;
  };
  const moved = ({ record, document }: OpenPlan, patch: Patch, revision: number, at: string): OpenPlan => {
    const after = patchedDocument(document, patch);
    const plan = keep(openDocument({ ...record, name: after.name, revision, changedAt: at }, after));
    emit({ type: 'planChanged', planId: record.id, revision });
    return plan;
  };
  return {
    ...deps,
    offers: createOffers(deps.now),
    emit,
    timestamp,
    openPlan: (planId) => {
      const record = deps.store.plans.get(planId);
      if (record === null || record.deletedAt !== null) return failure(appError('planNotFound'));
      const known = kept.get(planId);
      return success(keep(known?.record.revision === record.revision ? known : readPlan(deps.store, record)));
    },
    commit: (plan, change) => {
      const { id, revision } = plan.record;
      const at = timestamp();
      const next = deps.store.history.record(id, revision, { ...change, at, actor: deps.actor });
      if (next === 'stale') return failure(appError('stalePlan'));
      return success(moved(plan, change.patch, next, at));
    },
    follow: (plan, { revision, patch }, at) => {
      // Where another process has moved the plan on in between, it is read again when it is opened.
      if (revision === plan.record.revision + 1) moved(plan, patch, revision, at);
      else emit({ type: 'planChanged', planId: plan.record.id, revision });
    },
  };
}

function readPlan(store: Store, record: PlanRecord): OpenPlan {
  const stored = store.plans.document(record.id);
  if (stored === null) throw new Error(`no document of plan ${record.id}`);
  return openDocument({ ...record, revision: stored.revision }, stored.document);
}

/** A plan with a document that may stand in no store yet. */
export function openDocument(record: PlanRecord, document: PlanDocument): OpenPlan {
  const hashes = new Map<string, string>();
  let checked: Outcome<ReadPlan, AppError> | null = null;
  return {
    record,
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

/** An error where the plan has no such scenario; null where it has. */
export function scenarioFault(document: PlanDocument, scenario: string): AppError | null {
  const known = document.scenarios.map(({ id }) => id);
  if (known.includes(scenario)) return null;
  return appError('scenarioNotFound', { scenario: scenario.slice(0, 60), known: known.join(', ') });
}

/** An error where the plan has no such output; null where it has. */
export function outputFault(document: PlanDocument, output: string): AppError | null {
  const known = document.outputs.map(({ variable }) => variable);
  if (known.includes(output)) return null;
  return appError('outputNotFound', { output: output.slice(0, 60), known: known.join(', ') });
}

/** The scenario without a parent. */
export function defaultScenario(document: PlanDocument): string {
  const root = document.scenarios.find(({ parent }) => parent === undefined);
  if (!root) throw new Error('not a valid document: every scenario has a parent');
  return root.id;
}
