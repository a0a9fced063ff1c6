import { createContext, useContext, useSyncExternalStore } from 'react';
import type { AppError } from '#shared/errors.ts';
import type { AppEvent, RunRequest } from '#shared/views.ts';
import type { Carrier } from './client.ts';

/** A run under way or just ended without a result, of one scenario of one plan. */
export type RunState =
  | {
      status: 'running';
      runId: string | null;
      done: number;
      total: number;
      millisecondsLeft: number | null;
      cancelling: boolean;
    }
  | { status: 'failed'; error: AppError };

const keyOf = (planId: string, scenario: string) => `${planId}/${scenario}`;

/** Follows runs by the service's events, so that they go on while other screens are open. */
export class RunMonitor {
  private states: ReadonlyMap<string, RunState> = new Map();
  private readonly listeners = new Set<() => void>();
  private readonly client: Carrier;

  constructor(client: Carrier) {
    this.client = client;
    client.subscribe((event) => this.follow(event));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  state(planId: string, scenario: string): RunState | null {
    return this.states.get(keyOf(planId, scenario)) ?? null;
  }

  async start(request: RunRequest): Promise<void> {
    const key = keyOf(request.planId, request.scenario);
    if (this.states.get(key)?.status === 'running') return;
    this.set(key, {
      status: 'running',
      runId: null,
      done: 0,
      total: request.trials,
      millisecondsLeft: null,
      cancelling: false,
    });
    const reply = await this.client.call('runs.start', request);
    const state = this.states.get(key);
    if (!reply.ok) this.set(key, { status: 'failed', error: reply.error });
    else if (state?.status === 'running' && state.runId === null)
      this.set(key, { ...state, runId: reply.value.runId });
    this.settleEarly(key);
  }

  async cancel(planId: string, scenario: string): Promise<void> {
    const key = keyOf(planId, scenario);
    const state = this.states.get(key);
    if (state?.status !== 'running' || state.runId === null) return;
    this.set(key, { ...state, cancelling: true });
    await this.client.call('runs.cancel', { runId: state.runId });
  }

  dismiss(planId: string, scenario: string): void {
    this.set(keyOf(planId, scenario), null);
  }

  /** Ends of runs whose start had not been answered yet. */
  private readonly early = new Map<string, RunState | null>();

  private settleEarly(key: string): void {
    const state = this.states.get(key);
    if (state?.status !== 'running' || state.runId === null || !this.early.has(state.runId)) return;
    this.set(key, this.early.get(state.runId) ?? null);
    this.early.delete(state.runId);
  }

  private follow(event: AppEvent): void {
    if (event.type !== 'runProgress' && event.type !== 'runFinished' && event.type !== 'runFailed') return;
    const found = [...this.states].find(
      ([, state]) => state.status === 'running' && state.runId === event.runId,
    );
    if (event.type === 'runProgress') {
      if (found?.[1].status !== 'running') return;
      const { done, total, millisecondsLeft } = event;
      this.set(found[0], { ...found[1], done, total, millisecondsLeft });
      return;
    }
    const cancelled = event.type === 'runFailed' && event.error.code === 'runCancelled';
    const end: RunState | null =
      event.type === 'runFailed' && !cancelled ? { status: 'failed', error: event.error } : null;
    if (found) this.set(found[0], end);
    else if (this.isStarting()) this.early.set(event.runId, end);
  }

  private isStarting(): boolean {
    return [...this.states.values()].some((state) => state.status === 'running' && state.runId === null);
  }

  private set(key: string, state: RunState | null): void {
    const states = new Map(this.states);
    if (state) states.set(key, state);
    else states.delete(key);
    this.states = states;
    for (const listener of this.listeners) listener();
  }
}

const MonitorContext = createContext<RunMonitor | null>(null);
export const RunMonitorProvider = MonitorContext.Provider;

export function useRunMonitor(): RunMonitor {
  const monitor = useContext(MonitorContext);
  if (!monitor) throw new Error('no run monitor around this component');
  return monitor;
}

/** The run of a scenario that is under way or failed; null where there is none. */
export function useRunState(planId: string, scenario: string): RunState | null {
  const monitor = useRunMonitor();
  return useSyncExternalStore(monitor.subscribe, () => monitor.state(planId, scenario));
}
