import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { appError, type Reply } from '#shared/errors.ts';
import type { Asset, Assets } from '../host/assets.ts';
import { answerCall, type HostActions, isCallName } from '../host/calls.ts';
import { COMMON_HEADERS } from '../host/security.ts';
import type { Service } from '../service/types.ts';
import { attachment } from './attachment.ts';
import type { EventStreams } from './events.ts';
import { refusal, type Session } from './guard.ts';

const MEGABYTE = 1024 * 1024;
/** The largest body of a call; an import may be larger, since it carries a whole document. */
const LARGEST_CALL = 8 * MEGABYTE;
const LARGEST_IMPORT = 64 * MEGABYTE;
/** Calls that carry a whole file. */
const CARRY_FILES: ReadonlySet<string> = new Set(['import.read', 'import.plan']);

export interface WebAppParts {
  readonly service: Service;
  readonly assets: Assets;
  readonly events: EventStreams;
  readonly session: Session;
  readonly port: number;
  /** Whether one more request may be looked at. */
  readonly mayAsk: () => boolean;
}

/** Sends the browser to the address under which it can fetch the file; it prints by itself. */
const BROWSER: HostActions = {
  save: async (_file, token) => ({ ok: true, value: { type: 'download', url: `/files/${token}` } }),
  print: async () => ({ ok: true, value: { type: 'printHere' } }),
};

/** A refusal in the form that the window reads. */
const refused = (detail: string): Reply<never> => ({ ok: false, error: appError('badRequest', { detail }) });

function send(context: Context, asset: Asset | null): Response {
  if (asset === null) return context.text('not found', 404);
  // A copy, since an array buffer may be handed over to the socket.
  return context.body(new Uint8Array(asset.body), 200, { ...asset.headers });
}

const limited = (maxSize: number) =>
  bodyLimit({ maxSize, onError: (context) => context.json(refused('too large'), 413) });

/** For answers that are no page and no file: nothing in them runs, and the browser keeps none. */
export const REFUSAL_HEADERS: Readonly<Record<string, string>> = {
  ...COMMON_HEADERS,
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
};

function addHeaders(app: Hono): void {
  app.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(REFUSAL_HEADERS)) {
      if (!context.res.headers.has(name)) context.header(name, value);
    }
  });
}

function addGuard(app: Hono, { session, port, mayAsk }: WebAppParts): void {
  app.use(async (context, next) => {
    const { req } = context;
    if (!mayAsk()) return context.text('too many requests', 429, { 'Retry-After': '1' });
    const refused = refusal({ method: req.method, path: req.path, header: (name) => req.header(name) }, port);
    if (refused) return context.text(refused.reason, refused.status);
    const allowed = session.allows(req.header('cookie'));
    if (req.method === 'GET' && req.path === '/open') {
      const cookie = session.open(req.query('token') ?? '');
      if (cookie !== null) context.header('Set-Cookie', cookie);
      if (cookie !== null || allowed) return context.redirect('/', 303);
    }
    if (!allowed) return context.text(NOT_OPENED, 401);
    return next();
  });
}

const NOT_OPENED = `Headroom: open the link that the terminal shows. It works once; start Headroom again for a new one.
Headroom：请打开终端中显示的链接。该链接仅可使用一次；如需新链接，请重新启动 Headroom。
`;

function addCalls(app: Hono, service: Service): void {
  const small = limited(LARGEST_CALL);
  const large = limited(LARGEST_IMPORT);
  // A page always says how much it sends; without a length there is nothing to hold against the limit beforehand.
  app.post('/api/:call', async (context, next) => {
    const { req } = context;
    const says = req.header('content-length') !== undefined && req.header('transfer-encoding') === undefined;
    return says ? next() : context.json(refused('length required'), 411);
  });
  app.use('/api/:call', (context, next) =>
    CARRY_FILES.has(context.req.param('call') ?? '') ? large(context, next) : small(context, next),
  );
  app.post('/api/:call', async (context) => {
    const name = context.req.param('call');
    if (!isCallName(name)) return context.text('not found', 404);
    if (!/^application\/json(;|$)/i.test(context.req.header('content-type') ?? '')) {
      return context.json(refused('only application/json'), 415);
    }
    let payload: unknown;
    try {
      payload = JSON.parse(await context.req.text());
    } catch {
      return context.json(refused('not JSON'), 400);
    }
    return context.json(await answerCall(service, BROWSER, name, payload));
  });
}

/** The HTTP side of the service. All that it serves, it serves to the browser that opened the link. */
export function createWebApp(parts: WebAppParts): Hono {
  const { service, assets, events } = parts;
  const app = new Hono();
  addHeaders(app);
  addGuard(app, parts);
  addCalls(app, service);
  app.get('/events', (context) => {
    const stream = events.open();
    if (stream === null) return context.text('too many windows', 503);
    return context.body(stream, 200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
  });
  app.get('/files/:token', (context) => {
    const file = service.offeredFile(context.req.param('token'));
    if (file === null) return context.text('not found', 404);
    return context.body(new Uint8Array(file.bytes), 200, {
      'Content-Type': file.mediaType,
      'Content-Disposition': attachment(file.name),
    });
  });
  app.get('/', (context) => send(context, assets.page()));
  app.get('*', (context) => send(context, assets.file(context.req.path)));
  app.notFound((context) => context.text('not found', 404));
  app.onError((_error, context) => context.text('internal error', 500));
  return app;
}
