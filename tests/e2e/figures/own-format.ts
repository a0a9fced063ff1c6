import type { Locale } from '#shared/locale.ts';

/**
 * How figures are to be written, worked out here by decimal digits and by nothing that the window uses: what tests hold
 * the window's figures against.
 */

const MISSING = '—';

/** What decides how a figure is written. */
export interface Kind {
  readonly unit: string;
  readonly format: string;
}

const currencySign = ({ unit }: Kind): string => (/^USD($|\/)/.test(unit) ? '$' : '');

/** Commas between every three digits before the point. */
export function grouped(digits: string): string {
  const [whole = '', part] = digits.split('.');
  let text = '';
  for (let at = 0; at < whole.length; at += 1) {
    if (at > 0 && (whole.length - at) % 3 === 0) text += ',';
    text += whole[at];
  }
  return part === undefined ? text : `${text}.${part}`;
}

const withoutZeros = (digits: string): string =>
  digits.includes('.') ? digits.replace(/0+$/, '').replace(/\.$/, '') : digits;

const signed = (value: number, text: string): string => (value < 0 ? `−${text}` : text);

/** A whole number, a count of trials say. */
export const count = (value: number): string => grouped(value.toFixed(0));

/** A part of one as a percentage; with two digits that mean something where the decimals would only be noughts. */
export function percent(value: number | null | undefined, digits = 1): string {
  if (value == null) return MISSING;
  const size = 100 * Math.abs(value);
  const decimals = size.toFixed(digits);
  const text = size > 0 && Number(decimals) === 0 ? String(Number(size.toPrecision(2))) : grouped(decimals);
  return signed(value, `${text}%`);
}

const SCALES: Record<Locale, readonly (readonly [number, string])[]> = {
  en: [
    [1e12, 'T'],
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'K'],
  ],
  'zh-CN': [
    [1e12, '万亿'],
    [1e8, '亿'],
    [1e4, '万'],
  ],
};

/** For cards: three digits, four where the first unit of the language asks for it. */
export function short(value: number | null | undefined, kind: Kind, locale: Locale): string {
  if (value == null) return MISSING;
  if (kind.format === 'percent') return percent(value);
  const size = Math.abs(value);
  const four = (size >= 100 && size < 1000) || (locale === 'zh-CN' && size >= 1e7 && size < 1e8);
  const rounded = Number(size.toPrecision(four ? 4 : 3));
  const [scale, word] = SCALES[locale].find(([from]) => rounded >= from) ?? [1, ''];
  const digits = String(Number((rounded / scale).toPrecision(12)));
  return signed(value, `${currencySign(kind)}${digits}${word}`);
}

/** For tables: in full, with as many decimals as the size asks for. */
export function full(value: number | null | undefined, kind: Kind): string {
  if (value == null) return MISSING;
  if (kind.format === 'percent') return percent(value, 2);
  const size = Math.abs(value);
  const sign = currencySign(kind);
  if (sign === '') {
    const decimals = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return signed(value, grouped(withoutZeros(size.toFixed(decimals))));
  }
  if (size > 0 && size < 0.1) return signed(value, `${sign}${Number(size.toPrecision(2))}`);
  return signed(value, `${sign}${grouped(size.toFixed(size >= 1000 ? 0 : 2))}`);
}

/** A standard error has two digits. */
export const twoDigits = (error: number): number => Number(error.toPrecision(2));

/** A mean with its error, both as `write` does. */
export function withError(
  { mean, standardError }: { readonly mean: number | null; readonly standardError: number | null },
  write: (value: number | null) => string,
): string {
  return standardError === null ? write(mean) : `${write(mean)} ± ${write(twoDigits(standardError))}`;
}

/** A rank correlation: two decimals, with its sign. */
export function correlation(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  return Number(digits) === 0 ? digits : `${value < 0 ? '−' : '+'}${digits}`;
}

/** A quarter of a plan that begins in the first one of 2026, as heads of columns and axes have it. */
export function quarter(period: number, locale: Locale): string {
  const year = 2026 + Math.floor(period / 4);
  const number = (period % 4) + 1;
  return locale === 'en' ? `${year}-Q${number}` : `${year % 100}年Q${number}`;
}
