import type { GridCell } from './grid.ts';

/** Which mark stands before the decimals: `1,234.56` or `1.234,56`. */
export type DecimalMark = '.' | ',';

const MULTIPLIERS: Readonly<Record<string, number>> = {
  千: 1e3,
  万: 1e4,
  萬: 1e4,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  億: 1e8,
  k: 1e3,
  tsd: 1e3,
  m: 1e6,
  mn: 1e6,
  mio: 1e6,
  million: 1e6,
  bn: 1e9,
  mrd: 1e9,
};

/** A text taken apart: sign, digits with their marks, and what they are counted in. */
interface Parts {
  readonly negative: boolean;
  readonly digits: string;
  readonly multiplier: number;
}

/** Currencies before or after an amount: symbols, ISO codes, and what Chinese tables write. */
const CURRENCY =
  /^(?:[a-z]{2,3}\$|[$€£¥₩₹₽฿₫₱]|[a-z]{3}|人民币|美元|欧元)\s*|\s*(?:[$€£¥₩₹₽฿₫₱]|usd|eur|gbp|cny|rmb|jpy|sgd|brl|aed|元|人民币|美元|欧元|圆)$/gu;

function partsOf(text: string): Parts | null {
  let rest = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replaceAll('−', '-')
    .replace(/[\s\u00A0\u202F]+/g, ' ');
  let negative = false;
  const brackets = /^\((.*)\)$/.exec(rest);
  if (brackets) {
    negative = true;
    rest = brackets[1]!.trim();
  }
  const sign = (): boolean => {
    const match = /^([+-])\s*(.*)$/.exec(rest) ?? /^(.*?)\s*(-)$/.exec(rest);
    if (!match) return false;
    const before = match[1] === '+' || match[1] === '-';
    negative = negative !== (match[1] === '-' || match[2] === '-');
    rest = before ? match[2]! : match[1]!;
    return true;
  };
  const signed = sign();
  rest = rest.replace(CURRENCY, '').trim();
  if (signed && sign()) return null;
  if (!signed) sign();
  const match = /^([\d.,' ’]*\d[\d.,' ’]*?)\s*(\p{L}*)\.?$/u.exec(rest);
  if (!match) return null;
  const unit = match[2]!.replace(/(元|圆)$/u, '');
  const multiplier = unit === '' ? 1 : MULTIPLIERS[unit];
  if (multiplier === undefined) return null;
  return { negative, digits: match[1]!.replace(/[' ’]/g, ''), multiplier };
}

/** What a text says about the decimal mark; null where it could be either. */
function evidence(digits: string): DecimalMark | null {
  const comma = digits.lastIndexOf(',');
  const point = digits.lastIndexOf('.');
  if (comma >= 0 && point >= 0) return comma > point ? ',' : '.';
  const mark = comma >= 0 ? ',' : point >= 0 ? '.' : null;
  if (mark === null) return null;
  const parts = digits.split(mark);
  const other: DecimalMark = mark === ',' ? '.' : ',';
  if (parts.length > 2) return other;
  return parts[1]!.length === 3 && parts[0]!.length <= 3 && parts[0] !== '0' ? null : mark;
}

/** The decimal mark that a table's texts speak for; `.` where they leave it open. */
export function guessDecimalMark(cells: Iterable<GridCell | null>): DecimalMark {
  let balance = 0;
  for (const cell of cells) {
    if (typeof cell !== 'string') continue;
    const parts = cell.length > 40 ? null : partsOf(cell);
    const mark = parts === null ? null : evidence(parts.digits);
    if (mark !== null) balance += mark === ',' ? 1 : -1;
  }
  return balance > 0 ? ',' : '.';
}

/**
 * The amount that a cell holds, in the unit it is written in: a number, or a text such as `1.234,56 €`, `$1,234.50`,
 * `(300)`, `12万`, `1.2亿`, `3.5 Mio.`. Null where it is none; percentages are none.
 */
export function readAmount(cell: GridCell | null, mark: DecimalMark): number | null {
  if (typeof cell === 'number') return cell;
  if (typeof cell !== 'string' || cell.length > 40) return null;
  const parts = partsOf(cell);
  if (parts === null) return null;
  const group = mark === '.' ? ',' : '.';
  const plain = grouped(parts.digits, group, mark);
  if (plain === null) return null;
  const value = Number(plain) * parts.multiplier;
  // Multiplied decimals come out a hair off what the text says.
  const exact = parts.multiplier === 1 ? value : Number(value.toPrecision(15));
  return parts.negative ? -exact : exact;
}

/** The digits as JavaScript reads them; null where marks stand where no one puts them. */
function grouped(digits: string, group: string, mark: DecimalMark): string | null {
  const [whole = '', fraction, ...more] = digits.split(mark);
  if (more.length > 0 || fraction?.includes(group)) return null;
  const groups = whole.split(group);
  const sound =
    groups.length === 1 || (groups[0] !== '' && groups.slice(1).every((each) => /^\d{3,4}$/.test(each)));
  if (!sound) return null;
  return `${groups.join('') || '0'}${fraction === undefined ? '' : `.${fraction || '0'}`}`;
}
