import { LOCALES, labelText } from '../locale.ts';
import type { PlanDocument } from '../plan/document.ts';
import { type MemberFinder, nameKey } from './mapping.ts';

/** Finds members by id or by label in any language of the plan; a name that two members have finds none. */
export function memberFinder({ dimensions }: PlanDocument): MemberFinder {
  const known = new Map<string, string | null>();
  const learn = (key: string, member: string) => {
    const before = known.get(key);
    known.set(key, before === undefined || before === member ? member : null);
  };
  for (const id of ['region', 'line'] as const) {
    for (const member of dimensions.find((dimension) => dimension.id === id)?.members ?? []) {
      const labels = typeof member.label === 'object' ? Object.values(member.label) : [];
      const names = [...LOCALES.map((locale) => labelText(member.label, locale, member.id)), ...labels];
      for (const name of new Set([member.id, ...names])) learn(`${id}:${nameKey(name)}`, member.id);
    }
  }
  return (dimension, name) => known.get(`${dimension}:${nameKey(name)}`) ?? null;
}
