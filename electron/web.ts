import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Assets } from './host/assets.ts';
import { createRate } from './host/rate.ts';
import type { Service } from './service/types.ts';
import { createWebApp, REFUSAL_HEADERS } from './web/app.ts';
import { createEventStreams } from './web/events.ts';
import { Session } from './web/guard.ts';

/** The only address that the host ever binds to: this machine. */
const LOOPBACK = '127.0.0.1';
const MOST_CONNECTIONS = 128;
const MOST_WINDOWS = 16;
/** A page asks for some forty files and calls when it opens, and for a few a second while one types. */
const RATE = { burst: 1000, perSecond: 200 };

/** Slow or silent clients are cut off; a body of the largest import takes well under this on one machine. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
};

export interface WebHost {
  readonly port: number;
  /** Opens the app in the first browser that follows it. */
  readonly link: string;
  close(): Promise<void>;
}

export interface WebHostOptions {
  readonly service: Service;
  readonly assets: Assets;
  /** 0 lets the system choose a free one. */
  readonly port: number;
  /** How long clients may take, in milliseconds; the defaults suit people. */
  readonly timeouts?: Partial<typeof TIMEOUTS>;
  /** How many requests at once, and a second from then on. */
  readonly rate?: typeof RATE;
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    // Stays: a later error (no file handle left for a connection) costs that connection, not the process.
    server.on('error', reject);
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/** What is no request at all (an address with a backslash) never reaches the app. */
function refuseMalformed(): Response {
  return new Response('bad request', { status: 400, headers: REFUSAL_HEADERS });
}

/**
 * Serves the app to one browser on this machine. Rejects where the port is taken.
 * The caller keeps the service and closes it after the host.
 */
export async function startWebHost({
  service,
  assets,
  port: wanted,
  timeouts,
  rate = RATE,
}: WebHostOptions): Promise<WebHost> {
  const events = createEventStreams(service, MOST_WINDOWS);
  const server = createServer({
    ...TIMEOUTS,
    ...timeouts,
    maxHeaderSize: 16 * 1024,
  });
  server.maxConnections = MOST_CONNECTIONS;
  const port = await listen(server, wanted);
  const session = new Session(port);
  const mayAsk = createRate(rate.burst, rate.perSecond, () => performance.now());
  const app = createWebApp({ service, assets, events, session, port, mayAsk });
  server.on(
    'request',
    getRequestListener(app.fetch, { overrideGlobalObjects: false, errorHandler: refuseMalformed }),
  );
  return {
    port,
    link: `http://${LOOPBACK}:${port}/open?token=${session.linkToken}`,
    close: () =>
      new Promise((resolve) => {
        events.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
