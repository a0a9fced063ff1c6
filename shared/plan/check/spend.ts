import { currencyDecimals, toMinor } from '../../money.ts';
import type { Draft } from './draft.ts';
import { entryPath, keyPath } from './report.ts';
import {
  ANNOTATIONS,
  anything,
  type Check,
  checkObject,
  isObject,
  type JsonObject,
  listOf,
  number,
  own,
  text,
} from './shape.ts';

/** An amount in the main unit: not negative, and whole in the minor unit. */
export function checkAmount(value: unknown, path: string, draft: Draft): void {
  if (!number(value, path, draft.report)) return;
  const amount = value as number;
  if (amount < 0) draft.report.add(path, 'negativeAmount', { found: amount });
  if (amount < 0 || draft.currency === null) return;
  const decimals = currencyDecimals(draft.currency);
  if (amount * 10 ** decimals > Number.MAX_SAFE_INTEGER)
    draft.report.add(path, 'amountTooLarge', { found: amount });
  else if (toMinor(amount, decimals) === null) {
    draft.report.add(path, 'notMinor', { found: amount, currency: draft.currency, decimals });
  }
}

const amounts: Check = listOf(number);
const ROW = { required: { region: text, line: text, amounts: anything }, optional: ANNOTATIONS } as const;

function checkMember(row: JsonObject, dimensionId: 'region' | 'line', path: string, draft: Draft): void {
  const id = own(row, dimensionId);
  const dimension = draft.dimensions.get(dimensionId);
  if (typeof id !== 'string' || !dimension) return;
  const known = dimension.members.map((member) => member.id);
  if (!known.includes(id)) {
    draft.report.unknown(keyPath(path, dimensionId), 'unknownMember', id, known, { dimension: dimensionId });
  }
}

function checkAmounts(value: unknown, path: string, draft: Draft): void {
  if (!Array.isArray(value)) {
    amounts(value, path, draft.report);
    return;
  }
  if (draft.periods !== null && value.length !== draft.periods) {
    draft.report.add(path, 'amountCount', { expected: draft.periods, found: value.length });
  }
  value.forEach((amount, period) => {
    checkAmount(amount, entryPath(path, period), draft);
  });
}

/** Checks the spend of a scenario: one row per pair of region and line, one amount per period. */
export function checkSpend(list: readonly unknown[], path: string, draft: Draft): void {
  const seen = new Map<string, string>();
  list.forEach((entry, position) => {
    const place = entryPath(path, position);
    checkObject(entry, place, draft.report, ROW);
    if (!isObject(entry)) return;
    checkMember(entry, 'region', place, draft);
    checkMember(entry, 'line', place, draft);
    if (own(entry, 'amounts') !== undefined)
      checkAmounts(own(entry, 'amounts'), keyPath(place, 'amounts'), draft);
    const region = own(entry, 'region');
    const line = own(entry, 'line');
    if (typeof region !== 'string' || typeof line !== 'string') return;
    const key = JSON.stringify([region, line]);
    const first = seen.get(key);
    if (first !== undefined) draft.report.add(place, 'duplicateRow', { region, line, first });
    else seen.set(key, place);
  });
}
