import { type ComparisonResult, QUANTILE_LEVELS, type SimulationResult } from '#shared/result.ts';
import type { Terminal } from './terminal.ts';

/** The levels that a summary shows. */
const SHOWN = QUANTILE_LEVELS.filter((level) => level === 0.05 || level === 0.5 || level === 0.95);

/** Wide characters take two columns of a terminal. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\uffe6]/.test(character) ? 2 : 1), 0);
}

function table(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  const pad = (text: string, column: number) => {
    const space = ' '.repeat((widths[column] ?? 0) - width(text));
    return column < 2 ? text + space : space + text;
  };
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
}

function formats({ locale }: Terminal) {
  const figures = new Intl.NumberFormat(locale, { maximumSignificantDigits: 5 });
  const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return {
    figure: (value: number | null | undefined) => (value == null ? '–' : figures.format(value)),
    share: (value: number | null | undefined) => (value == null ? '–' : shares.format(value)),
  };
}

/** The outputs that are one figure, as a table, for a person who named no file. */
export function resultSummary(result: SimulationResult, terminal: Terminal): string {
  const { words } = terminal;
  const { figure, share } = formats(terminal);
  const single = result.outputs.filter(({ cells }) => cells.length === 1);
  const head = [words('columnOutput'), words('columnUnit'), words('columnMean'), words('columnError')];
  const rows = single.map(({ variable, unit, cells: [cell] }) => [
    variable,
    unit,
    figure(cell?.mean),
    figure(cell?.standardError),
    ...SHOWN.map((level) => figure(cell?.quantiles[String(level)])),
    share(cell?.probabilityAtLeastTarget),
  ]);
  const { plan, scenario, trials, sampling, seed, engine } = result;
  const more = result.outputs.length - single.length;
  return [
    `${words('summaryHeader', { plan: plan.name, scenario, trials, sampling, seed, engine })}\n\n`,
    table([[...head, ...SHOWN.map((level) => `P${level * 100}`), words('columnTarget')], ...rows]),
    more > 0 ? `\n${words('moreCells', { outputs: more })}\n` : '',
  ].join('');
}

/** The same for differences from the baseline. */
export function comparisonSummary(result: ComparisonResult, terminal: Terminal): string {
  const { words } = terminal;
  const { figure, share } = formats(terminal);
  const head = [
    words('columnDifference'),
    words('columnUnit'),
    words('columnMean'),
    words('columnError'),
    ...SHOWN.map((level) => `P${level * 100}`),
    words('columnGreater'),
  ];
  const rows = result.pairs.flatMap(({ scenario, outputs }) =>
    outputs
      .filter(({ cells }) => cells.length === 1)
      .map(({ variable, unit, cells: [cell] }) => [
        `${variable}: ${scenario} − ${result.baseline}`,
        unit,
        figure(cell?.difference.mean),
        figure(cell?.difference.standardError),
        ...SHOWN.map((level) => figure(cell?.difference.quantiles[String(level)])),
        share(cell?.probabilityGreater),
      ]),
  );
  return table([head, ...rows]);
}
