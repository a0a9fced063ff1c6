import type { Draft, DraftVariable } from './draft.ts';
import { checkPeriods, checkPlace } from './place.ts';
import { entryPath, found, keyPath } from './report.ts';
import {
  ANNOTATIONS,
  anything,
  checkObject,
  isObject,
  type JsonObject,
  label,
  numberOrNull,
  oneOf,
  own,
} from './shape.ts';

const LIMIT = {
  optional: {
    label,
    at: anything,
    min: numberOrNull,
    max: numberOrNull,
    of: oneOf(['amount', 'share']),
    each: oneOf(['period', 'plan']),
    from: anything,
    to: anything,
    ...ANNOTATIONS,
  },
} as const;

/** The allocation: what limits, locks and spend rows are about. */
export function allocationOf(draft: Draft): DraftVariable | null {
  for (const variable of draft.variables.values()) {
    if (variable.definition.kind === 'allocation') return variable;
  }
  return null;
}

function checkEnds(limit: JsonObject, path: string, draft: Draft): void {
  const min = own(limit, 'min');
  const max = own(limit, 'max');
  if (own(limit, 'of') === 'share') {
    for (const [key, end] of Object.entries({ min, max })) {
      if (typeof end === 'number' && !(end >= 0 && end <= 1)) {
        draft.report.add(keyPath(path, key), 'badShare', { found: found(end) });
      }
    }
  }
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    draft.report.add(keyPath(path, 'max'), 'limitOrder', { min, max });
  }
}

/** Checks what the spend of a plan or scenario must respect. */
export function checkLimits(list: readonly unknown[], path: string, draft: Draft): void {
  const allocation = allocationOf(draft);
  list.forEach((entry, position) => {
    const place = entryPath(path, position);
    checkObject(entry, place, draft.report, LIMIT);
    if (!isObject(entry)) return;
    const at = own(entry, 'at');
    if (at !== undefined && allocation) checkPlace(at, keyPath(place, 'at'), allocation, 'elsewhere', draft);
    checkPeriods(own(entry, 'from'), own(entry, 'to'), place, draft);
    checkEnds(entry, place, draft);
  });
}
