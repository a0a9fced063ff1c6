import { z } from 'zod';
import type { BackupView, FileChoice, SalvageView, StartView } from '../views-files.ts';
import { call, id, nothing } from './fields.ts';

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
  /** Begins a new file and opens it. */
  'file.create': call(nothing)<StartView>(),
  'file.others': call(nothing)<{ files: FileChoice[]; choose: boolean }>(),
  /** Saves whatever can be read of the file into a new one, which can then be opened. */
  'file.salvage': call(nothing)<SalvageView>(),
  'file.quit': call(nothing)<null>(),

  'backups.list': call(nothing)<{ backups: BackupView[] }>(),
  'backups.create': call(nothing)<{ backup: BackupView; made: boolean }>(),
  /** Copies a backup into a new file and opens that; the file that is open stays as it is. */
  'backups.restore': call(z.strictObject({ backup: id }))<StartView>(),

  /** What support needs to know, without anything of a plan. */
  'diagnostics.get': call(nothing)<{ text: string }>(),
} as const;
