import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { PlanDocument } from '#shared/plan/document.ts';
import { listBackups } from '../../electron/store/backups.ts';
import { checkFile } from '../../electron/store/check.ts';
import type { StoreKey } from '../../electron/store/key.ts';
import { openStore } from '../../electron/store/open.ts';
import type { Store } from '../../electron/store/store.ts';
import { digestOf, EXPORT_NAME, exportIndex, operate } from './operations.ts';

/**
 * Kills a process that writes, again and again, and proves after each kill that the store opens, that every operation
 * it acknowledged is there, and that the one it was in is there whole or not at all. What must be there is known from a
 * reference: the same operations on another store that nobody kills.
 */

export interface Tally {
  kills: number;
  /** Operations that the killed processes acknowledged. */
  acknowledged: number;
  /** Kills after which the operation under way was found done. */
  finishedUnderWay: number;
  /** Kills before the first operation of a process: while the store was made or opened. */
  whileOpening: number;
  exportsChecked: number;
  backupsChecked: number;
}

export interface Options {
  readonly kills: number;
  readonly sample: PlanDocument;
  /** Of encrypted stores; null for plain ones. */
  readonly key: StoreKey | null;
  readonly seed: number;
  /** A new store is begun after so many kills, so that making one is killed too. */
  readonly killsPerStore: number;
}

const VICTIM = join(import.meta.dirname, 'victim.ts');

/** A process that is ready to begin: started while the one before still works, since starting takes longest. */
class Victim {
  readonly #child: ChildProcess;
  readonly #ready: Promise<unknown>;
  said = '';

  constructor(storePath: string, samplePath: string, key: StoreKey | null) {
    this.#child = spawn(process.execPath, [VICTIM, storePath, samplePath, key?.hex ?? ''], {
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    this.#child.stdout?.setEncoding('utf8');
    this.#ready = new Promise((resolve) => this.#child.stdout?.once('data', resolve));
    this.#child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.said += text;
    });
  }

  /** Lets it work from operation `first` on and kills it; the numbers that it acknowledged. */
  async workUntilKilled(seed: number, first: number, fraction: number): Promise<number[]> {
    await this.#ready;
    let out = '';
    const child = this.#child;
    child.stdout?.on('data', (text: string) => {
      out += text;
    });
    child.stdin?.end(`${seed} ${first}`);
    // One kill in four falls somewhere into opening; the others into work that is well under way.
    if (fraction < 0.25) await setTimeout(fraction * 240);
    else {
      await new Promise<void>((resolve) => {
        child.stdout?.once('data', () => resolve());
        child.once('exit', () => resolve());
      });
      await setTimeout((fraction - 0.25) * 250);
    }
    const ended = once(child, 'close');
    child.kill('SIGKILL');
    await ended;
    if (this.said !== '') throw new Error(`the process failed by itself: ${this.said}`);
    return out.split('\n').slice(0, -1).map(Number);
  }

  async discard(): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'close');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

function opened(path: string, key: StoreKey | null): Store {
  const store = openStore(path, { key });
  if (!store.ok) throw new Error(`${path} does not open: ${JSON.stringify(store.faults)}`);
  return store.value;
}

/** One store from its making through its kills. */
class Trial {
  readonly #folder: string;
  readonly #options: Options;
  readonly #tally: Tally;
  readonly #seed: number;
  readonly #reference: Store;
  readonly #checked = new Set<string>();
  /** Operations that are known to be done. */
  #done = 0;
  #lastExport = -1;

  constructor(folder: string, options: Options, seed: number, tally: Tally) {
    this.#folder = folder;
    this.#options = options;
    this.#seed = seed;
    this.#tally = tally;
    mkdirSync(join(folder, 'work'), { recursive: true });
    this.#reference = opened(join(folder, 'reference.headroom'), null);
  }

  get #storePath(): string {
    return join(this.#folder, 'work', 'plans.headroom');
  }

  async run(kills: number, samplePath: string): Promise<void> {
    let next = new Victim(this.#storePath, samplePath, this.#options.key);
    for (let round = 0; round < kills; round += 1) {
      const victim = next;
      const fraction = (Math.imul(this.#seed * 1009 + round + 1, 2654435761) >>> 0) / 2 ** 32;
      const killed = victim.workUntilKilled(this.#seed, this.#done, fraction);
      if (round + 1 < kills) next = new Victim(this.#storePath, samplePath, this.#options.key);
      try {
        await this.#prove(await killed);
      } catch (error) {
        await next.discard();
        throw error;
      }
    }
    this.#reference.close();
  }

  async #prove(acknowledged: readonly number[]): Promise<void> {
    const tally = this.#tally;
    tally.kills += 1;
    tally.acknowledged += acknowledged.length;
    if (acknowledged.length === 0) tally.whileOpening += 1;
    for (const index of acknowledged) await this.#replay(index);
    if (!existsSync(this.#storePath)) {
      if (this.#done > 0) throw new Error('the store is gone');
      return;
    }
    const { key } = this.#options;
    const store = opened(this.#storePath, key);
    try {
      const found = digestOf(store);
      if (found !== digestOf(this.#reference)) {
        await this.#replay(this.#done);
        tally.finishedUnderWay += 1;
        if (found !== digestOf(this.#reference)) {
          throw new Error(
            `seed ${this.#seed}: after operation ${this.#done - 1} the store holds something else`,
          );
        }
      }
    } finally {
      store.close();
    }
    const fault = checkFile(this.#storePath, key);
    if (fault !== null) throw new Error(JSON.stringify(fault));
    this.#proveFiles();
  }

  async #replay(index: number): Promise<void> {
    if (index !== this.#done) throw new Error(`operation ${index} was acknowledged, ${this.#done} was due`);
    const where = { store: this.#reference, storePath: '', key: null, folder: '', files: false };
    await operate(where, this.#options.sample, this.#seed, index);
    this.#done += 1;
  }

  /** The export is one that was made, whole, and none that is older than the last one found; every copy is sound. */
  #proveFiles(): void {
    const work = join(this.#folder, 'work');
    const file = join(work, EXPORT_NAME);
    if (existsSync(file)) {
      const index = exportIndex(readFileSync(file, 'utf8'));
      if (index === null) throw new Error('the export is half a file');
      if (index < this.#lastExport || index > this.#done)
        throw new Error(`the export is of operation ${index}`);
      this.#lastExport = index;
      this.#tally.exportsChecked += 1;
    }
    const restored = readdirSync(work).filter((name) => name.includes('restored'));
    const copies = [
      ...listBackups(this.#storePath).map(({ path }) => path),
      ...restored.map((name) => join(work, name)),
    ];
    for (const path of copies) {
      if (this.#checked.has(path)) continue;
      this.#checked.add(path);
      this.#tally.backupsChecked += 1;
      const fault = checkFile(path, this.#options.key);
      if (fault !== null) throw new Error(`${path}: ${JSON.stringify(fault)}`);
    }
    for (const name of restored) rmSync(join(work, name));
  }
}

/** Kills `kills` times, over as many stores as that takes. Rejects with what is wrong at the first finding. */
export async function torture(options: Options, onRound: (tally: Tally) => void = () => {}): Promise<Tally> {
  const tally: Tally = {
    kills: 0,
    acknowledged: 0,
    finishedUnderWay: 0,
    whileOpening: 0,
    exportsChecked: 0,
    backupsChecked: 0,
  };
  const home = mkdtempSync(join(tmpdir(), 'headroom-torture-'));
  const samplePath = join(home, 'sample.json');
  writeFileSync(samplePath, JSON.stringify(options.sample));
  for (let number = 0; tally.kills < options.kills; number += 1) {
    const folder = join(home, String(number));
    const trial = new Trial(folder, options, options.seed + number, tally);
    await trial.run(Math.min(options.killsPerStore, options.kills - tally.kills), samplePath);
    rmSync(folder, { recursive: true });
    onRound(tally);
  }
  rmSync(home, { recursive: true });
  return tally;
}
