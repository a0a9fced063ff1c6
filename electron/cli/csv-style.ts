import { type Command, Option } from 'commander';
import { CSV_STYLE_NAMES, type CsvStyleName } from '#shared/csv-style.ts';
import type { Words } from './words.ts';

/** What a run is written to: the options that `simulate` and `compare` share. */
export interface FileOptions {
  readonly json?: string;
  readonly xlsx?: string;
  readonly csv?: string;
  readonly samples?: string;
  readonly csvStyle: CsvStyleName;
}

export function addFileOptions(command: Command, words: Words): Command {
  const style = new Option('--csv-style <style>', words('optionCsvStyle'));
  return command
    .option('--json <file>', words('optionJson'))
    .option('--xlsx <file>', words('optionXlsx'))
    .option('--csv <file>', words('optionCsv'))
    .option('--samples <file>', words('optionSamples'))
    .addOption(style.choices(CSV_STYLE_NAMES).default('plain'));
}
