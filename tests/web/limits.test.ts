import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createRate } from '../../electron/host/rate.ts';
import { startWebHost, type WebHost } from '../../electron/web.ts';
import { ask, RecordingService, smallWindow } from './support.ts';

/** Whoever asks too slowly, too often or at too great a length is cut off; others are answered meanwhile. */

const timeouts = { headersTimeout: 300, requestTimeout: 600, connectionsCheckingInterval: 100 };
let host: WebHost;

beforeAll(async () => {
  const parts = { service: new RecordingService(), assets: smallWindow(), port: 0 };
  host = await startWebHost({ ...parts, timeouts, rate: { burst: 30, perSecond: 5 } });
});
afterAll(() => host.close());

/** Writes the parts one after the other; resolves with what came back once the host closed the connection. */
function speakSlowly(parts: readonly string[], every: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(host.port, '127.0.0.1');
    let heard = '';
    let next = 0;
    const timer = setInterval(() => {
      const part = parts[next++];
      if (part !== undefined && socket.writable) socket.write(part);
    }, every);
    socket.setEncoding('utf8').on('data', (text: string) => {
      heard += text;
    });
    socket.on('close', () => {
      clearInterval(timer);
      resolve(heard);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ECONNRESET' && error.code !== 'EPIPE') reject(error);
    });
  });
}

describe('the browser host cuts off', () => {
  test('headers that drip in', async () => {
    const drip = [...'GET / HTTP/1.1\r\nX-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'];
    expect(await speakSlowly(drip, 50)).toMatch(/^(HTTP\/1\.1 408|$)/);
  });

  test('a body that drips in', async () => {
    const head = `POST /api/plans.list HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n`;
    expect(await speakSlowly([head, ...'x'.repeat(100)], 50)).not.toMatch(/^HTTP\/1\.1 200/);
  });

  test('headers that are too long', async () => {
    const answer = await ask(host.port, { path: '/', headers: { 'x-long': 'a'.repeat(20_000) } });
    expect(answer.status).toBe(431);
  });

  test('a flood of requests, and answers again after it', async () => {
    const flood = await Promise.all(Array.from({ length: 100 }, () => ask(host.port, { path: '/' })));
    expect(new Set(flood.map(({ status }) => status))).toEqual(new Set([401, 429]));
    await expect.poll(async () => (await ask(host.port, { path: '/' })).status, { timeout: 5_000 }).toBe(401);
  });
});

describe('a rate', () => {
  test('lets a burst through, then so many a second', () => {
    let time = 0;
    const may = createRate(3, 2, () => time);
    expect([may(), may(), may(), may()]).toEqual([true, true, true, false]);
    time = 500;
    expect([may(), may()]).toEqual([true, false]);
    time = 60_000;
    expect([may(), may(), may(), may()]).toEqual([true, true, true, false]);
  });

  test('is not moved by a clock that goes back', () => {
    let time = 1_000_000;
    const may = createRate(1, 1, () => time);
    expect(may()).toBe(true);
    time = 0;
    expect(may()).toBe(false);
    time = 1_000;
    expect(may()).toBe(true);
  });
});
