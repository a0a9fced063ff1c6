import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { AppError } from '#shared/errors.ts';
import { failure, type Outcome, success } from '#shared/outcome.ts';
import { notRead } from './terminal.ts';
import type { Words } from './words.ts';

/** The passphrase of an encrypted store file: never an argument, which every user of the machine can see. */
export interface PassphraseOption {
  readonly passphraseFile?: string;
}

/** The variable of the environment that may hold it. */
export const PASSPHRASE_VARIABLE = 'HEADROOM_PASSPHRASE';

export function addPassphraseOption(command: Command, words: Words): Command {
  return command.option('--passphrase-file <file>', words('optionPassphraseFile'));
}

/**
 * The first line of the file that was named, else what the environment holds; null where neither was given. Fault: the
 * file cannot be read.
 */
export function givenPassphrase(
  { passphraseFile }: PassphraseOption,
  environment: NodeJS.ProcessEnv = process.env,
): Outcome<string | null, AppError> {
  if (passphraseFile === undefined) return success(environment[PASSPHRASE_VARIABLE] || null);
  try {
    const [line] = readFileSync(passphraseFile, 'utf8').split(/\r?\n/, 1);
    return success(line || null);
  } catch (error) {
    return failure(notRead(error));
  }
}
