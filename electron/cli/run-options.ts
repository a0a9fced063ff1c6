import { type Command, Option } from 'commander';
import { MOST_TRIALS, SAMPLINGS, type Sampling } from '#shared/result.ts';
import { wholeNumber } from './numbers.ts';
import { addPassphraseOption, type PassphraseOption } from './passphrase.ts';
import type { Words } from './words.ts';

const MOST_THREADS = 256;

/** What decides a run, from the command line. */
export interface RunOptions extends PassphraseOption {
  readonly trials: number;
  readonly seed: number;
  readonly sampling: Sampling;
  readonly threads?: number;
}

/** The options that `simulate` and `compare` share. */
export function addRunOptions(command: Command, words: Words): Command {
  return addPassphraseOption(command, words)
    .option('--trials <n>', words('optionTrials'), wholeNumber(words, 1, MOST_TRIALS), 20_000)
    .option('--seed <n>', words('optionSeed'), wholeNumber(words, 0, Number.MAX_SAFE_INTEGER), 1)
    .addOption(
      new Option('--sampling <method>', words('optionSampling')).choices([...SAMPLINGS]).default('sobol'),
    )
    .option('--threads <n>', words('optionThreads'), wholeNumber(words, 1, MOST_THREADS));
}
