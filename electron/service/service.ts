import type { z } from 'zod';
import { CONTRACT } from '#shared/contract.ts';
import { type AppError, appError, type Reply } from '#shared/errors.ts';
import type { Outcome } from '#shared/outcome.ts';
import type { AppEvent } from '#shared/views.ts';
import { createActiveRuns } from './active-runs.ts';
import { allocationHandlers } from './allocation.ts';
import { correlationHandlers } from './assumptions/correlations.ts';
import { assumptionHandlers } from './assumptions/handlers.ts';
import { closerLookHandlers } from './closer-look.ts';
import { compareHandlers } from './compare.ts';
import { type Context, createContext, type ServiceDeps } from './context.ts';
import { courseHandlers } from './courses.ts';
import { explainHandlers } from './explain.ts';
import { trialExportHandlers } from './export-trials.ts';
import { exportHandlers } from './exports.ts';
import { faultOf } from './faults.ts';
import type { Handlers, ServiceCall } from './handlers.ts';
import { historyHandlers } from './history.ts';
import { importHandlers } from './imports.ts';
import { createJobs } from './jobs.ts';
import { limitHandlers } from './limits.ts';
import { modelHandlers } from './model/handlers.ts';
import { northStarHandlers } from './north-star.ts';
import { noteHandlers } from './notes.ts';
import { pictureHandlers } from './pictures.ts';
import { addPlan, planHandlers } from './plans.ts';
import { policyHandlers } from './policy.ts';
import { createPreviews } from './preview.ts';
import { asInvalidPlan, readPlanText } from './read-plan.ts';
import { riskHandlers } from './risks.ts';
import { runHandlers } from './runs.ts';
import { settingsHandlers } from './settings.ts';
import type { Service } from './types.ts';

/** The service over an open store. Makes the sample plan where the store never had a plan. */
export function createService(deps: ServiceDeps): Service {
  const listeners = new Set<(event: AppEvent) => void>();
  const context = createContext(deps, (event) => {
    for (const listener of listeners) listener(event);
  });
  const active = createActiveRuns(context);
  const previews = createPreviews(context);
  const jobs = createJobs(context);
  const handlers: Handlers = {
    ...settingsHandlers(context),
    ...planHandlers(context),
    ...allocationHandlers(context),
    ...courseHandlers(context),
    ...limitHandlers(context),
    ...noteHandlers(context),
    ...policyHandlers(context),
    ...northStarHandlers(context),
    ...historyHandlers(context),
    ...assumptionHandlers(context),
    ...correlationHandlers(context),
    ...runHandlers(context, active),
    ...previews.handlers,
    ...jobs.handlers,
    ...compareHandlers(context, jobs),
    ...closerLookHandlers(context, jobs),
    ...explainHandlers(context, jobs),
    ...riskHandlers(context, jobs),
    ...modelHandlers(context, jobs),
    ...exportHandlers(context, jobs),
    ...trialExportHandlers(context, jobs),
    ...pictureHandlers(context),
    ...importHandlers(context),
  };
  if (deps.store.plans.list().length === 0) addSamplePlan(context);
  return {
    handle: (name, payload) => answer(handlers, name, payload),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    offeredFile: (token) => context.offers.get(token),
    close: () => {
      previews.close();
      jobs.close();
      return active.close();
    },
  };
}

function addSamplePlan(context: Context): void {
  const sample = asInvalidPlan(readPlanText(context.samplePlanText));
  if (!sample.ok) throw new Error('the sample plan that ships with the app is not valid');
  addPlan(context, sample.value.document, 'create', {});
}

async function answer(handlers: Handlers, name: string, payload: unknown): Promise<Reply<unknown>> {
  if (!Object.hasOwn(handlers, name)) return refuse(badRequest(String(name).slice(0, 60)));
  try {
    return replyOf(await dispatch(handlers, name as ServiceCall, payload));
  } catch (error) {
    return refuse(faultOf(error));
  }
}

/** Parses the payload by the contract and hands it on. Neither can be done for the wrong call: one name picks both. */
async function dispatch(
  handlers: Handlers,
  name: ServiceCall,
  payload: unknown,
): Promise<Outcome<unknown, AppError>> {
  const schema: z.ZodType = CONTRACT[name].request;
  const request = schema.safeParse(payload);
  if (!request.success) return { ok: false, faults: [badRequest(`${name}: ${issueText(request.error)}`)] };
  const handler = handlers[name] as (request: unknown) => ReturnType<Handlers[ServiceCall]>;
  return handler(request.data);
}

function issueText({ issues }: z.ZodError): string {
  const [issue] = issues;
  const path = issue?.path.map(String).join('.').slice(0, 100) ?? '';
  return `${path} ${issue?.message.slice(0, 200) ?? ''}`.trim();
}

function badRequest(detail: string): AppError {
  return appError('badRequest', { detail });
}

function replyOf(outcome: Outcome<unknown, AppError>): Reply<unknown> {
  if (outcome.ok) return outcome;
  const [error = appError('internal', { detail: 'no reason given' })] = outcome.faults;
  return refuse(error);
}

function refuse(error: AppError): Reply<never> {
  return { ok: false, error };
}
