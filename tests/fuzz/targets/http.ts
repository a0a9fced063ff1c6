import { connect } from 'node:net';
import { CONTRACT } from '#shared/contract.ts';
import { startWebHost } from '../../../electron/web.ts';
import { ask, RecordingService, smallWindow } from '../../web/support.ts';
import { mutateBytes, mutateText } from '../mutate-text.ts';
import { bytesOf, type FuzzTarget, promise, textOf } from '../target.ts';

/** `PORT` and `COOKIE` become those of the host. */
const SEEDS = [
  'GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\n\r\n',
  'GET /assets/index-1a2b3c4d.js HTTP/1.1\r\nHost: localhost:PORT\r\nCookie: COOKIE\r\nConnection: close\r\n\r\n',
  'POST /api/plans.list HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\nCookie: COOKIE\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}',
  'POST /api/plans.get HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{"a":\r\n2\r\n1}\r\n0\r\n\r\n',
  'GET /files/..%2f..%2fsecret.txt HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nCookie: COOKIE\r\nSec-Fetch-Site: none\r\nSec-Fetch-Mode: navigate\r\n\r\n',
  'GET /open?token=AAAA HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\n\r\n',
];
const WORDS = [
  ...'GET POST PUT HEAD OPTIONS /api/ /files/ /assets/ /events /open?token= ../ %2e%2e/ .. PORT COOKIE'.split(
    ' ',
  ),
  ...[
    'Host: ',
    'Origin: null',
    'Cookie: ',
    '\r\n',
    '\r\n\r\n',
    'Content-Length: 0',
    'Transfer-Encoding: chunked',
  ],
  ...[
    'Expect: 100-continue',
    'Upgrade: websocket',
    'Sec-Fetch-Site: cross-site',
    'Range: bytes=0-1',
    ' HTTP/1.0',
  ],
];
const PATIENCE = 1500;

/** Sends bytes as they are and reads what comes until the host hangs up, or has nothing more to say. */
function exchange(port: number, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect({ host: '127.0.0.1', port });
    const end = () => {
      socket.destroy();
      resolve(answer);
    };
    // After the end of what was sent, a host that waits for more is done as far as this goes.
    socket.setTimeout(PATIENCE, end).on('error', end).on('close', end).setEncoding('latin1');
    socket.on('data', (part: string) => {
      answer += part;
      if (/\r\n\r\n/.test(answer)) setTimeout(end, 5);
    });
    socket.end(bytes);
  });
}

/** The host answers what is no request of its own page with a refusal, and no bytes stop it or get a secret out. */
export async function httpTarget(): Promise<FuzzTarget> {
  const service = new RecordingService();
  const rate = { burst: 1e9, perSecond: 1e9 };
  const host = await startWebHost({ service, assets: smallWindow(), port: 0, rate });
  const link = new URL(host.link);
  const opened = await ask(host.port, { path: link.pathname + link.search });
  const cookie = opened.headers['set-cookie']?.[0]?.split(';', 1)[0] ?? '';
  const filled = (text: string) => text.replaceAll('PORT', String(host.port)).replaceAll('COOKIE', cookie);
  return {
    seeds: async () => SEEDS.map(bytesOf),
    mutate: async (input, other, chance) =>
      chance.below(5) === 0
        ? mutateBytes(input, other, chance)
        : bytesOf(mutateText(textOf(input), textOf(other), WORDS, chance).slice(0, 40_000)),
    prove: async (input) => {
      service.calls.length = 0;
      const sent = filled(textOf(input));
      const answer = await exchange(host.port, bytesOf(sent));
      for (const [, status] of answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)) {
        promise(Number(status) < 500, `answered ${status}`);
      }
      promise(!/secret/.test(answer), 'a file outside of the window came back');
      promise(!/^(server|x-powered-by|access-control-allow-origin):/im.test(answer), 'a header too many');
      for (const { name } of service.calls) {
        promise(Object.hasOwn(CONTRACT, name), `called ${name}`);
        promise(sent.includes(cookie), 'called without the cookie');
      }
      const alive = await ask(host.port, { path: '/icon.svg', headers: { cookie } });
      promise(alive.status === 200, `afterwards ${alive.status}`);
    },
    close: () => host.close(),
  };
}
