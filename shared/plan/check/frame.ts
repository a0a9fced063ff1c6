import { isCurrency } from '../../money.ts';
import type { Report } from './report.ts';
import { found } from './report.ts';
import type { JsonObject } from './shape.ts';
import { type Check, checkObject, filledText, objectOf, own } from './shape.ts';

const format: Check = (value, path, report) => {
  if (value === 'headroom-plan') return true;
  report.add(path, 'wrongFormat', { found: found(value) });
  return false;
};

const version: Check = (value, path, report) => {
  if (value === 1) return true;
  report.add(path, 'wrongVersion', { found: found(value) });
  return false;
};

const currency: Check = (value, path, report) => {
  if (typeof value === 'string' && isCurrency(value)) return true;
  report.add(path, 'notCurrency', { found: found(value) });
  return false;
};

const start: Check = (value, path, report) => {
  if (typeof value === 'string' && /^\d{4}-(0[1-9]|1[0-2])$/.test(value)) return true;
  report.add(path, 'notMonth', { found: found(value) });
  return false;
};

const monthsPerPeriod: Check = (value, path, report) => {
  if (value === 1 || value === 3 || value === 6 || value === 12) return true;
  report.add(path, 'badPeriodLength', { found: found(value) });
  return false;
};

const periodCount: Check = (value, path, report) => {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 120) return true;
  report.add(path, 'badPeriodCount', { found: found(value) });
  return false;
};

/** Effective, per year; at −1 or below a discount factor would not be positive. */
export const discountRate: Check = (value, path, report) => {
  if (typeof value === 'number' && Number.isFinite(value) && value > -1) return true;
  report.add(path, 'badDiscountRate', { found: found(value) });
  return false;
};

const calendar = objectOf({ required: { start, monthsPerPeriod, periods: periodCount } });
const anyValue: Check = () => true;

/** The keys of a document and those of its fields that stand alone; the lists are checked one by one elsewhere. */
export function checkFrame(document: unknown, report: Report): document is JsonObject {
  checkObject(document, '', report, {
    required: {
      format,
      version,
      name: filledText,
      currency,
      calendar,
      discountRate,
      dimensions: anyValue,
      variables: anyValue,
      outputs: anyValue,
      scenarios: anyValue,
    },
    optional: {
      correlations: anyValue,
      limits: anyValue,
      roles: anyValue,
    },
  });
  return typeof document === 'object' && document !== null && !Array.isArray(document);
}

/** The currency, where it is sound. */
export function currencyOf(document: JsonObject): string | null {
  const code = own(document, 'currency');
  return typeof code === 'string' && isCurrency(code) ? code : null;
}

/** The number of periods, where it is sound. */
export function periodsOf(document: JsonObject): number | null {
  const object = own(document, 'calendar');
  if (typeof object !== 'object' || object === null) return null;
  const periods = own(object as JsonObject, 'periods');
  return typeof periods === 'number' && Number.isInteger(periods) && periods >= 1 && periods <= 120
    ? periods
    : null;
}
