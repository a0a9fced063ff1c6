import type { CallName, RequestOf, ResponseOf } from '#shared/contract.ts';
import { appError, type Reply } from '#shared/errors.ts';
import type { AppEvent } from '#shared/views.ts';

/** The one way from the window to the service, whatever carries it. */
export interface ServiceClient {
  /** Never rejects: what goes wrong, the connection included, is in the reply. */
  call<Name extends CallName>(name: Name, request: RequestOf<Name>): Promise<Reply<ResponseOf<Name>>>;
  /** The latest revision of a plan that an answer has told of; what this window shows, or is about to. */
  revision(planId: string): number | undefined;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: AppEvent) => void): () => void;
}

/** What carries calls and events. */
export type Carrier = Omit<ServiceClient, 'revision'>;

/** What the preload script of the desktop window exposes. */
interface Bridge {
  call(name: string, payload: unknown): Promise<Reply<unknown>>;
  subscribe(listener: (event: AppEvent) => void): () => void;
}

declare global {
  interface Window {
    headroom?: Bridge;
  }
}

function unreachable(cause: unknown): Reply<never> {
  const detail = cause instanceof Error ? cause.message : String(cause);
  return { ok: false, error: appError('internal', { detail }) };
}

function bridgeClient(bridge: Bridge): Carrier {
  return {
    async call<Name extends CallName>(name: Name, request: RequestOf<Name>) {
      try {
        return (await bridge.call(name, request)) as Reply<ResponseOf<Name>>;
      } catch (cause) {
        return unreachable(cause);
      }
    },
    subscribe: (listener) => bridge.subscribe(listener),
  };
}

/** One stream of server-sent events for all listeners: browsers allow few connections to one host. */
function eventStream(address: string): ServiceClient['subscribe'] {
  const listeners = new Set<(event: AppEvent) => void>();
  let source: EventSource | null = null;
  return (listener) => {
    listeners.add(listener);
    if (!source) {
      source = new EventSource(address);
      source.addEventListener('message', (message: MessageEvent<string>) => {
        const event = JSON.parse(message.data) as AppEvent;
        for (const each of [...listeners]) each(event);
      });
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      source?.close();
      source = null;
    };
  };
}

/** The browser host: calls are POST requests, events come as server-sent events. */
function httpClient(): Carrier {
  return {
    async call<Name extends CallName>(name: Name, request: RequestOf<Name>) {
      try {
        const response = await fetch(`/api/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(request),
        });
        return (await response.json()) as Reply<ResponseOf<Name>>;
      } catch (cause) {
        return unreachable(cause);
      }
    },
    subscribe: eventStream('/events'),
  };
}

const revisionIn = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'revision' in value ? value.revision : null;

/** Keeps the revisions that answers tell of. */
export function withRevisions(carrier: Carrier): ServiceClient {
  const revisions = new Map<string, number>();
  return {
    subscribe: carrier.subscribe,
    revision: (planId) => revisions.get(planId),
    async call(name, request) {
      const reply = await carrier.call(name, request);
      const planId = 'planId' in request ? request.planId : null;
      const revision = reply.ok ? revisionIn(reply.value) : null;
      if (typeof planId === 'string' && typeof revision === 'number') {
        revisions.set(planId, Math.max(revision, revisions.get(planId) ?? 0));
      }
      return reply;
    },
  };
}

/** The client for where this window runs: the preload's bridge in the desktop app, HTTP in a browser. */
export function connectService(): ServiceClient {
  return withRevisions(window.headroom ? bridgeClient(window.headroom) : httpClient());
}
