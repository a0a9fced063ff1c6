import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWebHost, type WebHost } from '../../electron/web.ts';
import { ask, RecordingService, smallWindow } from './support.ts';

const service = new RecordingService();
let host: WebHost;
let cookie: string;
let setCookie: string;

beforeAll(async () => {
  host = await startWebHost({ service, assets: smallWindow(), port: 0 });
  const { pathname, search } = new URL(host.link);
  const opened = await ask(host.port, { path: pathname + search });
  expect(opened.status).toBe(303);
  expect(opened.headers.location).toBe('/');
  setCookie = opened.headers['set-cookie']?.[0] ?? '';
  cookie = setCookie.split(';', 1)[0] ?? '';
});
afterAll(() => host.close());

const own = () => ({ cookie, 'sec-fetch-site': 'same-origin' });

describe('the browser host', () => {
  test('gives a cookie that scripts and other sites cannot use', () => {
    expect(setCookie).toMatch(/^headroom_\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(new URL(host.link).searchParams.get('token')).toMatch(/^[\w-]{43}$/);
  });

  test('sends whoever has the cookie on from a used link', async () => {
    const { pathname, search } = new URL(host.link);
    const again = await ask(host.port, { path: pathname + search, headers: { cookie } });
    expect([again.status, again.headers.location, again.headers['set-cookie']]).toEqual([
      303,
      '/',
      undefined,
    ]);
  });

  test('serves the page with a fresh nonce that the policy names', async () => {
    const pages = [
      await ask(host.port, { path: '/', headers: own() }),
      await ask(host.port, { path: '/', headers: own() }),
    ];
    const nonces = pages.map((page) => /<meta name="csp-nonce" content="([\w-]{22})">/.exec(page.body)?.[1]);
    expect(nonces[0]).toBeDefined();
    expect(nonces[0]).not.toBe(nonces[1]);
    for (const [index, page] of pages.entries()) {
      const policy = page.headers['content-security-policy'];
      expect(policy).toContain(`style-src 'self' 'nonce-${nonces[index]}'`);
      expect(policy).not.toContain('unsafe');
      expect(page.headers['referrer-policy']).toBe('no-referrer');
      expect(page.headers['cross-origin-opener-policy']).toBe('same-origin');
      expect(page.headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });

  test('lets a browser keep a file whose name has its hash, and no other', async () => {
    const script = await ask(host.port, { path: '/assets/index-1a2b3c4d.js', headers: own() });
    expect([script.status, script.body]).toEqual([200, 'let x = 1;']);
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(script.headers['cache-control']).toContain('immutable');
    const icon = await ask(host.port, { path: '/icon.svg', headers: own() });
    expect(icon.headers['cache-control']).toBe('no-store');
  });

  test('hands a call to the service and its reply back', async () => {
    const answer = await ask(host.port, {
      method: 'POST',
      path: '/api/plans.get',
      headers: {
        ...own(),
        origin: `http://127.0.0.1:${host.port}`,
        'content-type': 'application/json; charset=utf-8',
      },
      body: '{"planId":"方案"}',
    });
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: { name: 'plans.get' } });
    expect(service.calls.at(-1)).toEqual({ name: 'plans.get', payload: { planId: '方案' } });
  });

  test('answers under localhost too', async () => {
    const named = await ask(host.port, { path: '/', headers: { ...own(), host: `localhost:${host.port}` } });
    expect(named.status).toBe(200);
  });

  test('offers a file under its own name in any script', async () => {
    service.files.set('t1', { name: '预算 "A"\r\n.xlsx', mediaType: 'text/plain', bytes: Buffer.from('12') });
    const saved = await ask(host.port, {
      method: 'POST',
      path: '/api/files.save',
      headers: { ...own(), 'content-type': 'application/json' },
      body: '{"token":"t1"}',
    });
    expect(JSON.parse(saved.body)).toEqual({ ok: true, value: { type: 'download', url: '/files/t1' } });
    const file = await ask(host.port, { path: '/files/t1', headers: own() });
    expect(file.body).toBe('12');
    expect(file.headers['content-disposition']).toBe(
      `attachment; filename="__ _A___.xlsx"; filename*=UTF-8''%E9%A2%84%E7%AE%97%20%22A%22%0D%0A.xlsx`,
    );
    expect(file.headers['content-security-policy']).toContain("default-src 'none'");
  });

  test.each([
    ['{"token":"gone"}', 'offerExpired'],
    ['{"token":7}', 'badRequest'],
    ['{}', 'badRequest'],
  ])('says why %s cannot be saved', async (body, code) => {
    const headers = { ...own(), 'content-type': 'application/json' };
    const saved = await ask(host.port, { method: 'POST', path: '/api/files.save', headers, body });
    expect(JSON.parse(saved.body)).toMatchObject({ ok: false, error: { code } });
  });

  test('streams events and forgets a page that is gone', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const stream = request(
        { host: '127.0.0.1', port: host.port, path: '/events', headers: own() },
        (response) => {
          expect(response.headers['content-type']).toBe('text/event-stream');
          let seen = '';
          response.setEncoding('utf8').on('data', (part: string) => {
            seen += part;
            if (service.listeners.size === 1 && !seen.includes('data:')) {
              for (const listener of service.listeners) listener({ type: 'plansChanged' });
            }
            if (seen.includes('data:')) {
              stream.destroy();
              resolve(seen);
            }
          });
        },
      );
      stream.on('error', reject);
      stream.end();
    });
    expect(text).toContain('data: {"type":"plansChanged"}\n\n');
    await expect.poll(() => service.listeners.size).toBe(0);
  });

  test('refuses a port that is taken', async () => {
    await expect(startWebHost({ service, assets: smallWindow(), port: host.port })).rejects.toThrow(
      /EADDRINUSE/,
    );
  });
});
