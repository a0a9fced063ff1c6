import { CSV_STYLES, type CsvStyle } from '#shared/csv-style.ts';
import type { Locale } from '#shared/locale.ts';
import { workbookText } from '#shared/messages/workbook.ts';
import { currencyDecimals } from '#shared/money.ts';
import { periodLabel } from '#shared/plan/calendar.ts';
import type { PlanDocument } from '#shared/plan/document.ts';
import type { ResolvedScenario } from '#shared/plan/resolved.ts';
import {
  type CellResult,
  type ComparisonResult,
  type DifferenceCell,
  QUANTILE_LEVELS,
  type SimulationResult,
} from '#shared/result.ts';
import { allocationByRegion } from './allocation-table.ts';
import { resultDimensions } from './result-dimensions.ts';

/** Separated values by RFC 4180: CRLF after every record, quotes where a field needs them. */

const PLAIN = CSV_STYLES.plain;

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
  /** Whose trials they are, where a file holds those of several scenarios. */
  readonly scenario?: string;
  /** One value a trial. */
  readonly values: Float64Array;
}

function quoted(field: string, separator: string): string {
  return /["\r\n]/.test(field) || field.includes(separator) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Text as a field. A spreadsheet would run what starts like a formula, so an apostrophe goes before it. */
export function textField(text: string, { separator }: CsvStyle = PLAIN): string {
  return quoted(/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text, separator);
}

/** The shortest digits that read back as the same double (ECMA-262, Number::toString); `-0`, `NaN`, `Infinity` as such. */
export function numberField(value: number, { decimalMark, separator }: CsvStyle = PLAIN): string {
  const digits = Object.is(value, -0) ? '-0' : String(value);
  return decimalMark === '.' ? digits : quoted(digits.replace('.', ','), separator);
}

/** What a file begins with. */
function opening({ byteOrderMark }: CsvStyle): string {
  return byteOrderMark ? '\uFEFF' : '';
}

/** A whole table as text. */
function tableText(records: readonly (readonly string[])[], style: CsvStyle): string {
  return opening(style) + records.map((record) => record.join(style.separator) + RECORD_END).join('');
}

/** `npv`, `customers[sea]@3`; of several scenarios `base:npv`. */
export function sampleHeader({ variable, members, period, scenario }: Omit<SampleColumn, 'values'>): string {
  const name = scenario === undefined ? variable : `${scenario}:${variable}`;
  const cell = members.length === 0 ? name : `${name}[${members.join(',')}]`;
  return period === null ? cell : `${cell}@${period}`;
}

/** How many pieces {@link samplesCsv} comes in. */
export function samplePieces(columns: readonly SampleColumn[]): number {
  return 1 + Math.ceil((columns[0]?.values.length ?? 0) / ROWS_A_PIECE);
}

/** All trials, one record each, in pieces of text. Columns are equally long. */
export function* samplesCsv(columns: readonly SampleColumn[], style: CsvStyle = PLAIN): Generator<string> {
  const { separator } = style;
  const head = columns.map((column) => quoted(sampleHeader(column), separator)).join(separator);
  yield opening(style) + head + RECORD_END;
  const trials = columns[0]?.values.length ?? 0;
  for (let first = 0; first < trials; first += ROWS_A_PIECE) {
    let piece = '';
    for (let trial = first; trial < Math.min(first + ROWS_A_PIECE, trials); trial++) {
      for (let column = 0; column < columns.length; column++) {
        if (column > 0) piece += separator;
        piece += numberField(columns[column]!.values[trial]!, style);
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

/** Numbers as fields, empty where there is none. */
function figure(value: number | null | undefined, style: CsvStyle): string {
  return value === null || value === undefined ? '' : numberField(value, style);
}

/**
 * The summary of a run as one long table: a record for each cell of each output, with a column for each dimension that
 * any of them has (empty where an output has not) and one for each statistic (empty where it is null).
 */
export function resultsCsv(result: SimulationResult, style: CsvStyle = PLAIN): string {
  const dimensions = resultDimensions(result.outputs);
  const head = ['variable', 'unit', ...dimensions, ...STATISTICS.map(([header]) => header)];
  const records = result.outputs.flatMap(({ variable, unit, cells }) =>
    cells.map((cell) => [
      textField(variable, style),
      textField(unit, style),
      ...dimensions.map((dimension) => textField(String(cell.at[dimension] ?? ''), style)),
      ...STATISTICS.map(([, of]) => figure(of(cell), style)),
    ]),
  );
  return tableText([head, ...records], style);
}

const DIFFERENCES: readonly (readonly [
  header: string,
  of: (cell: DifferenceCell) => number | null | undefined,
])[] = [
  ['mean', ({ difference }) => difference.mean],
  ['standard_error', ({ difference }) => difference.standardError],
  ['sd', ({ difference }) => difference.sd],
  ...QUANTILE_LEVELS.map(
    (level) =>
      [
        `p${Math.round(level * 100)}`,
        ({ difference }: DifferenceCell) => difference.quantiles[String(level)],
      ] as const,
  ),
  ['probability_greater', (cell) => cell.probabilityGreater],
  ['probability_equal', (cell) => cell.probabilityEqual],
];

/** Differences from the baseline as one long table: a record for each scenario, output and cell. */
export function comparisonCsv({ baseline, pairs }: ComparisonResult, style: CsvStyle = PLAIN): string {
  const dimensions = resultDimensions(pairs.flatMap(({ outputs }) => outputs));
  const head = [
    'baseline',
    'scenario',
    'variable',
    'unit',
    ...dimensions,
    ...DIFFERENCES.map(([header]) => header),
  ];
  const records = pairs.flatMap(({ scenario, outputs }) =>
    outputs.flatMap(({ variable, unit, cells }) =>
      cells.map((cell) => [
        ...[baseline, scenario, variable, unit].map((text) => textField(text, style)),
        ...dimensions.map((dimension) => textField(String(cell.at[dimension] ?? ''), style)),
        ...DIFFERENCES.map(([, of]) => figure(of(cell), style)),
      ]),
    ),
  );
  return tableText([head, ...records], style);
}

/** A scenario's spend: a record for each region and line with its ids and labels, a column for each period. */
export function allocationCsv(
  document: PlanDocument,
  scenario: ResolvedScenario,
  locale: Locale,
  style: CsvStyle = PLAIN,
): string {
  const scale = 10 ** currencyDecimals(document.currency);
  const { periods } = document.calendar;
  const labels = Array.from({ length: periods }, (_, period) =>
    periodLabel(document.calendar, period, locale),
  );
  const names = ['regionId', 'lineId', 'region', 'line'] as const;
  const heads = [
    ...names.map((name) => workbookText(name, locale)),
    ...labels,
    workbookText('total', locale),
  ];
  const records = allocationByRegion(document, scenario, locale).groups.flatMap(
    ({ id: region, label, lines }) =>
      lines.map((line) => [
        ...[region, line.id, label, line.label].map((text) => textField(text, style)),
        ...[...line.amounts, line.total].map((amount) => numberField(amount / scale, style)),
      ]),
  );
  return tableText([heads.map((text) => textField(text, style)), ...records], style);
}
