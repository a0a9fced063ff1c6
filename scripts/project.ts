import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The checkout. */
export const ROOT = join(import.meta.dirname, '..');

export interface Finished {
  readonly code: number;
  /** What it wrote to both streams, in order of arrival. */
  readonly output: string;
}

/** The script behind a tool's command: run by this very Node, so that neither PATH nor a shell decides. */
export function toolScript(path: string): string {
  return join(ROOT, 'node_modules', path);
}

/** Runs a Node script in the checkout to its end. With `echo` its output is shown as it comes, and kept too. */
export function runNode(
  script: string,
  args: readonly string[],
  options: { echo?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (options.echo) process.stdout.write(text);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
