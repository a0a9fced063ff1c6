import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const LINK = /http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]+/;

/** The real browser host in a process of its own, on a store in a temporary folder. */
export class Host {
  readonly #folder = mkdtempSync(join(tmpdir(), 'headroom-e2e-'));
  readonly storePath = join(this.#folder, 'plans.headroom');
  #process: ChildProcess | null = null;
  #link = '';

  /** Works once; a restart makes a new one. */
  get link(): string {
    return this.#link;
  }

  async start(): Promise<void> {
    const args = ['out/main/cli.js', 'serve', '--no-open', '--db', this.storePath];
    const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    this.#link = await new Promise<string>((resolve, reject) => {
      let said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          said += text;
          const link = LINK.exec(said)?.[0];
          if (link !== undefined) resolve(link);
        });
      }
      child.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${said}`)));
      child.once('error', reject);
    });
  }

  /** Ends the process as a person does (Ctrl+C), and waits for it. */
  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async dispose(): Promise<void> {
    await this.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
