import type { CellFormulaValue, Worksheet } from 'exceljs';
import { labelText } from '#shared/locale.ts';
import { formatTemplate } from '#shared/messages/message.ts';
import { WORKBOOK_MESSAGES } from '#shared/messages/workbook.ts';
import type { LimitDefinition } from '#shared/plan/document.ts';
import {
  type AllocationLayout,
  FIRST_PERIOD_COLUMN,
  FIRST_ROW,
  GROUP_COLUMN,
  GROUP_WIDTH,
  HEAD_ROW,
  LINE_COLUMN,
  LINE_WIDTH,
  NO_LINE,
  SHARE_WIDTH,
  wholeColumn,
} from './allocation-sheet.ts';
import type { AllocationTable } from './allocation-table.ts';
import { coverOf, placeText } from './places.ts';
import {
  columnLetter,
  fitRow,
  HEAD,
  HEAD_OF_FIGURES,
  moneyFormat,
  PERCENT_FORMAT,
  putFormula,
  putText,
  QUIET,
  WRAPPED,
} from './sheet-style.ts';
import type { WorkbookContext } from './workbook-context.ts';

/** Limits that a sheet shows; each has a column that marks the rows it covers. */
const MOST_LIMITS = 60;

/** Shares are compared after rounding, so that sums of cents do not break a limit by their last bit. */
const SHARE_DIGITS = 12;

function roundedShare(covered: number, total: number): number {
  return Number((covered / total).toFixed(SHARE_DIGITS));
}

const BROKEN = { type: 'pattern', pattern: 'solid', bgColor: { argb: 'FFF8D7DA' } } as const;

interface Limit {
  readonly definition: LimitDefinition;
  readonly from: number;
  readonly to: number;
  readonly least: number | null;
  readonly most: number | null;
  readonly covers: (region: string, line: string) => boolean;
  /** Column that has a 1 in every row that the limit covers. */
  readonly mark: number;
  readonly row: number;
}

function words(
  context: WorkbookContext,
  { definition: { label, at, of, each }, least, most }: Limit,
): [string, string] {
  const format = (value: number) =>
    of === 'share'
      ? `${Math.round(value * 1000) / 10} %`
      : value.toLocaleString(context.locale, { minimumFractionDigits: context.decimals });
  const key =
    least === null
      ? most === null
        ? 'limitFree'
        : 'limitAtMost'
      : most === null
        ? 'limitAtLeast'
        : 'limitBetween';
  const bounds = formatTemplate(WORKBOOK_MESSAGES[key][context.locale], {
    least: least === null ? '' : format(least),
    most: most === null ? '' : format(most),
  });
  const span = context.word(each === 'plan' ? 'wholePlan' : 'eachPeriod');
  return [labelText(label, context.locale, placeText(context, at ?? {})), `${bounds} · ${span}`];
}

class LimitRows {
  readonly #sheet: Worksheet;
  readonly #context: WorkbookContext;
  readonly #table: AllocationTable;
  readonly #layout: AllocationLayout;

  constructor(sheet: Worksheet, context: WorkbookContext, table: AllocationTable, layout: AllocationLayout) {
    this.#sheet = sheet;
    this.#context = context;
    this.#table = table;
    this.#layout = layout;
  }

  /** Marks the rows of the lines that the limit covers. */
  #mark({ covers, mark }: Limit): void {
    let row = FIRST_ROW;
    for (const group of this.#table.groups) {
      for (const line of group.lines) {
        row += 1;
        if (covers(group.id, line.id)) {
          const cell = this.#sheet.getCell(row, mark);
          cell.value = 1;
          cell.style = QUIET;
        }
      }
      row += 1;
    }
    this.#sheet.getColumn(mark).hidden = true;
  }

  /** What is covered, in minor units, in a period or, for null, in all from first to last. */
  #covered({ covers, from, to }: Limit, period: number | null): { covered: number; total: number } {
    const sum = (amounts: readonly number[]) =>
      period === null ? amounts.slice(from, to + 1).reduce((a, b) => a + b, 0) : (amounts[period] ?? 0);
    const lines = this.#table.groups.flatMap((group) =>
      group.lines.filter((line) => covers(group.id, line.id)),
    );
    return { covered: lines.reduce((a, line) => a + sum(line.amounts), 0), total: sum(this.#table.amounts) };
  }

  #put(limit: Limit, column: number, period: number | null, covered: string, total: string): void {
    const { decimals } = this.#context;
    const value = this.#covered(limit, period);
    if (limit.definition.of !== 'share') {
      const formula = `ROUND(${covered},${decimals})`;
      putFormula(
        this.#sheet,
        limit.row,
        column,
        formula,
        value.covered / 10 ** decimals,
        moneyFormat(decimals),
      );
      return;
    }
    const cell = this.#sheet.getCell(limit.row, column);
    const result = value.total === 0 ? '' : roundedShare(value.covered, value.total);
    const formula = `IF(${total}=0,"",ROUND(${covered}/${total},${SHARE_DIGITS}))`;
    cell.value = { formula, result } as CellFormulaValue;
    cell.style = { numFmt: PERCENT_FORMAT };
  }

  /** A period's cells, or the one of all periods together, and in how many of them the limit is broken. */
  write(limit: Limit): void {
    const { row, mark, from, to, definition } = limit;
    const { totalRow, totalColumn, shareColumn } = this.#layout;
    const [name, rule] = words(this.#context, limit);
    putText(this.#sheet, row, this.#layout.keyColumn, NO_LINE, QUIET);
    putText(this.#sheet, row, GROUP_COLUMN, name, WRAPPED);
    putText(this.#sheet, row, LINE_COLUMN, rule, WRAPPED);
    fitRow(this.#sheet, row, name, GROUP_WIDTH);
    fitRow(this.#sheet, row, rule, LINE_WIDTH);
    this.#mark(limit);
    const marks = wholeColumn(this.#layout, mark);
    const covered = (column: number) => {
      const letter = columnLetter(column);
      return `SUMIF(${marks},1,${letter}$${FIRST_ROW}:${letter}$${totalRow - 1})`;
    };
    const first = FIRST_PERIOD_COLUMN + from;
    const last = FIRST_PERIOD_COLUMN + to;
    const whole = definition.each === 'plan';
    if (whole) {
      const sums = Array.from({ length: to - from + 1 }, (_, n) => covered(first + n));
      const total = `SUM(${columnLetter(first)}$${totalRow}:${columnLetter(last)}$${totalRow})`;
      this.#put(limit, totalColumn, null, `(${sums.join('+')})`, total);
    } else {
      for (let column = first; column <= last; column++) {
        this.#put(
          limit,
          column,
          column - FIRST_PERIOD_COLUMN,
          covered(column),
          `${columnLetter(column)}$${totalRow}`,
        );
      }
    }
    const range = whole
      ? `$${columnLetter(totalColumn)}$${row}:$${columnLetter(totalColumn)}$${row}`
      : `$${columnLetter(first)}$${row}:$${columnLetter(last)}$${row}`;
    this.#broken(limit, range, shareColumn);
  }

  #broken(limit: Limit, range: string, column: number): void {
    const { row, least, most, from, to, definition } = limit;
    const scale = definition.of === 'share' ? 1 : 10 ** this.#context.decimals;
    const counts = [
      least === null ? null : `COUNTIF(${range},"<${least}")`,
      most === null ? null : `COUNTIF(${range},">${most}")`,
    ].filter((each) => each !== null);
    const periods =
      definition.each === 'plan' ? [null] : Array.from({ length: to - from + 1 }, (_, n) => from + n);
    const broken = periods.filter((period) => {
      const { covered, total } = this.#covered(limit, period);
      if (definition.of === 'share' && total === 0) return false;
      const value = definition.of === 'share' ? roundedShare(covered, total) : covered / scale;
      return (least !== null && value < least) || (most !== null && value > most);
    });
    putFormula(this.#sheet, row, column, counts.join('+') || '0', broken.length, '0');
    this.#highlight(limit, range);
  }

  /** Red where the limit is broken: its own cells, and the amounts that it covers in a period that breaks it. */
  #highlight({ row, least, most, from, to, definition, mark }: Limit, range: string): void {
    const test = (cell: string) =>
      [least === null ? null : `${cell}<${least}`, most === null ? null : `${cell}>${most}`]
        .filter(Boolean)
        .join(',');
    const rule = (formula: string, priority: number) => ({
      type: 'expression' as const,
      formulae: [formula],
      style: { fill: BROKEN },
      priority,
    });
    const own = range.replaceAll('$', '');
    const cell = own.slice(0, own.indexOf(':'));
    if (least === null && most === null) return;
    this.#sheet.addConditionalFormatting({
      ref: own,
      rules: [rule(`AND(ISNUMBER(${cell}),OR(${test(cell)}))`, row)],
    });
    if (definition.each === 'plan' || this.#table.groups.length === 0) return;
    const first = columnLetter(FIRST_PERIOD_COLUMN + from);
    const ref = `${first}${FIRST_ROW}:${columnLetter(FIRST_PERIOD_COLUMN + to)}${this.#layout.totalRow - 1}`;
    const held = `${first}$${row}`;
    const marked = `$${columnLetter(mark)}${FIRST_ROW}=1`;
    this.#sheet.addConditionalFormatting({
      ref,
      rules: [rule(`AND(${marked},ISNUMBER(${held}),OR(${test(held)}))`, 10_000 + row)],
    });
  }
}

/** Writes each limit of the scenario under the total, held against what it covers. Returns the last row. */
export function writeLimits(
  sheet: Worksheet,
  context: WorkbookContext,
  table: AllocationTable,
  layout: AllocationLayout,
): number {
  const { limits } = context.scenario;
  const headRow = layout.totalRow + 3;
  if (limits.length === 0) return layout.totalRow + 1;
  const last = context.document.calendar.periods - 1;
  putText(sheet, headRow, layout.keyColumn, NO_LINE, QUIET);
  putText(sheet, headRow, GROUP_COLUMN, context.word('limits'), HEAD);
  for (let column = LINE_COLUMN; column < layout.shareColumn; column++)
    putText(sheet, headRow, column, '', HEAD);
  putText(sheet, headRow, layout.shareColumn, context.word('limitBroken'), HEAD_OF_FIGURES);
  fitRow(sheet, headRow, context.word('limitBroken'), SHARE_WIDTH);
  const rows = new LimitRows(sheet, context, table, layout);
  limits.slice(0, MOST_LIMITS).forEach((definition, n) => {
    const { from = 0, to = last, min = null, max = null, at } = definition;
    const mark = layout.keyColumn + 1 + n;
    putText(sheet, HEAD_ROW, mark, `${context.word('limits')} ${n + 1}`, QUIET);
    rows.write({
      definition,
      from,
      to,
      least: min,
      most: max,
      covers: coverOf(context, at),
      mark,
      row: headRow + 1 + n,
    });
  });
  if (limits.length <= MOST_LIMITS) return headRow + limits.length;
  const row = headRow + MOST_LIMITS + 1;
  const left = { count: limits.length - MOST_LIMITS };
  putText(
    sheet,
    row,
    GROUP_COLUMN,
    formatTemplate(WORKBOOK_MESSAGES.limitsLeftOut[context.locale], left),
    QUIET,
  );
  return row;
}
