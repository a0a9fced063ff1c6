import { CURRENCIES_IN_USE } from '../currencies.ts';

/** What signs and words stand for; `$`, `¥` and `元` are written for several. */
const SIGNS: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  '£': ['GBP'],
  '₩': ['KRW'],
  '₹': ['INR'],
  '₽': ['RUB'],
  '฿': ['THB'],
  '₫': ['VND'],
  '₱': ['PHP'],
  '¥': ['CNY', 'JPY'],
  $: [
    'USD',
    'AUD',
    'CAD',
    'HKD',
    'SGD',
    'NZD',
    'TWD',
    'MXN',
    'ARS',
    'CLP',
    'COP',
    'BND',
    'JMD',
    'NAD',
    'TTD',
  ],
  US$: ['USD'],
  A$: ['AUD'],
  C$: ['CAD'],
  S$: ['SGD'],
  R$: ['BRL'],
  HK$: ['HKD'],
  NT$: ['TWD'],
  NZ$: ['NZD'],
  MX$: ['MXN'],
  RMB: ['CNY'],
  人民币: ['CNY'],
  美元: ['USD'],
  欧元: ['EUR'],
  英镑: ['GBP'],
  日元: ['JPY'],
  港元: ['HKD'],
  元: ['CNY', 'HKD', 'MOP', 'TWD'],
  圆: ['CNY', 'JPY'],
};

const WRITTEN =
  /(?:(?<![A-Za-z])[A-Za-z]{1,2})?\$|[€£¥₩₹₽฿₫₱]|人民币|[美欧日港]元|英镑|[元圆]|(?<![\p{L}_])[A-Za-z]{3}(?![\p{L}_])/gu;

/** In a head a currency stands in brackets or behind `in`: `Amount (EUR)`, `Betrag in €`. */
const IN_HEAD = /[([]\s*([^)\]]{1,20}?)\s*[)\]]|(?:^|\s)in\s+(\S{1,5})$/i;

/** A currency as it is written, and the codes that it may stand for. */
export interface WrittenCurrency {
  readonly sign: string;
  readonly codes: readonly string[];
}

/** The first currency that a text names by sign, code or word; null where there is none. */
export function currencyIn(text: string): WrittenCurrency | null {
  for (const [sign] of text.normalize('NFKC').matchAll(WRITTEN)) {
    const code = sign.toUpperCase();
    const codes = SIGNS[code] ?? (CURRENCIES_IN_USE.has(code) ? [code] : null);
    if (codes !== null) return { sign, codes };
  }
  return null;
}

/** The currency that the head over a column of amounts names. */
export function currencyInHead(text: string): WrittenCurrency | null {
  const [, inBrackets, behind] = IN_HEAD.exec(text.normalize('NFKC')) ?? [];
  return currencyIn(inBrackets ?? behind ?? '');
}

/** What a number format of a workbook shows with the number: `€` of `#,##0.00 [$€-407]`; null for no currency. */
export function currencyOfFormat(format: string): string | null {
  const shown = format.replace(/\[(?!\$)[^\]]*\]/g, '').replace(/\[\$([^\]-]*)[^\]]*\]/g, '$1');
  return currencyIn(shown)?.sign ?? null;
}
