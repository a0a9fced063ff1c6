import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const LINK = /http:\/\/127\.0\.0\.1:\d+\/open\?token=[\w-]+/;

/** The real browser host in a process of its own, on a store in a temporary folder. */
export class Host {
  readonly folder = mkdtempSync(join(tmpdir(), 'headroom-e2e-'));
  readonly storePath = join(this.folder, 'plans.headroom');
  /** Where the log goes, and what the app remembers of files. */
  readonly dataHome = mkdtempSync(join(tmpdir(), 'headroom-e2e-data-'));
  #process: ChildProcess | null = null;
  #link = '';
  /** All that the process wrote. */
  said = '';

  /** Works once; a restart makes a new one. */
  get link(): string {
    return this.#link;
  }

  async start(): Promise<void> {
    const args = ['out/main/cli.js', 'serve', '--no-open', '--db', this.storePath];
    const env = { ...process.env, LC_ALL: 'C.UTF-8', XDG_CONFIG_HOME: this.dataHome };
    const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.#process = child;
    this.#link = await new Promise<string>((resolve, reject) => {
      this.said = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          this.said += text;
          const link = LINK.exec(this.said)?.[0];
          if (link !== undefined) resolve(link);
        });
      }
      child.once('exit', (code) => reject(new Error(`the host ended with ${code}: ${this.said}`)));
      child.once('error', reject);
    });
  }

  /** Ends the process as a person does (Ctrl+C), and waits for it. */
  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
  }

  /** Waits until the process has ended by itself; its status, null where a signal ended it. */
  async ended(): Promise<number | null> {
    const child = this.#process;
    if (child === null || child.exitCode !== null || child.signalCode !== null)
      return child?.exitCode ?? null;
    return new Promise((resolve) => child.once('exit', resolve));
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  async dispose(): Promise<void> {
    await this.stop();
    for (const folder of [this.folder, this.dataHome]) rmSync(folder, { recursive: true, force: true });
  }
}
