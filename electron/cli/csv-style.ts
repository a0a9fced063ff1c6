import { type Command, Option } from 'commander';
import { type CsvStyle, PLAIN } from '../exchange/csv.ts';
import type { Words } from './words.ts';

/** Ways to write separated values, by the name of `--csv-style`. */
export const CSV_STYLES = {
  plain: PLAIN,
  excel: { separator: ',', decimalMark: '.', byteOrderMark: true },
  semicolon: { separator: ';', decimalMark: ',', byteOrderMark: true },
  tab: { separator: '\t', decimalMark: '.', byteOrderMark: true },
} as const satisfies Record<string, CsvStyle>;

export type CsvStyleName = keyof typeof CSV_STYLES;

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
    .addOption(style.choices(Object.keys(CSV_STYLES)).default('plain'));
}
