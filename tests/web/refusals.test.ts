import type { OutgoingHttpHeaders } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWebHost, type WebHost } from '../../electron/web.ts';
import { type Asked, ask, RecordingService, smallWindow } from './support.ts';

const service = new RecordingService();
let host: WebHost;
let cookie: string;

beforeAll(async () => {
  host = await startWebHost({ service, assets: smallWindow(), port: 0 });
  const opened = await ask(host.port, { path: new URL(host.link).pathname + new URL(host.link).search });
  cookie = opened.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
});
afterAll(() => host.close());

const json = { 'content-type': 'application/json' };
const call = (path: string, headers: OutgoingHttpHeaders = {}, body: string | Uint8Array = '{}'): Asked => ({
  method: 'POST',
  path,
  headers: { ...json, ...headers },
  body,
});

/** `cookie: ''` in the headers sends none; all other requests come from the browser that opened the link. */
const REFUSED: [what: string, asked: (port: number) => Asked, status: number][] = [
  ['a host name that was rebound', () => ({ path: '/', headers: { host: 'evil.example' } }), 403],
  ['another port in Host', () => ({ path: '/', headers: { host: '127.0.0.1:1' } }), 403],
  ['Host without a port', () => ({ path: '/', headers: { host: '127.0.0.1' } }), 403],
  ['a name that ends like ours', (p) => ({ path: '/', headers: { host: `x.localhost:${p}` } }), 403],
  ['another loopback address', (p) => ({ path: '/', headers: { host: `127.0.0.2:${p}` } }), 403],
  ['the address of all interfaces', (p) => ({ path: '/', headers: { host: `0.0.0.0:${p}` } }), 403],
  ['a foreign Origin', () => call('/api/plans.list', { origin: 'https://evil.example' }), 403],
  ['Origin null (a sandboxed frame)', () => call('/api/plans.list', { origin: 'null' }), 403],
  ['Origin with another port', () => call('/api/plans.list', { origin: 'http://127.0.0.1:1' }), 403],
  ['Origin with https', (p) => call('/api/plans.list', { origin: `https://127.0.0.1:${p}` }), 403],
  ['Origin of the other name', (p) => call('/api/plans.list', { origin: `http://localhost:${p}` }), 403],
  ['a cross-site request', () => call('/api/plans.list', { 'sec-fetch-site': 'cross-site' }), 403],
  ['a same-site request', () => call('/api/plans.list', { 'sec-fetch-site': 'same-site' }), 403],
  ['a call that claims to be typed', () => call('/api/plans.list', { 'sec-fetch-site': 'none' }), 403],
  [
    'a picture on a foreign page',
    () => ({ path: '/icon.svg', headers: { 'sec-fetch-site': 'cross-site' } }),
    403,
  ],
  ['no cookie, page', () => ({ path: '/', headers: { cookie: '' } }), 401],
  ['no cookie, call', () => call('/api/plans.list', { cookie: '' }), 401],
  ['no cookie, events', () => ({ path: '/events', headers: { cookie: '' } }), 401],
  ['no cookie, script', () => ({ path: '/assets/index-1a2b3c4d.js', headers: { cookie: '' } }), 401],
  ['no cookie, file', () => ({ path: '/files/abc', headers: { cookie: '' } }), 401],
  ['a wrong cookie', () => call('/api/plans.list', { cookie: `${cookie}x` }), 401],
  ['an empty cookie value', (p) => call('/api/plans.list', { cookie: `headroom_${p}=` }), 401],
  ['the cookie twice', () => call('/api/plans.list', { cookie: `${cookie}; ${cookie}` }), 401],
  [
    'the cookie of another port',
    () => call('/api/plans.list', { cookie: cookie.replace(/_\d+/, '_1') }),
    401,
  ],
  ['a wrong token', () => ({ path: '/open?token=AAAA', headers: { cookie: '' } }), 401],
  ['no token', () => ({ path: '/open', headers: { cookie: '' } }), 401],
  ['PUT', () => ({ method: 'PUT', path: '/api/plans.list', headers: json, body: '{}' }), 405],
  ['DELETE', () => ({ method: 'DELETE', path: '/api/plans.list' }), 405],
  ['OPTIONS (a preflight)', () => ({ method: 'OPTIONS', path: '/api/plans.list' }), 405],
  ['GET of a call', () => ({ path: '/api/plans.list' }), 404],
  ['POST of a page', () => call('/'), 404],
  ['an unknown call', () => call('/api/plans.drop'), 404],
  ['a call named like a prototype member', () => call('/api/__proto__'), 404],
  ['a call named constructor', () => call('/api/constructor'), 404],
  ['a form', () => call('/api/plans.list', { 'content-type': 'application/x-www-form-urlencoded' }), 415],
  ['plain text', () => call('/api/plans.list', { 'content-type': 'text/plain' }), 415],
  ['a type that starts alike', () => call('/api/plans.list', { 'content-type': 'application/jsonp' }), 415],
  ['no type', () => ({ method: 'POST', path: '/api/plans.list', body: '{}' }), 415],
  ['half a document', () => call('/api/plans.list', {}, '{"a":'), 400],
  ['an empty body', () => call('/api/plans.list', {}, ''), 400],
  ['a body over 8 MB', () => call('/api/plans.list', {}, ' '.repeat(8 * 1024 * 1024 + 1)), 413],
  [
    'the same in chunks',
    () => call('/api/plans.list', { 'transfer-encoding': 'chunked' }, ' '.repeat(8 * 1024 * 1024 + 1)),
    411,
  ],
  [
    'a body that does not say its length',
    () => call('/api/plans.list', { 'transfer-encoding': 'chunked' }),
    411,
  ],
  ['an import over 64 MB', () => call('/api/import.plan', {}, new Uint8Array(64 * 1024 * 1024 + 1)), 413],
  ['a folder up', () => ({ path: '/../secret.txt' }), 404],
  ['a folder up, encoded', () => ({ path: '/%2e%2e/secret.txt' }), 404],
  ['a folder up, slash encoded', () => ({ path: '/..%2fsecret.txt' }), 404],
  ['a folder up, encoded twice', () => ({ path: '/%252e%252e%252fsecret.txt' }), 404],
  ['a folder up, backslash', () => ({ path: '/..\\secret.txt' }), 400],
  ['a folder up, backslash encoded', () => ({ path: '/..%5csecret.txt' }), 404],
  ['a folder up in overlong UTF-8', () => ({ path: '/%c0%ae%c0%ae/secret.txt' }), 404],
  ['a folder up below assets', () => ({ path: '/assets/../../secret.txt' }), 404],
  ['a NUL', () => ({ path: '/icon.svg%00.html' }), 404],
  ['an absolute path', () => ({ path: '//etc/passwd' }), 404],
  ['a listing', () => ({ path: '/assets/' }), 404],
  ['an unknown file token', () => ({ path: '/files/..%2f..%2fsecret.txt' }), 404],
];

describe('the browser host refuses', () => {
  test.each(REFUSED)('%s', async (_what, asked, status) => {
    const before = service.calls.length;
    const question = asked(host.port);
    const headers = { cookie, ...question.headers };
    const answer = await ask(host.port, { ...question, headers });
    expect(answer.status).toBe(status);
    expect(answer.body).not.toContain('secret');
    expect(service.calls.length).toBe(before);
    expect(answer.headers['set-cookie']).toBeUndefined();
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['cache-control']).toBe('no-store');
    expect(answer.headers.server ?? answer.headers['x-powered-by']).toBeUndefined();
  });

  test('a link that was used', async () => {
    const { pathname, search } = new URL(host.link);
    expect((await ask(host.port, { path: pathname + search })).status).toBe(401);
  });

  test('a connection from another address, since it listens on the loopback alone', async () => {
    const { networkInterfaces } = await import('node:os');
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((address) => address?.family === 'IPv4' && !address.internal);
    for (const address of others) {
      await expect(fetch(`http://${address?.address}:${host.port}/`)).rejects.toThrow();
    }
    expect(new URL(host.link).hostname).toBe('127.0.0.1');
  });
});
