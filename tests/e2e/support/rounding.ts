import type { Locale } from '#shared/locale.ts';

/**
 * How figures are to be written, worked out from their decimal digits without the window's own code and without Intl:
 * what the browser tests hold every figure on a screen to.
 */

/** What decides how a figure is written. */
export interface Kind {
  readonly unit: string;
  readonly format: string;
}

const MISSING = '—';

/** The digits of a value, rounded half up to a number of decimals (negative: tens, hundreds): a whole number and its scale. */
function roundedDigits(value: number, decimals: number): string {
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  // value = digits · 10^(exponent − places)
  const shift = Number(exponent) - (digits.length - 1) + decimals;
  if (shift >= 0) return digits + '0'.repeat(shift);
  const kept = digits.length + shift;
  const whole = kept > 0 ? BigInt(digits.slice(0, kept)) : 0n;
  const next = kept >= 0 ? Number(digits[kept] ?? '0') : 0;
  return String(next >= 5 ? whole + 1n : whole);
}

/** A size (no sign) with between `least` and `most` decimals. */
function decimal(size: number, most: number, least: number, grouped: boolean): string {
  const digits = roundedDigits(size, Math.max(0, most)).padStart(most + 1, '0');
  let whole = most > 0 ? digits.slice(0, -most) : digits;
  let part = most > 0 ? digits.slice(-most) : '';
  while (part.length > least && part.endsWith('0')) part = part.slice(0, -1);
  if (grouped) whole = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return part === '' ? whole : `${whole}.${part}`;
}

/** Decimals that leave so many significant digits; rounding up to the next power of ten takes one more place. */
function decimalsFor(size: number, significant: number): number {
  if (size === 0) return 0;
  return Math.max(0, significant - 1 - Math.floor(Math.log10(Number(size.toPrecision(significant)))));
}

/** A size with so many significant digits, also where these end before the point. */
function significantText(size: number, digits: number, grouped: boolean): string {
  const rounded = Number(size.toPrecision(digits));
  return decimal(rounded, decimalsFor(size, digits), 0, grouped);
}

const STEPS: Readonly<Record<Locale, readonly (readonly [number, string])[]>> = {
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

function compact(size: number, locale: Locale): string {
  const digits = locale === 'zh-CN' && size >= 1e7 && size < 1e8 ? 4 : size >= 1000 || size < 100 ? 3 : 4;
  const rounded = Number(size.toPrecision(digits));
  const [by, name] = STEPS[locale].find(([from]) => rounded >= from) ?? [1, ''];
  return `${significantText(rounded / by, digits, false)}${name}`;
}

const SIGNS: Readonly<Record<string, string>> = { USD: '$' };
const currencyOf = ({ unit }: Kind) => SIGNS[unit.split('/')[0] ?? ''] ?? '';
const negative = (value: number, text: string) => (value < 0 && /[1-9]/.test(text) ? `−${text}` : text);

/** `12.3%`; two digits where it would read as nothing. */
export function percentText(value: number | null | undefined, digits = 1): string {
  if (value == null) return MISSING;
  const size = Math.abs(value) * 100;
  const vanishes = value !== 0 && size < 0.5 * 10 ** -digits;
  const text = vanishes
    ? decimal(Number(size.toPrecision(2)), decimalsFor(size, 2), 0, false)
    : decimal(Number(size.toPrecision(15)), digits, digits, true);
  return negative(value, `${text}%`);
}

const ONE_SIDED = {
  en: { never: ['0% (below ', ')'], always: ['100% (above ', ')'] },
  'zh-CN': { never: ['0%（低于 ', '）'], always: ['100%（高于 ', '）'] },
} as const;

/**
 * A share of so many trials as a probability. None or all of them leave it below or above what would come up at all in
 * 19 of 20 runs, written to two digits on the safe side; anything else never reads as certain.
 */
export function probabilityText(
  { share, error, trials }: { share: number | null | undefined; error?: number | null; trials: number },
  locale: Locale,
  digits = 1,
): string {
  if (share == null) return MISSING;
  if (share === 0 || share === 1) {
    const [mantissa = '', power = '0'] = (100 * (1 - 0.05 ** (1 / trials))).toExponential().split('e');
    const places = Math.max(0, 1 - Number(power));
    const bound = `${Math.ceil(Number(mantissa) * 10)}e${Number(power) - 1}`;
    const text = decimal(share === 0 ? Number(bound) : 100 - Number(bound), places, places, false);
    const [before, after] = ONE_SIDED[locale][share === 0 ? 'never' : 'always'];
    return `${before}${text}%${after}`;
  }
  const rest = 100 * (1 - share);
  const places = rest < 0.5 * 10 ** -digits ? Math.ceil(-Math.log10(rest)) : digits;
  const text = percentText(share, places);
  return error == null ? text : `${text} ± ${percentText(error)}`;
}

/** A figure as cards and axes have it: `$3.28M`, `$328万`. */
export function shortText(value: number | null | undefined, kind: Kind, locale: Locale): string {
  if (value == null) return MISSING;
  if (kind.format === 'percent') return percentText(value);
  return negative(value, currencyOf(kind) + compact(Math.abs(value), locale));
}

/** A figure as tables have it: `$3,281,940`. */
export function fullText(value: number | null | undefined, kind: Kind): string {
  if (value == null) return MISSING;
  if (kind.format === 'percent') return percentText(value, 2);
  const size = Math.abs(value);
  const sign = currencyOf(kind);
  if (sign !== '' && size > 0 && size < 0.1) return negative(value, sign + significantText(size, 2, true));
  if (sign !== '')
    return negative(value, sign + decimal(size, size >= 1000 ? 0 : 2, size >= 1000 ? 0 : 2, true));
  return negative(value, decimal(size, size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3, 0, true));
}

/** A tick of an axis, a multiple of its `step`: abbreviated, with every digit that the number has. */
export function tickText(value: number, step: number, kind: Kind, locale: Locale): string {
  const size = Number(Math.abs(value).toPrecision(12));
  const decimals = (of: number) => Math.max(0, -Math.floor(Math.log10(of * (1 + 1e-9))));
  if (kind.format === 'percent') {
    const places = decimals(100 * step);
    return negative(value, `${decimal(Number((100 * size).toPrecision(12)), places, places, true)}%`);
  }
  const sign = currencyOf(kind);
  if (sign !== '' && step < 1) {
    const places = Math.max(2, decimals(step));
    return negative(value, sign + decimal(size, places, places, true));
  }
  const [by, name] = STEPS[locale].find(([from]) => size >= from) ?? [1, ''];
  return negative(value, sign + decimal(Number((size / by).toPrecision(12)), 12, 0, false) + name);
}

/** A value of one trial, with nine significant digits. */
export function exactText(value: number | null, kind: Kind): string {
  if (value === null) return MISSING;
  if (kind.format === 'percent') {
    const share = Math.abs(value) * 100;
    return negative(value, `${significantText(Number(share.toPrecision(15)), 9, true)}%`);
  }
  return negative(value, currencyOf(kind) + significantText(Math.abs(value), 9, true));
}

/** Of a standard error two digits mean something. */
export const twoDigits = (error: number): number => Number(error.toPrecision(2));

/** A mean and its standard error; `write` is one of the above. */
export function withErrorText(
  mean: number | null | undefined,
  error: number | null | undefined,
  write: (value: number | null | undefined) => string,
): string {
  return error == null ? write(mean) : `${write(mean)} ± ${write(twoDigits(error))}`;
}

/** A difference with its sign. */
export const signedText = (value: number | null, text: string): string =>
  `${(value ?? 0) > 0 ? '+' : ''}${text}`;

/** A rank correlation or a shift: two decimals and a sign. */
export function correlationText(value: number): string {
  const text = decimal(Math.abs(value), 2, 2, false);
  return /[1-9]/.test(text) ? `${value < 0 ? '−' : '+'}${text}` : text;
}

/** A whole number, a count of trials say. */
export const countText = (value: number): string => decimal(value, 0, 0, true);

/** Whole money in the main unit, in groups of thousands. */
export const amountText = (minor: number): string =>
  negative(minor, decimal(Math.abs(minor) / 100, 0, 0, true));

/** A factor: six digits that mean something. */
export const plainText = (value: number): string =>
  negative(value, significantText(Math.abs(value), 6, true));

/** Money to the last digit of its currency, with the currency's sign: `$14,880.00`. */
export const moneyText = (minor: number): string =>
  negative(minor, `$${decimal(Math.abs(minor) / 100, 2, 2, true)}`);

/** The same without a sign, where a column or a sentence names the currency. */
export const centsText = (minor: number): string =>
  negative(minor, decimal(Math.abs(minor) / 100, 2, 2, true));

/** A share in percentage points, without their name: one decimal, two where it is small. */
export function pointsText(share: number): string {
  const digits = Math.abs(share) < 0.001 ? 2 : 1;
  return negative(share, decimal(Number((Math.abs(share) * 100).toPrecision(15)), digits, digits, true));
}

/** A criterion of information, a statistic without unit: one decimal. */
export const oneDecimalText = (value: number): string =>
  negative(value, decimal(Math.abs(value), 1, 1, true));
