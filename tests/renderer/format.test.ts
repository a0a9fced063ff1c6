import { describe, expect, test } from 'vitest';
import { parseTrials } from '../../renderer/features/results/use-run-settings.ts';
import {
  currencyOf,
  formatCorrelation,
  formatDuration,
  formatFull,
  formatHeadline,
  formatMinor,
  formatPercent,
} from '../../renderer/i18n/format.ts';
import { pickLocale } from '../../renderer/i18n/setup.ts';

describe('figures by language', () => {
  test('headline figures: K, M, B in English, 万 and 亿 in Chinese', () => {
    expect(formatHeadline(2_670_000, 'USD', 'en')).toBe('$2.67M');
    expect(formatHeadline(-9_580_000, 'USD', 'en')).toBe('−$9.58M');
    expect(formatHeadline(238_400, 'customers', 'en')).toBe('238K');
    expect(formatHeadline(12_345_678, 'customers', 'zh-CN')).toBe('1235万');
    expect(formatHeadline(345_678_901, 'CNY', 'zh-CN')).toBe('¥3.46亿');
    expect(formatHeadline(19.53, 'USD/customer', 'en')).toBe('$19.5');
  });

  test('figures in full', () => {
    expect(formatFull(3_317_648.4, 'USD', 'en')).toBe('$3,317,648');
    expect(formatFull(19.704, 'USD/customer', 'en')).toBe('$19.70');
    expect(formatFull(0.00445, 'USD/customer', 'en')).toBe('$0.0045');
    expect(formatFull(121.52, 'customers', 'en')).toBe('121.5');
    expect(formatFull(0.01234, '1', 'en')).toBe('0.012');
  });

  test('amounts in minor units, shares, correlations, durations', () => {
    expect(formatMinor(3_000_050, 2, 'en')).toBe('30,000.50');
    expect(formatMinor(3_000_000, 2, 'en', 0)).toBe('30,000');
    expect(formatMinor(1234, 0, 'zh-CN')).toBe('1,234');
    expect(formatPercent(0.6734, 'en')).toBe('67.3%');
    expect(formatCorrelation(-0.31, 'en')).toBe('−0.31');
    expect(formatCorrelation(0.31, 'en')).toBe('+0.31');
    expect(formatDuration(400, 'en')).toBe('1 sec');
    expect(formatDuration(200_000, 'zh-CN')).toBe('4分钟');
  });

  test('only units of money have a currency', () => {
    expect(currencyOf('USD')).toBe('USD');
    expect(currencyOf('USD/order')).toBe('USD');
    expect(currencyOf('customers')).toBeNull();
    expect(currencyOf('USDX')).toBeNull();
  });
});

test('trials are read with or without separators, within what can be run', () => {
  expect(parseTrials('20,000')).toBe(20_000);
  expect(parseTrials('20 000')).toBe(20_000);
  expect(parseTrials('１０００')).toBe(1_000);
  for (const text of ['', '0', '-5', '1e6', '10,000,001', 'many']) expect(parseTrials(text)).toBeNull();
});

test('the language follows the choice, else the system, else English', () => {
  expect(pickLocale('zh-CN', ['en-US'])).toBe('zh-CN');
  expect(pickLocale(null, ['de-DE', 'zh-Hans-CN', 'en'])).toBe('zh-CN');
  expect(pickLocale(null, ['fr'])).toBe('en');
});
