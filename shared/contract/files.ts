import { z } from 'zod';
import { FAULT_FRAME, FAULT_NAME, MOST_FRAMES } from '../fault.ts';
import type { BackupView, FileChoice, ProtectedView, SalvageView, StartView } from '../views-files.ts';
import { SHORTEST_PASSPHRASE } from '../views-files.ts';
import { call, id, nothing } from './fields.ts';

const passphrase = z.string().min(1).max(1024);
/** Shorter ones can be guessed by who has the file, whatever a guess costs. */
const newPassphrase = passphrase.min(SHORTEST_PASSPHRASE);

/**
 * The store file itself and its backups. Answered by the host, also where no file is open. Files are named by tokens
 * that the host gave out, never by paths.
 */
export const FILE_CALLS = {
  'file.state': call(nothing)<StartView>(),
  /** Tries to open the same file again. */
  'file.retry': call(nothing)<StartView>(),
  'file.open': call(z.strictObject({ token: id }))<StartView>(),
  /** Lets the person choose a file in a dialog of the system; unchanged where none was chosen or there is no dialog. */
  'file.choose': call(nothing)<StartView>(),
  /** Begins a new file and opens it; encrypted with a passphrase where one is given. */
  'file.create': call(z.strictObject({ passphrase: newPassphrase.optional() }))<StartView>(),
  /** Opens an encrypted file. */
  'file.unlock': call(z.strictObject({ passphrase }))<StartView>(),
  /** Encrypts the open file and its backups, changes its passphrase, or (`next` null) decrypts it. */
  'file.protect': call(
    z.strictObject({ current: passphrase.nullable(), next: newPassphrase.nullable() }),
  )<ProtectedView>(),
  'file.others': call(nothing)<{ files: FileChoice[]; choose: boolean }>(),
  /** Saves whatever can be read of the file into a new one, which can then be opened. */
  'file.salvage': call(nothing)<SalvageView>(),
  'file.quit': call(nothing)<null>(),

  'backups.list': call(nothing)<{ backups: BackupView[] }>(),
  'backups.create': call(nothing)<{ backup: BackupView; made: boolean }>(),
  /** Copies a backup into a new file and opens that; the file that is open stays as it is. */
  'backups.restore': call(z.strictObject({ backup: id }))<StartView>(),

  /** A defect in the window, for the log: its kind and places in our scripts, nothing that could be of a plan. */
  'diagnostics.note': call(
    z.strictObject({
      kind: z.enum(['render', 'script', 'promise']),
      name: z.string().regex(FAULT_NAME),
      frames: z.array(z.string().regex(FAULT_FRAME)).max(MOST_FRAMES),
    }),
  )<null>(),
  /** What support needs to know, without anything of a plan. */
  'diagnostics.get': call(nothing)<{ text: string }>(),
} as const;
