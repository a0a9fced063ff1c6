import { type CellResult, QUANTILE_LEVELS, type SimulationResult } from '#shared/result.ts';
import { resultDimensions } from './result-dimensions.ts';

/** Comma-separated values by RFC 4180: CRLF after every record, quotes where a field needs them. */

const RECORD_END = '\r\n';
/** Records are handed over in pieces of about this many, to keep writing fast and memory flat. */
const ROWS_A_PIECE = 512;

/** One column of `--samples`: all trials of one cell of an output. */
export interface SampleColumn {
  readonly variable: string;
  /** Member ids in the order of the variable's `over`. */
  readonly members: readonly string[];
  /** Null where the variable is not over `period`. */
  readonly period: number | null;
  /** One value a trial. */
  readonly values: Float64Array;
}

function quoted(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Text as a field. A spreadsheet would run what starts like a formula, so an apostrophe goes before it. */
export function textField(text: string): string {
  return quoted(/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
}

/** The shortest digits that read back as the same double (ECMA-262, Number::toString); `-0`, `NaN`, `Infinity` as such. */
export function numberField(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

/** `npv`, `customers[sea]@3`. */
export function sampleHeader({ variable, members, period }: Omit<SampleColumn, 'values'>): string {
  const cell = members.length === 0 ? variable : `${variable}[${members.join(',')}]`;
  return period === null ? cell : `${cell}@${period}`;
}

/** All trials, one record each, in pieces of text. Columns are equally long. */
export function* samplesCsv(columns: readonly SampleColumn[]): Generator<string> {
  yield columns.map((column) => quoted(sampleHeader(column))).join(',') + RECORD_END;
  const trials = columns[0]?.values.length ?? 0;
  for (let first = 0; first < trials; first += ROWS_A_PIECE) {
    let piece = '';
    for (let trial = first; trial < Math.min(first + ROWS_A_PIECE, trials); trial++) {
      for (let column = 0; column < columns.length; column++) {
        if (column > 0) piece += ',';
        piece += numberField(columns[column]!.values[trial]!);
      }
      piece += RECORD_END;
    }
    yield piece;
  }
}

const STATISTICS: readonly (readonly [
  header: string,
  of: (cell: CellResult) => number | null | undefined,
])[] = [
  ['mean', (cell) => cell.mean],
  ['standard_error', (cell) => cell.standardError],
  ['sd', (cell) => cell.sd],
  ['min', (cell) => cell.min],
  ...QUANTILE_LEVELS.map(
    (level) => [`p${Math.round(level * 100)}`, (cell: CellResult) => cell.quantiles[String(level)]] as const,
  ),
  ['max', (cell) => cell.max],
  ['tail_mean_5', (cell) => cell.tailMean['0.05']],
  ['tail_mean_95', (cell) => cell.tailMean['0.95']],
  ['target', (cell) => cell.target],
  ['probability_at_least_target', (cell) => cell.probabilityAtLeastTarget],
];

/**
 * The summary of a run as one long table: a record for each cell of each output, with a column for each dimension that
 * any of them has (empty where an output has not) and one for each statistic (empty where it is null).
 */
export function resultsCsv(result: SimulationResult): string {
  const dimensions = resultDimensions(result.outputs);
  const head = ['variable', 'unit', ...dimensions, ...STATISTICS.map(([header]) => header)];
  const records = result.outputs.flatMap(({ variable, unit, cells }) =>
    cells.map((cell) => [
      textField(variable),
      textField(unit),
      ...dimensions.map((dimension) => textField(String(cell.at[dimension] ?? ''))),
      ...STATISTICS.map(([, of]) => {
        const value = of(cell);
        return value === null || value === undefined ? '' : numberField(value);
      }),
    ]),
  );
  return [head, ...records].map((record) => record.join(',') + RECORD_END).join('');
}
