import { expect, it } from 'vitest';
import { currencyIn, currencyInHead, currencyOfFormat } from '#shared/table/currency.ts';

it.each([
  ['9.000,00 €', '€', 'EUR'],
  ['EUR 12', 'EUR', 'EUR'],
  ['12 chf', 'chf', 'CHF'],
  ['US$ 5', 'US$', 'USD'],
  ['R$5', 'R$', 'BRL'],
  ['￥12万', '¥', 'CNY'],
  ['12万元', '元', 'CNY'],
  ['3 美元', '美元', 'USD'],
])('“%s” is written with %s, which may be %s', (text, sign, code) => {
  const found = currencyIn(text);
  expect(found?.sign).toBe(sign);
  expect(found?.codes).toContain(code);
});

it.each(['12', '3.5 Mio.', '1.2k', '12万', '(300)', '5 mrd', 'total 12'])('“%s” names no currency', (text) =>
  expect(currencyIn(text)).toBeNull(),
);

it('of a head, what stands in brackets or behind “in” counts', () => {
  expect(currencyInHead('Betrag (EUR)')?.sign).toBe('EUR');
  expect(currencyInHead('金额（元）')?.codes).toContain('CNY');
  expect(currencyInHead('Budget in €')?.sign).toBe('€');
  for (const text of ['All markets', '2026-Q1', 'Amount (plan)', 'Total'])
    expect(currencyInHead(text)).toBeNull();
});

it.each([
  ['#,##0.00\\ [$€-407]', '€'],
  ['[$USD] #,##0.00', 'USD'],
  ['"R$"\\ #,##0', 'R$'],
  ['#,##0.00;[Red]-#,##0.00', null],
  ['[$-409]#,##0', null],
  ['General', null],
])('a number format %s shows %s', (format, sign) => expect(currencyOfFormat(format)).toBe(sign));
