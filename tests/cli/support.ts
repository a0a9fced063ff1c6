import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locale } from '#shared/locale.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import { runCommand } from '../../electron/cli/program.ts';
import type { Terminal } from '../../electron/cli/terminal.ts';
import { wordsIn } from '../../electron/cli/words.ts';

const ENTRY = join(import.meta.dirname, '..', '..', 'electron', 'cli', 'main.ts');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Run {
  readonly cwd: string;
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Called with the process as soon as it is there. */
  readonly started?: (child: ChildProcessWithoutNullStreams) => void;
}

/** Runs a command in this process, with what it writes caught. `-` for standard input needs {@link headroomProcess}. */
export async function headroom(args: readonly string[], locale: Locale = 'en'): Promise<Ended> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    locale,
    words: wordsIn(locale),
    say: (line) => {
      err += `${line}\n`;
    },
    write: async (text) => {
      out += typeof text === 'string' ? text : Buffer.from(text).toString('utf8');
    },
  };
  const code = await runCommand(args, '0.0.0-test', terminal);
  return { code, signal: null, out, err };
}

/** Runs `headroom` from its sources in a process of its own. */
export function headroomProcess(args: readonly string[], { cwd, input, env, started }: Run): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [ENTRY, ...args], {
      cwd,
      env: { ...process.env, LC_ALL: 'C.UTF-8', DISPLAY: '', WAYLAND_DISPLAY: '', ...env },
      stdio: 'pipe',
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, out, err }));
    child.stdin.on('error', () => {});
    child.stdout.on('error', () => {});
    started?.(child);
    child.stdin.end(input ?? '');
  });
}

export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), 'headroom-cli-'));
}

/** Spend of 100 a period, times a uniform factor: small enough to know every figure. */
export function tinyPlan(): PlanDocument {
  const over = ['region', 'line', 'period'];
  return {
    format: 'headroom-plan',
    version: 1,
    name: 'Tiny',
    currency: 'USD',
    calendar: { start: '2026-01', monthsPerPeriod: 3, periods: 2 },
    discountRate: 0.1,
    dimensions: [
      { id: 'region', members: [{ id: 'north' }, { id: 'south' }] },
      { id: 'line', members: [{ id: 'ads' }] },
    ],
    variables: [
      { name: 'spend', kind: 'allocation', over, unit: 'USD/period' },
      { name: 'factor', kind: 'input', over: [], unit: '1', value: { dist: 'uniform', min: 1, max: 3 } },
      {
        name: 'result',
        kind: 'formula',
        over: [],
        unit: 'USD',
        formula: 'factor * sum(sum(sum(spend, line), region), period)',
      },
      {
        name: 'by_region',
        kind: 'formula',
        over: ['region', 'period'],
        unit: 'USD',
        formula: 'factor * sum(spend, line)',
      },
    ],
    outputs: [{ variable: 'result', target: 400, headline: true }, { variable: 'by_region' }],
    scenarios: [
      { id: 'base', spend: [{ region: 'north', line: 'ads', amounts: [100, 100] }] },
      { id: 'more', parent: 'base', spend: [{ region: 'south', line: 'ads', amounts: [50, 0] }] },
    ],
  };
}
