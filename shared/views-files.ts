import type { AppError } from './errors.ts';

/** What the host shows the window of the store file: whether it is open, its backups, what can be saved of it. */

/** Why a backup was made: at the start, before a migration, while one edits, before a restore or a deletion, by hand. */
export const BACKUP_REASONS = ['start', 'migration', 'hourly', 'restore', 'delete', 'manual'] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

/** Characters that a new passphrase has at least. */
export const SHORTEST_PASSPHRASE = 12;

export interface BackupView {
  id: string;
  /** ISO 8601 in UTC. */
  at: string;
  reason: BackupReason;
  bytes: number;
}

/** A store file that can be opened instead: a token, and its name without its folder. */
export interface FileChoice {
  token: string;
  name: string;
  /** When it was last written; ISO 8601 in UTC. */
  at: string;
  bytes: number;
}

/** What a person can do where the file is not open. Trying again and quitting are always there. */
export interface StartOffers {
  /** Files beside it and those opened before. */
  others: FileChoice[];
  /** A dialog of the system for any other file: in the desktop window alone. */
  choose: boolean;
  /** Newest first. */
  backups: BackupView[];
  /** Whatever can be read of the file can be saved into a new one. */
  salvage: boolean;
}

/** Whether the store file is open, and if not, why and what can be done. */
export type StartView =
  | { state: 'open'; storeName: string; encrypted: boolean }
  | { state: 'failed'; storeName: string; error: AppError; offers: StartOffers };

/** Backups that were encrypted or decrypted with their file, and those that were left as they are. */
export interface ProtectedView {
  backups: number;
  left: number;
}

/** What was saved of a damaged file into a new one. */
export interface SalvageView {
  /** The new file, which can be opened by its token. */
  file: FileChoice;
  plans: { name: string; complete: boolean }[];
  /** Rows read, over all tables. */
  rows: number;
  /** Tables of which rows could not be read. */
  damagedTables: string[];
}
