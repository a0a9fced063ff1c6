import { dirname } from 'node:path';
import type { FILE_CALLS } from '#shared/contract/files.ts';
import { CONTRACT, type ParsedRequestOf, type ResponseOf } from '#shared/contract.ts';
import { type AppError, appError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import type { BackupView, StartView } from '#shared/views-files.ts';
import { type Backup, listBackups } from '../store/backups.ts';
import { openFault } from '../store/faults.ts';
import { makeFreshFile, restoreBackup } from '../store/fresh-file.ts';
import { keyFor, newKey, type StoreKey, sameKey } from '../store/key.ts';
import { openStore } from '../store/open.ts';
import { type Salvaged, salvage } from '../store/salvage.ts';
import { type Choices, createChoices } from './choices.ts';
import { type Desk, type Opening, storeName } from './desk.ts';
import type { FileMemory } from './file-memory.ts';
import type { Log } from './log.ts';
import { createRate } from './rate.ts';

export type FileCall = keyof typeof FILE_CALLS;

type FileHandlers = {
  readonly [Name in FileCall]: (
    request: ParsedRequestOf<Name>,
  ) => Promise<Outcome<ResponseOf<Name>, AppError>>;
};

export interface FileCallOptions {
  readonly desk: Desk;
  readonly memory: FileMemory;
  readonly log: Log;
  /** Where new files go when the folder of the store takes none. */
  readonly dataFolder: string;
  /** Asks the person for a file; undefined where there is no dialog. The path, or null where they changed their mind. */
  readonly choose?: () => Promise<string | null>;
  readonly quit: () => void;
  readonly diagnostics: () => Promise<string>;
}

/** Faults under which something of the file may still be readable. */
const READABLE: ReadonlySet<AppError['code']> = new Set(['storeDamaged', 'storeHeader', 'storeUnreadable']);

/** What a person can do with the file as a whole, also where it is not open. */
export function fileHandlers(options: FileCallOptions): FileHandlers {
  const { desk, memory, choose } = options;
  const choices = createChoices();
  // A page that fails without end does not push all else out of the log.
  const mayNote = createRate(40, 0.02, () => performance.now());
  /** What was open since the start, so that there is a way back from a file that does not open. */
  const visited = new Set<string>();
  const others = () => [...visited, ...memory.recent()];
  const stateNow = () => Promise.resolve(success(startView(options, choices, others())));
  const opened = async (path: string, how: Opening = {}) => {
    if (desk.application !== null) visited.add(desk.path);
    await desk.open(path, how);
    return stateNow();
  };
  return {
    'file.state': stateNow,
    'file.retry': () => opened(desk.path),
    'file.open': async ({ token }) => {
      const path = choices.path(token);
      return path === null ? failure(appError('storeMissing')) : opened(path);
    },
    'file.choose': async () => {
      const path = (await choose?.()) ?? null;
      return path === null ? stateNow() : opened(path);
    },
    'file.unlock': ({ passphrase }) => opened(desk.path, { passphrase }),
    'file.protect': (request) => protect(options, request),
    'file.create': async ({ passphrase }) => {
      const how = passphrase === undefined ? {} : { passphrase };
      if (desk.fault?.code === 'storeGone') return opened(desk.path, { ...how, begin: true });
      const key = passphrase === undefined ? null : await newKey(passphrase);
      const made = makeFile(options, 'new', key, (path) => beginStore(path, key));
      return made.ok ? opened(made.value, how) : made;
    },
    'file.others': async () =>
      success({ files: choices.beside(desk.path, others()), choose: choose !== undefined }),
    'file.salvage': async () => salvaged(options, choices),
    'file.quit': async () => {
      // After the answer has gone out.
      setTimeout(options.quit, 100);
      return success(null);
    },
    'backups.list': async () => success({ backups: listBackups(desk.path).map(backupView) }),
    'backups.create': async () => {
      const outcome = await desk.backUp('manual');
      if (!outcome.ok) return outcome;
      const { backup, made } = outcome.value;
      return success({ backup: backupView(backup), made });
    },
    'backups.restore': async ({ backup: id }) => {
      const backup = listBackups(desk.path).find((each) => each.id === id);
      if (backup === undefined) return failure(appError('backupUnknown'));
      if (desk.application !== null) await desk.backUp('restore');
      const folders = [dirname(desk.path), options.dataFolder];
      const restored = restoreBackup(desk.path, backup, { time: Date.now(), folders, key: desk.key });
      if (!restored.ok) return restored;
      options.log.write({ event: 'fileMade', how: 'restored' });
      return opened(restored.value);
    },
    'diagnostics.note': async (fault) => {
      if (mayNote()) options.log.write({ event: 'windowFault', ...fault });
      return success(null);
    },
    'diagnostics.get': async () => success({ text: await options.diagnostics() }),
  };
}

export function isFileCall(name: string): name is FileCall {
  return Object.hasOwn(CONTRACT, name) && /^(file|backups|diagnostics)\./.test(name);
}

function startView(
  { desk, choose }: FileCallOptions,
  choices: Choices,
  others: readonly string[],
): StartView {
  const { fault } = desk;
  if (fault === null) return { state: 'open', storeName: storeName(desk), encrypted: desk.key !== null };
  // A drive that hangs is not asked for its files.
  const silent = fault.code === 'storeStalled';
  const offers = {
    others: choices.beside(silent ? null : desk.path, others),
    choose: choose !== undefined,
    backups: silent ? [] : listBackups(desk.path).map(backupView),
    salvage: READABLE.has(fault.code),
  };
  return { state: 'failed', storeName: storeName(desk), error: fault, offers };
}

function backupView({ id, time, reason, bytes }: Backup): BackupView {
  return { id, at: new Date(time).toISOString(), reason, bytes };
}

/** Encrypts the open file, changes its passphrase, or decrypts it; whoever asks must know the present one. */
async function protect(
  { desk, log }: FileCallOptions,
  { current, next }: ParsedRequestOf<'file.protect'>,
): Promise<Outcome<ResponseOf<'file.protect'>, AppError>> {
  if (desk.application === null) return failure(desk.fault ?? appError('storeNotOpen'));
  const { key, path } = desk;
  if (key !== null && (current === null || !sameKey(key, await keyFor(path, current)))) {
    return failure(appError('passphraseNotCurrent'));
  }
  const changed = await desk.changeKey(next === null ? null : await newKey(next));
  if (changed.ok) log.write({ event: 'protected', encrypted: next !== null, ...changed.value });
  return changed;
}

function makeFile(
  { desk, dataFolder, log }: FileCallOptions,
  word: 'new' | 'rescued',
  key: StoreKey | null,
  make: (path: string) => AppError | null,
): Outcome<string, AppError> {
  const folders = [dirname(desk.path), dataFolder];
  const made = makeFreshFile(desk.path, { word, time: Date.now(), folders, key }, make);
  if (made.ok) log.write({ event: 'fileMade', how: word });
  return made;
}

function beginStore(path: string, key: StoreKey | null): AppError | null {
  const store = openStore(path, { key });
  if (!store.ok) return store.faults[0] ?? null;
  store.value.close();
  return null;
}

function salvaged(options: FileCallOptions, choices: Choices): Outcome<ResponseOf<'file.salvage'>, AppError> {
  let found: Salvaged | null = null;
  const { path: damaged, key } = options.desk;
  const made = makeFile(options, 'rescued', key, (path) => {
    try {
      found = salvage(damaged, path, key);
      return found.rows === 0 ? appError('nothingReadable') : null;
    } catch (error) {
      return openFault(error);
    }
  });
  if (!made.ok) return made;
  const { plans, rows, damagedTables } = found as unknown as Salvaged;
  return success({ file: choices.offer(made.value), plans, rows, damagedTables });
}
