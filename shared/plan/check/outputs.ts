import type { Draft } from './draft.ts';
import { entryPath, keyPath } from './report.ts';
import { boolean, checkObject, isObject, label, number, objectOf, oneOf, own, text } from './shape.ts';

const OUTPUT = {
  required: { variable: text },
  optional: { label, target: number, better: oneOf(['higher', 'lower']), headline: boolean },
} as const;

/** A reference to a variable by name; reports a name that no variable has. */
export function checkReference(name: unknown, path: string, draft: Draft): void {
  if (typeof name !== 'string' || draft.variableNames.has(name)) return;
  draft.report.unknown(path, 'unknownVariable', name, [...draft.variableNames.keys()]);
}

/** Checks what is reported: any variable but the allocation, each once, one of them as the headline. */
export function checkOutputs(list: readonly unknown[], path: string, draft: Draft): void {
  const seen = new Map<string, string>();
  let headline: string | null = null;
  list.forEach((entry, position) => {
    const place = entryPath(path, position);
    checkObject(entry, place, draft.report, OUTPUT);
    if (!isObject(entry)) return;
    const name = own(entry, 'variable');
    const namePath = keyPath(place, 'variable');
    checkReference(name, namePath, draft);
    if (typeof name === 'string') {
      const first = seen.get(name);
      if (first !== undefined) draft.report.add(namePath, 'duplicate', { name, first });
      else seen.set(name, namePath);
      const kind = draft.variables.get(name)?.definition.kind;
      if (kind === 'allocation') draft.report.add(namePath, 'outputAllocation', { name });
    }
    if (own(entry, 'headline') !== true) return;
    if (headline !== null)
      draft.report.add(keyPath(place, 'headline'), 'secondHeadline', { first: headline });
    else headline = place;
  });
}

const ROLES = ['revenue', 'contribution', 'coverage', 'customers', 'acquisition', 'lifetime_value'];
const roles = objectOf({ optional: Object.fromEntries(ROLES.map((role) => [role, text])) });

/** Checks which variables the screens take for what. */
export function checkRoles(value: unknown, path: string, draft: Draft): void {
  roles(value, path, draft.report);
  if (!isObject(value)) return;
  for (const role of ROLES) checkReference(own(value, role), keyPath(path, role), draft);
}
