import { type ChildProcessWithoutNullStreams, spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Timing } from './measure.ts';

const MODEL = fileURLToPath(new URL('./numpy/sample_plan.py', import.meta.url));
const SAMPLE = fileURLToPath(new URL('../../resources/sample-plan.json', import.meta.url));

/** What NumPy says of npv. */
export interface Figures {
  readonly mean: number;
  readonly sd: number;
  readonly p5: number;
  readonly p50: number;
  readonly p95: number;
}

export interface NumpyRun extends Timing {
  readonly npv: Figures;
}

/** The sample plan in a Python process of its own, which times itself: starting Python does not count. */
export class NumpyModel {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #lines: AsyncIterator<string>;
  readonly versions: string;

  private constructor(
    python: ChildProcessWithoutNullStreams,
    lines: AsyncIterator<string>,
    versions: string,
  ) {
    this.#process = python;
    this.#lines = lines;
    this.versions = versions;
  }

  /** Null where there is no Python with NumPy, and why. One thread, as the engine that it is compared with. */
  static async start(): Promise<NumpyModel | { readonly reason: string }> {
    const python = ['python3', '/usr/bin/python3'].find(
      (name) => spawnSync(name, ['-c', 'import numpy']).status === 0,
    );
    if (python === undefined) return { reason: 'there is no python3 with NumPy on this machine' };
    const threads = { OPENBLAS_NUM_THREADS: '1', OMP_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };
    const child = spawn(python, [MODEL, SAMPLE], { env: { ...process.env, ...threads } });
    child.stderr.pipe(process.stderr);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const first = await lines.next();
    if (first.done) return { reason: `${python} ended before its first line` };
    const { python: version, numpy } = JSON.parse(first.value) as Record<string, string>;
    return new NumpyModel(child, lines, `Python ${version}, NumPy ${numpy}`);
  }

  async run(trials: number, seed: number): Promise<NumpyRun> {
    this.#process.stdin.write(`${trials} ${seed}\n`);
    const line = await this.#lines.next();
    if (line.done) throw new Error('the NumPy version ended');
    return JSON.parse(line.value) as NumpyRun;
  }

  close(): void {
    this.#process.stdin.end();
  }
}
