import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AppEvent } from '#shared/views.ts';
import { type Assets, loadAssets } from '../../electron/host/assets.ts';
import type { OfferedFile, Service } from '../../electron/service/types.ts';

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Asked {
  readonly method?: string;
  /** Sent as it stands: nothing is normalised on the way. */
  readonly path: string;
  readonly headers?: OutgoingHttpHeaders;
  readonly body?: string | Uint8Array;
}

/** One request over a socket, with exactly these headers. */
export function ask(port: number, { method = 'GET', path, headers = {}, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** A service that remembers what it was asked and says it back. */
export class RecordingService implements Service {
  readonly calls: { name: string; payload: unknown }[] = [];
  readonly listeners = new Set<(event: AppEvent) => void>();
  readonly files = new Map<string, OfferedFile>();

  async handle(name: string, payload: unknown) {
    this.calls.push({ name, payload });
    return { ok: true as const, value: { name } };
  }

  subscribe(listener: (event: AppEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  offeredFile(token: string): OfferedFile | null {
    return this.files.get(token) ?? null;
  }

  async close(): Promise<void> {}
}

/** A built window of three files, with a secret beside it that no request may reach. */
export function smallWindow(): Assets {
  const folder = mkdtempSync(join(tmpdir(), 'headroom-window-'));
  const built = join(folder, 'renderer');
  mkdirSync(join(built, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(built, 'index.html'), '<!doctype html><html><head><title>x</title></head></html>');
  writeFileSync(join(built, 'assets', 'index-1a2b3c4d.js'), 'let x = 1;');
  writeFileSync(join(built, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  return loadAssets(built);
}
