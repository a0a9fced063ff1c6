import { type Minor, minorUnits } from '#shared/money.ts';
import { evaluateArithmetic } from './arithmetic.ts';
import { SCALES } from './scales.ts';

/** Why a text is no amount. */
export type AmountFault = 'notANumber' | 'tooManyDecimals' | 'tooLarge';
export type ParsedAmount = { ok: true; amount: Minor } | { ok: false; fault: AmountFault };

export type DecimalMark = '.' | ',';

const fault = (reason: AmountFault): ParsedAmount => ({ ok: false, fault: reason });

/**
 * Reads what is typed into a cell that holds `current`: an amount as {@link parseAmount} reads it, or a change of what
 * is there by percent, `+5%` or `-2.5%`.
 */
export function parseTyped(text: string, current: Minor, decimals: number): ParsedAmount {
  const change = /^([+-])(.+)%$/.exec(normalise(text));
  if (!change) return parseAmount(text, decimals);
  const [, sign, size = ''] = change;
  const digits = splitNumber(size, '.');
  if (!digits) return fault('notANumber');
  const percent = Number(`${digits.whole}.${digits.fraction || '0'}`) * (sign === '-' ? -1 : 1);
  return amountOf(Math.round((current * (100 + percent)) / 100));
}

function amountOf(minor: number): ParsedAmount {
  return Number.isSafeInteger(minor) ? { ok: true, amount: minorUnits(minor) } : fault('tooLarge');
}

/**
 * Reads an amount in the main unit as people type and spreadsheets copy it: `30,000`, `30 000,50`, `$30k`, `25万`,
 * `(1,200)`, `=1.2*45000`. Decimals are read from the digits, so that no cent is lost in a double; a scale or an
 * arithmetic result is rounded to the minor unit.
 * @param mark decimal mark where the text itself leaves it open
 */
export function parseAmount(text: string, decimals: number, mark: DecimalMark = '.'): ParsedAmount {
  const plain = normalise(text);
  if (plain.startsWith('=')) {
    const value = evaluateArithmetic(plain.slice(1));
    return value === null ? fault('notANumber') : amountOf(Math.round(value * 10 ** decimals));
  }
  const negative = /^\(.*\)$/.test(plain) || /^-|-$/.test(plain);
  const bare = plain.replace(/^[(+-]|[)-]$/g, '');
  const scale = SCALES[bare.at(-1) ?? ''];
  const digits = splitNumber(scale ? bare.slice(0, -1) : bare, mark);
  if (!digits) return fault('notANumber');
  const minor = scale
    ? Math.round(Number(`${digits.whole}.${digits.fraction || '0'}`) * scale * 10 ** decimals)
    : exactMinor(digits, decimals);
  if (minor === null) return fault('tooManyDecimals');
  return amountOf(negative && minor !== 0 ? -minor : minor);
}

/** Full-width forms, spaces, currency signs and codes are taken away; what remains is about the number. */
function normalise(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[−–—]/g, '-')
    .replace(/[\s'’_]/gu, '')
    .replace(/\p{Sc}/gu, '')
    .replace(/^([(-]?)[A-Z]{3}(?=[\d.,-])/i, '$1')
    .replace(/(?<=\d)(?:[A-Z]{3}|元)(\)?)$/i, '$1');
}

/** Takes a number apart by its marks; null where they make no sense together. */
function splitNumber(text: string, mark: DecimalMark): { whole: string; fraction: string } | null {
  if (!/^[\d.,]*\d[\d.,]*$/.test(text)) return null;
  const decimal = decimalMarkOf(text) ?? mark;
  const grouping = decimal === '.' ? ',' : '.';
  const parts = text.split(decimal);
  if (parts.length > 2) return null;
  const [whole = '', fraction = ''] = parts;
  if (fraction.includes(grouping)) return null;
  const groups = whole.split(grouping);
  const wellGrouped =
    groups.length === 1 ||
    (/^[1-9]/.test(groups[0] ?? '') && groups.slice(1).every((group) => group.length >= 2));
  if (!wellGrouped || (groups.length > 1 && groups.at(-1)?.length !== 3)) return null;
  return { whole: groups.join('') || '0', fraction };
}

/** The decimal mark that a number shows by itself; null where it could be either, or has none. */
export function decimalMarkOf(text: string): DecimalMark | null {
  const dots = text.split('.').length - 1;
  const commas = text.split(',').length - 1;
  if (dots > 0 && commas > 0) return text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ',';
  if (dots > 1) return ',';
  if (commas > 1) return '.';
  const single = /[.,](\d*)$/.exec(text);
  if (!single || single[1]?.length === 3) return null;
  return single[0].startsWith('.') ? '.' : ',';
}

/** The decimal mark that the cells of a pasted block agree on: one clear cell decides for those that leave it open. */
export function decimalMarkOfBlock(cells: readonly (readonly string[])[]): DecimalMark {
  const marks = new Set(cells.flatMap((row) => row.flatMap((cell) => decimalMarkOf(normalise(cell)) ?? [])));
  return marks.size === 1 && marks.has(',') ? ',' : '.';
}

function exactMinor(
  { whole, fraction }: { whole: string; fraction: string },
  decimals: number,
): number | null {
  const significant = fraction.replace(/0+$/, '');
  if (significant.length > decimals) return null;
  return Number(whole + significant.padEnd(decimals, '0'));
}
